"""The PPID's register: a year of requests, without identity, with what was decided and when."""

from __future__ import annotations

from typing import Any

import pytest

from tests.admin.conftest import Browser, Office
from tests.admin.test_case_ppid import WHO, asked
from tests.clock import Clock
from tests.desks import filed


@pytest.fixture
def browser(office: Office) -> Browser:
    return office.signed_in_as("ppid")


def row(page: str, number: str) -> str:
    """The register's line of one request."""
    return page.partition(f'href="/admin/complaints/{number}"')[2].partition("</tr>")[0]


def test_the_register_lists_the_years_requests_with_decision_and_days_and_no_name(
    office: Office, browser: Browser, clock: Clock
) -> None:
    first = asked(office, title="Anggaran jalan desa", purpose="Skripsi saya")
    clock.advance(minutes=1)
    second, complaint = asked(office, title="Izin tambang"), filed(office.desk).complaint.number
    clock.advance(days=3)
    fields: dict[str, Any] = {"reason": "rahasia-pribadi", "text": "Memuat NIK warga."}
    assert browser.act(first, "refuse", **fields).status_code == 303
    page = browser.get("/admin/requests").text
    for words in ("Anggaran jalan desa", "Skripsi saya", "Ditolak", "huruf h", "<td>3</td>"):
        assert words in row(page, first), words
    assert "Belum diputus" in row(page, second) and "paling lambat 8 Desember 2026" in page
    assert complaint not in page and WHO.name not in page and WHO.address not in page
    assert page.index(first) < page.index(second)
    assert "3,0 hari kerja" in page
    only = browser.get("/admin/requests?year=2026&decision=refused").text
    assert first in only and second not in only
    assert first not in browser.get("/admin/requests?year=2025").text
    assert browser.get("/admin/requests?year=dulu").status_code == 404


def test_what_turns_out_to_be_a_request_enters_the_register(office: Office) -> None:
    number = filed(office.desk).complaint.number
    browser = office.signed_in()
    browser.act(number, "reclassify", category="lampu-jalan-mati", kind="ppid_request")
    assert number in browser.get("/admin/requests").text
    browser.act(number, "reclassify", category="lampu-jalan-mati", kind="complaint")
    assert number not in browser.get("/admin/requests").text


def test_the_register_can_be_taken_home(office: Office, browser: Browser) -> None:
    number = asked(office, title="Anggaran jalan desa")
    answer = browser.get("/admin/requests/export?year=2026&format=csv")
    assert answer.status_code == 200 and number in answer.text and WHO.name not in answer.text


def test_signing_in_leads_the_ppid_to_the_register(office: Office, browser: Browser) -> None:
    assert browser.get("/admin/").location == "/admin/requests"
    assert "Tidak ada permohonan" in browser.get("/admin/requests").text
