"""The forms of the PPID on a request's page, and who may press them."""

from __future__ import annotations

from typing import Any

import pytest

from functions.domain.identity import Identity
from functions.domain.roles import ROLES
from tests.admin.conftest import Browser, Office
from tests.clock import Clock
from tests.desks import filed

WHO = Identity(
    name="Siti", email="siti@contoh.id", national_id="6310014101900001", address="Jalan Raya 1"
)
REFUSAL = {"reason": "rahasia-pribadi", "text": "Memuat nomor telepon warga."}


def asked(office: Office, **facts: Any) -> str:
    given = {"kind": "ppid_request", "category": "", "purpose": "Penelitian", "identity": WHO}
    return filed(office.desk, **(given | facts)).complaint.number


@pytest.fixture
def browser(office: Office) -> Browser:
    return office.signed_in_as("ppid")


def test_the_ppid_grants_delivers_and_records_an_objection_and_its_answer(
    office: Office, browser: Browser
) -> None:
    number = asked(office, delivery="post")
    page = browser.get(f"/admin/complaints/{number}").text
    assert "Bentuk yang diminta" in page and '<option value="post" selected>' in page
    assert "Kabulkan permohonan" in page and "Tanya pelapor" in page
    assert "Teruskan ke dinas" not in page and "Catat keberatan" not in page
    granted = browser.act(number, "grant", form="post", fee="Rp 25.000", text="Kami kirim.")
    assert "Keputusan dikirim kepada pemohon." in browser.get(granted.location).text
    browser.act(number, "deliver", text="Dikirim lewat pos hari ini.")
    browser.act(number, "object", ground="fee", reason="Biayanya terlalu mahal.")
    browser.act(number, "answer-objection", answer="dismissed", text="Biaya sesuai harga pos.")
    complaint = office.desk.complaints.load(number)
    assert complaint.status == "decided"
    assert [(e.what, e.by) for e in complaint.history[1:]] == [
        ("granted", "staff:ppid"),
        ("delivered", "staff:ppid"),
        ("objected", "staff:ppid"),
        ("dismissed", "staff:ppid"),
    ]
    assert complaint.history[1].details == {"form": "post", "fee": 25_000}


@pytest.mark.parametrize(
    ("act", "fields", "sentence"),
    [
        ("grant", {"form": ""}, "Pilih bentuk penyerahan."),
        ("grant", {"form": "see", "fee": "dua ribu"}, "Tulis biaya dengan angka saja"),
        ("refuse", {"reason": "", "text": "Rahasia."}, "Pilih alasan pengecualian dari daftar."),
        ("refuse", {"reason": "rahasia-pribadi"}, "Tuliskan pertimbangannya"),
        ("not-held", {"to": "bulan"}, "Pilih instansi yang menguasai informasi ini."),
        ("extend", {"reason": " "}, "Tuliskan alasan perpanjangan"),
        ("object", {"ground": "late", "reason": "Lama."}, "masih diproses dalam waktunya"),
        ("deliver", {"text": "Sudah."}, "tindakan ini tidak bisa dilakukan"),
    ],
)
def test_what_is_wrong_is_said_and_the_typed_words_stay(
    office: Office, browser: Browser, act: str, fields: dict[str, str], sentence: str
) -> None:
    number = asked(office)
    answer = browser.act(number, act, **fields)
    assert answer.status_code in (409, 422) and sentence in answer.text
    assert all(words in answer.text for words in fields.values() if words != "bulan")
    assert office.desk.complaints.load(number).version == 1


def test_a_late_request_cannot_be_extended_any_more(
    office: Office, browser: Browser, clock: Clock
) -> None:
    number = asked(office)
    assert "Perpanjang 7 hari kerja" in browser.get(f"/admin/complaints/{number}").text
    clock.advance(days=20)
    page = browser.get(f"/admin/complaints/{number}").text
    assert "Perpanjang 7 hari kerja" not in page and "Catat keberatan pemohon" in page


def test_the_ppid_does_nothing_else_and_nothing_to_complaints(
    office: Office, browser: Browser
) -> None:
    request, complaint = asked(office), filed(office.desk).complaint.number
    for act, fields in {"flag": {"urgent": "true"}, "dispatch": {"agency": "pupr"}}.items():
        token = browser.act(request, act, **fields)
        assert token.status_code == 403, act
    token_page = f"/admin/complaints/{request}"
    for act in ("ask", "grant", "refuse"):
        path = f"/admin/complaints/{complaint}/{act}"
        answer = browser.post(path, token_page, question="Apa?", form="see", **REFUSAL)
        assert answer.status_code == 404, act
    assert {office.desk.complaints.load(n).version for n in (request, complaint)} == {1}
    assert browser.act(request, "ask", question="Tahun berapa?").status_code == 303


@pytest.mark.parametrize("role", sorted(ROLES.keys() - {"admin", "ppid"}))
def test_no_other_role_decides(office: Office, role: str) -> None:
    number = asked(office)
    browser = office.signed_in_as(role, agency="pupr")
    path = f"/admin/complaints/{number}/refuse"
    assert browser.post(path, "/admin/account", **REFUSAL).status_code in (403, 404)
    assert office.desk.complaints.load(number).version == 1


def test_an_admin_decides_on_requests_and_complaints_show_no_such_form(office: Office) -> None:
    number, complaint = asked(office), filed(office.desk).complaint.number
    browser = office.signed_in()
    assert "Kabulkan permohonan" not in browser.get(f"/admin/complaints/{complaint}").text
    assert browser.act(complaint, "refuse", **REFUSAL).status_code == 409
    assert browser.act(number, "refuse", **REFUSAL).status_code == 303
    assert office.desk.complaints.load(number).status == "decided"
