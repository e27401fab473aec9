from __future__ import annotations

import pytest

from functions.actions.desk import Desk
from functions.domain.identity import Identity
from tests.clock import Clock
from tests.desks import STORY, filed
from tests.faces import office
from tests.faces.browser import Page
from tests.faces.face import Face

WHO = Identity("Siti Rahmah", "+6281234567890", "siti@contoh.id", "6310011308890001", "Jl. Melati")
SECRETS = {
    "identity": WHO,
    "title": "Tiang lampu roboh",
    "location": "Depan masjid Al-Falah",
    "category": "lampu-jalan-mati",
    "purpose": "Tujuan saya sendiri",
    "latitude": "-3.4429",
    "longitude": "115.9935",
    "incident_date": "2026-11-20",
    "district": "63.10.01",
}


def test_with_the_code_the_reporter_sees_the_whole_way(citizen: Face, desk: Desk) -> None:
    case = filed(desk)
    number = case.complaint.number
    office.relayed(desk, number)
    seen = citizen.json("/api/track", number=number, code=case.code).json()
    assert seen["status"] == "answered" and seen["agencies"] == ["Dinas Perhubungan"]
    assert seen["answer"]["text"] == office.ANSWER
    assert seen["answer"]["follow_up"] == "inspection"
    assert [e["status"] for e in seen["timeline"]] == [
        "received",
        "dispatched",
        "answer_in",
        "answered",
    ]
    page = citizen.page("/api/track", number=number, code=case.code)
    assert office.ANSWER in page.seen.text and "Sudah dijawab" in page.seen.text
    offered = {form.action.rsplit("/", 1)[1] for form in page.forms} - {"track", "uploads"}
    assert offered == set(seen["may"]) == {"reply", "rate", "reopen"}


def test_number_and_code_may_be_typed_as_people_type(citizen: Face, desk: Desk) -> None:
    case = filed(desk)
    number = case.complaint.number.replace("0", "o").replace("-", " ").lower()
    answer = citizen.form("/api/track", number=f"  {number} ", code=case.code.replace("-", ""))
    assert answer.status_code == 200 and STORY not in answer.text
    assert "Yang bisa Anda lakukan" in answer.text


def test_without_the_code_nothing_but_status_and_dates_is_told(citizen: Face, desk: Desk) -> None:
    case = filed(desk, **SECRETS)
    number = case.complaint.number
    office.dispatch(desk, number, note="Catatan untuk dinas", share_contact=True)
    office.answered(desk, number)
    texts = [answer.text for answer in both(citizen, number=number)]
    private = [value for value in SECRETS.values() if isinstance(value, str)]
    private += [WHO.name, WHO.phone, WHO.phone[3:], WHO.email, WHO.national_id, WHO.address]
    private += [STORY, office.ANSWER, "Catatan untuk", "Hasan", "dishub", "Dinas Perhubungan"]
    private += ["Lampu jalan mati", "Batulicin", case.code]
    for text in texts:
        assert number in text and "Jawaban diperiksa" in text
        assert [secret for secret in private if secret in text] == []


def test_what_is_with_the_code_is_still_not_everything(citizen: Face, desk: Desk) -> None:
    case = filed(desk, **SECRETS)
    office.dispatch(desk, case.complaint.number, note="Catatan untuk dinas")
    office.answered(desk, case.complaint.number)
    for answer in both(citizen, number=case.complaint.number, code=case.code):
        unseen = (WHO.name, WHO.email, WHO.national_id, "Catatan untuk", office.ANSWER, "Hasan")
        assert [secret for secret in unseen if secret in answer.text] == []


@pytest.mark.parametrize(
    "code", ["0000-0000-0000", "1", "abc", "\u0661\u0662", "0" * 500, "'; --", "-"]
)
def test_a_wrong_code_and_an_unknown_number_sound_alike(
    citizen: Face, desk: Desk, code: str
) -> None:
    number = filed(desk).complaint.number
    wrong = both(citizen, number=number, code=code)
    unknown = both(citizen, number="TB-0000-0000", code=code)
    assert [a.status_code for a in wrong + unknown] == [404] * 4
    assert wrong[0].content == unknown[0].content
    assert wrong[1].text.replace(number, "TB-0000-0000") == unknown[1].text
    page = Page.of(wrong[1].text)
    assert page.says_beside("number", "tidak cocok")
    assert page.form("/api/track").values == {"number": number, "code": code}


def test_the_eleventh_wrong_code_must_wait_and_so_must_the_right_one(
    citizen: Face, desk: Desk, clock: Clock
) -> None:
    case = filed(desk)
    number = case.complaint.number
    for i in range(10):
        assert citizen.json("/api/track", number=number, code=f"{i}").status_code == 404
    for answer in both(citizen, number=number, code=case.code):
        assert answer.status_code == 429 and answer.headers["retry-after"] == "3600"
    act = {"number": number, "code": case.code, "text": "Masih gelap sekali."}
    refused = citizen.form("/api/complaints/reply", **act)
    assert refused.status_code == 429 and "Masih gelap sekali." in refused.text
    assert citizen.json("/api/track", number=number).status_code == 200
    clock.advance(hours=1)
    assert citizen.json("/api/track", number=number, code=case.code).status_code == 200


def test_a_blank_code_is_none(citizen: Face, desk: Desk) -> None:
    number = filed(desk).complaint.number
    for answer in both(citizen, number=number, code="  "):
        assert answer.status_code == 200 and "Diterima" in answer.text


@pytest.mark.parametrize("act", ["reply", "rate", "reopen", "withdraw"])
def test_a_wrong_code_in_the_form_of_an_act_counts_once(
    citizen: Face, desk: Desk, act: str
) -> None:
    case = filed(desk)
    key = {"number": case.complaint.number, "code": case.code}
    typed = {"score": "1", "resolved": "true", "text": "Gelap.", "reason": "Gelap."}
    for _ in range(9):
        citizen.form(f"/api/complaints/{act}", **key | {"code": "1"}, **typed)
    assert citizen.json("/api/track", **key).status_code == 200


def test_unknown_numbers_are_counted_as_well(citizen: Face) -> None:
    for _ in range(10):
        assert citizen.json("/api/track", number="TB-0000-0000", code="1").status_code == 404
    assert citizen.json("/api/track", number="TB-0000-0000", code="1").status_code == 429


def test_a_number_is_asked_for(citizen: Face) -> None:
    answer = citizen.json("/api/track", number=" ", code="1")
    assert answer.status_code == 422 and set(answer.json()["fields"]) == {"number"}
    assert citizen.page("/api/track", number="").says_beside("number", "Isi nomor laporan")


def test_overdue_is_said_when_a_deadline_has_passed(
    citizen: Face, desk: Desk, clock: Clock
) -> None:
    case = filed(desk)
    key = {"number": case.complaint.number, "code": case.code}
    assert citizen.json("/api/track", **key).json()["overdue"] is False
    clock.advance(days=10)
    assert citizen.json("/api/track", **key).json()["overdue"] is True
    assert "Melewati tenggat" in citizen.page("/api/track", **key).seen.text


def both(citizen: Face, **fields: str) -> list:  # type: ignore[type-arg]
    return [citizen.json("/api/track", **fields), citizen.form("/api/track", **fields)]
