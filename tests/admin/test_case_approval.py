"""An answer that waits for its agency's head, as the office sees it, and what the office may do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from functions.actions import approval
from tests.admin.conftest import Browser, Office
from tests.desks import filed
from tests.faces.office import ANSWER, HEADED, head_link, proposed

TITLE, BUTTON = "Menunggu persetujuan pimpinan dinas", "Terima tanpa persetujuan"


@pytest.fixture
def number(office: Office, browser: Browser) -> str:
    number = filed(office.desk).complaint.number
    proposed(office.desk, number)
    return number


def test_the_page_shows_that_it_waits_and_what_was_written(browser: Browser, number: str) -> None:
    page = browser.get(f"/admin/complaints/{number}").text
    assert TITLE in page and BUTTON in page and ANSWER in page
    assert "Pimpinan Dinas Pendidikan" in page, "to whom the mail goes"
    assert "Jawaban disetujui pimpinan dinas" in page, "until when"


def test_the_office_takes_it_without_the_head_and_it_is_recorded_who_did(
    office: Office, browser: Browser, number: str
) -> None:
    assert browser.act(number, "accept-proposal").status_code == 303
    page = browser.get(f"/admin/complaints/{number}").text
    assert "diterima tanpa persetujuan pimpinannya" in page and "diterima oleh rina" in page
    assert page.count(ANSWER) == 3, "as it was written, as it was taken, ready to be relayed"
    assert TITLE not in page and BUTTON not in page
    lines = office.staff.audit.of_month(office.desk.now())
    assert [line["what"] for line in lines if line["number"] == number] == ["act accept-proposal"]


def test_once_the_head_has_decided_there_is_nothing_to_take(
    office: Office, browser: Browser, number: str
) -> None:
    approval.approve(office.desk, head_link(office.desk, number), "Ahmad", "Kepala Dinas")
    page = browser.get(f"/admin/complaints/{number}").text
    assert "Hasan, Kepala Bidang, Ahmad, Kepala Dinas, 24 November 2026" in page
    late = browser.act(number, "accept-proposal")
    assert late.status_code == 409 and "Tidak ada jawaban yang sedang menunggu" in late.text


def test_who_only_reads_may_not_take_it(office: Office, browser: Browser, number: str) -> None:
    reader = office.signed_in_as("coordinator", agency=HEADED)
    page = f"/admin/complaints/{number}"
    assert TITLE in reader.get(page).text and BUTTON not in reader.get(page).text
    assert reader.post(f"{page}/accept-proposal", "/admin/account").status_code == 403


def test_the_queue_says_what_it_waits_for(office: Office, browser: Browser, number: str) -> None:
    complaint = office.desk.complaints.load(number)
    assert office.desk.agenda(complaint).why == "head_approval"
    assert office.desk.agenda(complaint).queue_at < office.desk.now() + timedelta(days=1)
    assert "Jawaban disetujui pimpinan dinas" in browser.get("/admin/queue?view=agency").text
