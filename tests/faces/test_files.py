"""Forms for photos and papers, and who sees what became of them."""

from __future__ import annotations

import json
from base64 import b64decode
from datetime import timedelta
from typing import Any

import pytest

from functions.actions.desk import Desk
from functions.domain.attachments import SLOTS, Attachment, State
from functions.faces.citizen.uploading import RECEIVED
from tests.clock import Clock
from tests.desks import BUCKET_URL, STORY, filed, memory_desk
from tests.faces import office
from tests.faces.face import BASE, Face

GOOD = {"description": STORY, "name": "Siti", "phone": "081234567890"}


def remember(
    desk: Desk, number: str, slot: int, state: State = "accepted", **facts: Any
) -> Attachment:
    """What the function behind the bucket would have written."""
    made = Attachment(slot, f"upload-{slot}", state, desk.now(), **facts)
    desk.attachments.items.setdefault(number, []).append(made)  # type: ignore[attr-defined]
    return made


def key_of(upload: dict[str, Any]) -> str:
    return str(upload["fields"]["key"])


def test_a_new_complaint_gets_three_forms_of_its_own(citizen: Face) -> None:
    seen = citizen.json("/api/complaints", **GOOD).json()
    keys = [key_of(upload) for upload in seen["uploads"]]
    assert [key.rpartition("-")[0] for key in keys] == [
        f"incoming/{seen['number']}/{slot}" for slot in SLOTS
    ]
    for upload in seen["uploads"]:
        assert upload["url"] == BUCKET_URL
        conditions = json.loads(b64decode(upload["fields"]["policy"]))["conditions"]
        assert {"key": key_of(upload)} in conditions, "no other key, hence no other's complaint"
        assert ["content-length-range", 1, 5 * 1024 * 1024] in conditions


def test_a_replay_gets_fresh_forms_for_what_is_still_free(citizen: Face, desk: Desk) -> None:
    fields = GOOD | {"idempotency_key": "k" * 16}
    first = citizen.json("/api/complaints", **fields).json()
    remember(desk, first["number"], 1, kind="photo")
    remember(desk, first["number"], 2, "refused", reason="heic")
    again = citizen.json("/api/complaints", **fields).json()
    assert [key_of(upload).split("/")[2][0] for upload in again["uploads"]] == ["2", "3"]
    assert not {key_of(u) for u in again["uploads"]} & {key_of(u) for u in first["uploads"]}


def test_without_a_bucket_there_are_no_forms_and_nobody_is_told_of_any(clock: Clock) -> None:
    from functions.actions.upload import forms_at_filing
    from functions.storage.presigned import Presigned

    desk = memory_desk(clock, files=Presigned("", "", str, object))
    assert forms_at_filing(desk, filed(desk).complaint.number, again=False) == []


def test_the_receipt_leads_to_a_page_whose_forms_work_without_a_script(
    citizen: Face, desk: Desk
) -> None:
    receipt = citizen.page("/api/complaints", **GOOD)
    asked = receipt.form("/api/complaints/uploads")
    page = citizen.page(asked.action, **asked.values)
    forms = [form for form in page.forms if form.action == BUCKET_URL]
    assert len(forms) == 3
    for form in forms:
        assert form.values["success_action_redirect"] == BASE + RECEIVED
        assert list(form.values)[-1] == "file", "S3 ignores what comes after the file"
    assert page.html.count('enctype="multipart/form-data"') == 3
    assert page.html.count(" required ") == 3


def test_the_page_that_takes_files_shows_the_code_as_issued_since_back_may_not(
    citizen: Face, desk: Desk
) -> None:
    case = filed(desk)
    typed = {"number": case.complaint.number, "code": case.code.replace("-", " ")}
    page = citizen.page("/api/complaints/uploads", **typed)
    assert case.complaint.number in page.seen.text and case.code in page.seen.text


