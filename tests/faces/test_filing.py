from __future__ import annotations

import re
from typing import Any

import pytest

from functions.actions.desk import Desk
from tests.desks import STORY
from tests.faces import office
from tests.faces.browser import Page
from tests.faces.face import Face

GOOD: dict[str, Any] = {"description": STORY, "name": "Siti", "phone": "0812 3456 7890"}
KEY = "kunci-kiriman-0001"
HARD = (
    "\n<script>alert(1)</script></textarea> \"petik\" 'satu' & 😀👨‍👩‍👧 مرحبا "
    "sudah tiga hari lampu mati\n\nMohon dibantu."
)


def test_a_filed_complaint_gets_number_code_and_what_happens_next(
    citizen: Face, desk: Desk
) -> None:
    answer = citizen.json("/api/complaints", **GOOD)
    assert answer.status_code == 201
    receipt = answer.json()
    assert re.fullmatch(r"TB-[0-9A-Z]{4}-[0-9A-Z]{4}", receipt["number"])
    assert re.fullmatch(r"\d{4}-\d{4}-\d{4}", receipt["code"])
    assert receipt["filed_at"] == "2026-11-24T10:00:00+08:00"
    assert receipt["deadlines"][0]["due"] == "2026-11-25T16:30:00+08:00"
    assert list(desk.complaints.items) == [receipt["number"]]  # type: ignore[attr-defined]


def test_every_field_arrives(citizen: Face, desk: Desk) -> None:
    fields = GOOD | {
        "kind": "aspiration",
        "title": "Lampu pasar",
        "category": "lampu-jalan-mati",
        "district": "63.10.01",
        "location": "Depan pasar",
        "latitude": -3.4429,
        "longitude": 115.9935,
        "incident_date": "2026-11-23",
        "email": "siti@Contoh.ID",
        "hide_identity": True,
        "idempotency_key": KEY,
    }
    number = citizen.json("/api/complaints", **fields).json()["number"]
    complaint = desk.complaints.load(number)
    recorded = desk.submissions.find(complaint.submission)
    assert recorded
    sent = recorded.submission
    assert (sent.title, sent.location, sent.incident_date) == (
        "Lampu pasar",
        "Depan pasar",
        "2026-11-23",
    )
    assert (sent.latitude, sent.longitude) == ("-3.4429", "115.9935")
    assert complaint.hide_identity and complaint.district == "63.10.01"
    assert desk.identities.get(number).email == "siti@contoh.id"


@pytest.mark.parametrize(
    ("whole", "stored"), [({}, "2026-11-03"), ({"incident_date": "2026-11-20"}, "2026-11-20")]
)
def test_a_form_sends_its_date_in_three_parts_unless_it_has_a_whole_one(
    citizen: Face, desk: Desk, whole: dict[str, str], stored: str
) -> None:
    parts = {"incident_day": " 3", "incident_month": "11", "incident_year": "2026 "}
    assert citizen.form("/api/complaints", **GOOD, **parts, **whole).status_code == 201
    [recorded] = desk.submissions.items.values()  # type: ignore[attr-defined]
    assert recorded.submission.incident_date == stored


@pytest.mark.parametrize("parts", [("31", "2", "2026"), ("3", "", "2026"), ("hari ini", "", "")])
def test_a_date_that_does_not_exist_stays_in_its_three_parts(
    citizen: Face, parts: tuple[str, str, str]
) -> None:
    names = ("incident_day", "incident_month", "incident_year")
    typed = dict(zip(names, parts, strict=True))
    page = citizen.page("/api/complaints", **GOOD, **typed)
    assert typed.items() <= page.form("/api/complaints").values.items()
    assert "#incident_day" in page.seen.links and "Tanggal ini tidak ada." in page.seen.text


def test_whatever_was_typed_comes_back_with_the_error(citizen: Face) -> None:
    typed = {
        "kind": "complaint",
        "idempotency_key": KEY,
        "description": HARD,
        "title": '"><img src=x onerror=alert(1)> &amp;',
        "category": "jalan-jembatan",
        "district": "63.10.01",
        "location": "<b>Depan</b> SDN 1; مسجد",
        "name": "",
        "phone": "abc <i>",
        "email": "'or'1'='1",
        "hide_identity": "true",
        "incident_day": "<32>",
        "incident_month": "'2",
        "incident_year": '"2026',
    }
    answer = citizen.form("/api/complaints", **typed)
    assert answer.status_code == 422
    page = Page.of(answer.text)
    assert page.form("/api/complaints").values == typed | {"website": ""}
    assert page.seen.title.startswith("Galat: ")
    for name in ("name", "phone", "email"):
        assert f"#{name}" in page.seen.links and page.seen.fields[name]["aria-invalid"] == "true"


def test_html_and_hidden_characters_reach_the_agency_as_plain_text(
    citizen: Face, agency: Face, desk: Desk
) -> None:
    bad = "<script>alert(1)</script>\u202e\u200b\x00 lampu mati"
    fields = GOOD | {"description": bad + " di pasar", "title": bad, "location": bad}
    number = citizen.json("/api/complaints", **fields).json()["number"]
    office.dispatch(desk, number)
    page = agency.page("/api/agency/case", token=office.token(desk, number))
    assert page.seen.text.count("<script>alert(1)</script> lampu mati") == 3
    assert page.seen.scripts == []
    assert not set("\u202e\u200b\x00") & set(page.html)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Suharto"),
        ("name", "Nur’aini binti M. Ya‘kub"),
        ("name", "李小龙"),
        ("phone", "+62 812-3456-7890"),
        ("phone", "6281234567890"),
        ("description", "Lampu mati 😀 di depan pasar sejak Senin"),
        ("description", "مصابيح الشارع معطلة منذ يوم الاثنين"),
        ("title", "Lampu\r\nBcc: semua@contoh.id"),
    ],
)
def test_unusual_but_honest_input_is_taken(citizen: Face, field: str, value: str) -> None:
    assert citizen.json("/api/complaints", **GOOD | {field: value}).status_code == 201
    assert citizen.form("/api/complaints", **GOOD | {field: value}).status_code == 200


def test_line_breaks_cannot_reach_a_mail_header(citizen: Face, desk: Desk) -> None:
    bad = "Lampu\r\nBcc: semua@contoh.id"
    number = citizen.json("/api/complaints", **GOOD | {"title": bad, "name": bad}).json()["number"]
    complaint = desk.complaints.load(number)
    assert complaint.subject == desk.identities.get(number).name == "Lampu Bcc: semua@contoh.id"


def test_a_request_for_public_information_needs_nik_address_and_purpose(citizen: Face) -> None:
    asked = GOOD | {"kind": "ppid_request", "description": "Mohon salinan RPJMD 2021 sampai 2026."}
    answer = citizen.json("/api/complaints", **asked)
    assert answer.status_code == 422
    assert set(answer.json()["fields"]) == {"national_id", "address", "purpose"}
    page = citizen.page("/api/complaints", **asked)
    assert page.seen.headings == ["Minta informasi publik"]
    typed = page.form("/api/complaints").values
    typed |= {"national_id": "6310 0113 0889 0001", "address": "Jl. Raya", "purpose": "Skripsi"}
    assert citizen.form("/api/complaints", **typed).status_code == 201
