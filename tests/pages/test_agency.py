"""An official with a mail and a phone, when things do not go straight."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.pages.conftest import DESKTOP, Portal, assert_accessible
from tests.pages.test_whole_way import dispatch, reveal, sign_in, submit, wait_for

Opener = Callable[..., Page]

SAMPLES = "0"


@pytest.fixture
def staff(open_page: Opener, portal: Portal) -> Page:
    page = open_page("/admin/", size=DESKTOP)
    sign_in(page, portal)
    return page


def at_dishub(portal: Portal, staff: Page, description: str) -> dict[str, Any]:
    """A complaint that was dispatched to Dinas Perhubungan, whose mail has come."""
    filed = portal.file(description=description)
    dispatch(staff, filed["number"], "dishub")
    wait_for(lambda: portal.messages(filed["number"], "dishub"))
    return filed


def test_an_answer_for_now_carries_its_promise_to_the_citizen(
    open_page: Opener, portal: Portal, staff: Page
) -> None:
    filed = at_dishub(portal, staff, "Lampu taman kota mati, anak-anak tidak bisa bermain malam.")
    number = filed["number"]

    official = open_page(portal.agency_mail(number, "dishub").link)
    answer = official.locator("form[action$='/answer']")
    answer.get_by_label("Jawaban sementara: masih dikerjakan").check()
    answer.get_by_label("Jawaban untuk pelapor").fill("Lampu pengganti sudah kami pesan.")
    answer.get_by_label("Klarifikasi informasi").check()
    answer.get_by_label("Nama Anda").fill("Hasan")
    answer.get_by_role("button", name="Kirim jawaban").click()
    summary = official.get_by_role("alert")
    expect(summary).to_contain_text("kapan pekerjaan dijanjikan selesai")
    summary.get_by_role("link").first.click()
    assert official.evaluate("document.activeElement.name") == "promised_by_day"
    assert_accessible(official)
    for label, value in (("Tanggal", "18"), ("Bulan", "12"), ("Tahun", "2030")):
        answer.get_by_label(label, exact=True).fill(value)
    answer.get_by_role("button", name="Kirim jawaban").click()
    expect(official.get_by_role("heading", level=1)).to_have_text("Jawaban terkirim")

    staff.goto(f"/admin/complaints/{number}")
    reveal(staff, "relay")
    submit(staff, "relay")
    seen = portal.track(filed)
    assert seen["status"] == "in_progress"
    assert "18 Desember 2030" in seen["explanation"]


def test_a_link_is_void_once_another_agency_has_the_complaint(
    open_page: Opener, portal: Portal, staff: Page
) -> None:
    filed = at_dishub(portal, staff, "Rambu di tikungan tajam hilang dan berbahaya bagi motor.")
    number = filed["number"]
    old = portal.agency_mail(number, "dishub")
    official = open_page(old.link)
    answer = official.locator("form[action$='/answer']")
    answer.get_by_label("Jawaban untuk pelapor").fill("Rambu segera kami pasang kembali.")
    dispatch(staff, number, "pupr")

    answer.get_by_label("Jawaban akhir: sudah ditangani").check()
    answer.get_by_label("Belum ada").check()
    answer.get_by_label("Nama Anda").fill("Hasan")
    official.get_by_role("button", name="Kirim jawaban").click()
    expect(official.get_by_role("heading", level=1)).to_have_text("Tautan tidak berlaku lagi")
    assert "Rambu segera kami pasang kembali." in official.inner_text("main")
    assert_accessible(official)
    official.get_by_role("button", name="Kirim tautan baru").click()
    expect(official.get_by_role("heading", level=1)).to_have_text("Periksa e-mail instansi Anda")
    recalled = wait_for(lambda: portal.messages(number, "dishub")[1:])
    assert ["tidak perlu dijawab lagi" in m["subject"] for m in recalled] == [True]


@pytest.mark.fault(26)
def test_opening_a_link_changes_nothing(open_page: Opener, portal: Portal, staff: Page) -> None:
    filed = at_dishub(portal, staff, "Bus sekolah tidak pernah datang tepat waktu pagi hari.")
    number = filed["number"]
    before = portal.track(filed)
    for _ in range(2):  # a scanner opens it with scripts, and then the official does
        page = open_page(portal.agency_mail(number, "dishub").link)
        assert number in page.inner_text("h1")
    assert portal.track(filed) == before