def test_a_browser_and_a_program_get_forms_for_the_same_slots(citizen: Face, desk: Desk) -> None:
    case = filed(desk)
    key = {"number": case.complaint.number, "code": case.code}
    remember(desk, key["number"], 2, "checking")
    seen = citizen.json("/api/complaints/uploads", **key).json()
    assert [key_of(upload).split("/")[2][0] for upload in seen["uploads"]] == ["1", "3"]
    assert all("success_action_redirect" not in u["fields"] for u in seen["uploads"])
    page = citizen.page("/api/complaints/uploads", **key)
    assert len([form for form in page.forms if form.action == BUCKET_URL]) == 2


def test_forms_are_for_who_has_the_code(citizen: Face, desk: Desk) -> None:
    number = filed(desk).complaint.number
    for code in ("", "1111-2222-3333"):
        refused = citizen.json("/api/complaints/uploads", number=number, code=code)
        assert refused.status_code == 404 and "uploads" not in refused.json()


def test_a_complaint_with_three_files_or_at_its_end_takes_no_more(
    citizen: Face, desk: Desk
) -> None:
    full, over = filed(desk), filed(desk, description=f"{STORY} Lagi.")
    for slot in SLOTS:
        remember(desk, full.complaint.number, slot, kind="photo")
    citizen.json("/api/complaints/withdraw", number=over.complaint.number, code=over.code)
    for case, words in ((full, "tiga file"), (over, "sudah selesai")):
        key = {"number": case.complaint.number, "code": case.code}
        refused = citizen.json("/api/complaints/uploads", **key)
        assert refused.status_code == 409 and words in refused.json()["message"]
        assert words in citizen.page("/api/complaints/uploads", **key).seen.text


def test_the_reporter_sees_what_became_of_each_file(citizen: Face, desk: Desk) -> None:
    case = filed(desk)
    number = case.complaint.number
    remember(desk, number, 1, kind="photo")
    remember(desk, number, 2, "refused", reason="heic")
    remember(desk, number, 3, "checking")
    page = citizen.page("/api/track", number=number, code=case.code)
    assert f'<img src="{BUCKET_URL}files/{number}/1-upload-1-kecil.jpg?' in page.html
    assert "Pengaturan, Kamera" in page.seen.text and "sedang diperiksa" in page.seen.text
    seen = citizen.json("/api/track", number=number, code=case.code).json()["attachments"]
    assert [each["state"] for each in seen] == ["accepted", "refused", "checking"]
    anyone = citizen.json("/api/track", number=number)
    assert "attachments" not in anyone.json() and "files/" not in anyone.text


def test_a_link_is_of_now_and_not_of_when_the_file_came(
    citizen: Face, desk: Desk, clock: Clock
) -> None:
    case = filed(desk)
    remember(desk, case.complaint.number, 1, kind="pdf")
    key = {"number": case.complaint.number, "code": case.code}
    first = citizen.json("/api/track", **key).json()["attachments"][0]["url"]
    clock.now += timedelta(hours=1)
    assert citizen.json("/api/track", **key).json()["attachments"][0]["url"] != first
    assert "X-Amz-Expires=900" in first


@pytest.mark.parametrize("restricted", [False, True])
def test_an_agency_sees_the_files_of_a_complaint_that_it_has_and_no_reasons(
    agency: Face, desk: Desk, restricted: bool
) -> None:
    facts = {"category": "korupsi"} if restricted else {}
    number = filed(desk, **facts).complaint.number
    lead = "inspektorat" if restricted else "dishub"
    remember(desk, number, 1, kind="photo")
    remember(desk, number, 2, "refused", reason="heic")
    remember(desk, number, 3, kind="pdf")
    office.dispatch(desk, number, lead)
    seen = agency.json("/api/agency/case", token=office.token(desk, number, lead)).json()
    assert [each["slot"] for each in seen["attachments"]] == [1, 3]
    page = agency.page("/api/agency/case", token=seen["token"])
    assert "<img " in page.html and "Unduh dokumen 3 (PDF)" in page.seen.text
    assert "HEIC" not in page.seen.text
