"""An official with a mail and a phone, when things do not go straight."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.pages.conftest import DESKTOP, Portal, assert_accessible
from tests.pages.test_whole_way import dispatch, reveal, sign_in, submit, wait_for

Opener = Callable[..., Page]

SAMPLES = "0"

ROOF = "Atap kelas sudah kami perbaiki pada hari Kamis."


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


def propose(
    open_page: Opener, portal: Portal, staff: Page, school: str, *, js: bool = True
) -> dict[str, Any]:
    """A complaint whose answer Dinas Pendidikan's liaison has written; its head has been asked."""
    filed = portal.file(description=f"Atap kelas {school} bocor, murid kehujanan.")
    number = filed["number"]
    dispatch(staff, number, "disdik")
    wait_for(lambda: portal.messages(number, "pengaduan@disdik"))
    mail = portal.agency_mail(number, "pengaduan@disdik")
    official = open_page(mail.link if js else "/jawab/", js=js)
    if not js:
        official.get_by_label("Nomor laporan").fill(number)
        official.get_by_label("Kode instansi").fill(mail.code)
        official.get_by_role("button", name="Buka laporan").click()
    answer = official.locator("form[action$='/answer']")
    answer.get_by_label("Jawaban akhir: sudah ditangani").check()
    answer.get_by_label("Jawaban untuk pelapor").fill(ROOF)
    answer.get_by_label("Inspeksi").check()
    answer.get_by_label("Nama Anda").fill("Hasan")
    answer.get_by_role("button", name="Kirim jawaban").click()
    expect(official.get_by_role("heading", level=1)).to_have_text("Menunggu persetujuan pimpinan")
    official.get_by_role("button", name="Lihat laporan ini lagi").click()
    expect(official.get_by_role("heading", name="Menunggu persetujuan pimpinan")).to_be_visible()
    assert_accessible(official, js=js)
    return filed


def head_mail(portal: Portal, number: str) -> tuple[str, str]:
    """Link and code of the mail to the head of Dinas Pendidikan."""
    text = wait_for(lambda: portal.messages(number, "kepala@disdik"))[-1]["text"]
    link = re.search(r"http://\S+/setujui/#\S+", text)
    code = re.search(r"kode persetujuan (\d{4}-\d{4}-\d{4})", text)
    assert link and code
    return link[0], code[1]


@pytest.mark.parametrize("js", [True, False])
def test_the_head_approves_what_the_liaison_wrote_and_the_citizen_reads_it(
    open_page: Opener, portal: Portal, staff: Page, js: bool
) -> None:
    filed = propose(open_page, portal, staff, f"SDN {1 + js} Pagatan", js=js)
    number = filed["number"]
    assert portal.track(filed)["status"] == "dispatched", "nothing is said to the citizen yet"
    link, code = head_mail(portal, number)
    head = open_page(link if js else "/setujui/", js=js)
    if not js:
        head.get_by_label("Nomor laporan").fill(number)
        head.get_by_label("Kode persetujuan").fill(code)
        head.get_by_role("button", name="Buka jawaban").click()
    expect(head.get_by_role("heading", level=1)).to_have_text(f"Jawaban untuk laporan {number}")
    assert ROOF in head.inner_text("main")
    head.get_by_role("button", name="Setujui jawaban ini").click()
    expect(head.get_by_role("alert")).to_contain_text("Isi nama Anda.")
    assert_accessible(head, js=js)
    head.get_by_label("Nama Anda").fill("Ahmad Yani")
    head.get_by_role("button", name="Setujui jawaban ini").click()
    expect(head.get_by_role("heading", level=1)).to_have_text("Jawaban disetujui")

    staff.goto(f"/admin/complaints/{number}")
    assert "Hasan, Ahmad Yani, Kepala Dinas Pendidikan, " in staff.inner_text("main")
    reveal(staff, "relay")
    submit(staff, "relay")
    assert portal.track(filed)["answer"]["text"] == ROOF


def test_what_the_head_gives_back_is_mended_and_a_silent_head_is_gone_round(
    open_page: Opener, portal: Portal, staff: Page
) -> None:
    number = propose(open_page, portal, staff, "SMPN 3 Satui")["number"]
    head = open_page(head_mail(portal, number)[0])
    head.get_by_text("Belum setuju?").click()
    head.get_by_label("Apa yang perlu diperbaiki?").fill("Sebutkan tanggalnya.")
    head.get_by_role("button", name="Kembalikan jawaban").click()
    expect(head.get_by_role("heading", level=1)).to_have_text("Jawaban dikembalikan")
    again = open_page(head_mail(portal, number)[0])
    expect(again.get_by_role("heading", level=1)).to_have_text("Tautan tidak berlaku lagi")
    assert_accessible(again)

    wait_for(lambda: portal.messages(number, "pengaduan@disdik")[1:])
    official = open_page(portal.agency_mail(number, "pengaduan@disdik").link)
    expect(official.get_by_text("Sebutkan tanggalnya.")).to_be_visible()
    answer = official.locator("form[action$='/answer']")
    text = answer.get_by_label("Jawaban untuk pelapor")
    expect(text).to_have_value(ROOF)
    text.fill(f"{ROOF} Selesai 27 November.")
    answer.get_by_role("button", name="Kirim jawaban").click()
    expect(official.get_by_role("heading", level=1)).to_have_text("Menunggu persetujuan pimpinan")

    staff.goto(f"/admin/complaints/{number}")
    expect(staff.get_by_role("heading", name="Menunggu persetujuan pimpinan dinas")).to_be_visible()
    reveal(staff, "accept-proposal")
    assert_accessible(staff)
    submit(staff, "accept-proposal")
    assert "Selesai 27 November." in staff.locator("#relay-text").input_value()


@pytest.mark.fault(26)
def test_opening_a_link_changes_nothing(open_page: Opener, portal: Portal, staff: Page) -> None:
    filed = at_dishub(portal, staff, "Bus sekolah tidak pernah datang tepat waktu pagi hari.")
    number = filed["number"]
    before = portal.track(filed)
    for _ in range(2):  # a scanner opens it with scripts, and then the official does
        page = open_page(portal.agency_mail(number, "dishub").link)
        assert number in page.inner_text("h1")
    assert portal.track(filed) == before
