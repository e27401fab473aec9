"""Filing and following, as a citizen on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.pages.conftest import DESKTOP, PHONE, Portal, assert_accessible

Opener = Callable[..., Page]

SAMPLES = "0"

STORY = "Jembatan kayu di RT 4 patah dan anak-anak lewat sana setiap pagi. 🙏"


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/lapor/",
        "/lapor/aspirasi/",
        "/lapor/pertanyaan/",
        "/lapor/permohonan-informasi/",
        "/lapor/topik/",
        "/lapor/topik/suap/",
        "/lacak/",
        "/jawab/",
        "/informasi-publik/",
        "/informasi-publik/cari?q=melayani",
        "/informasi-publik/cari?q=angaran+zamrud",
        "/informasi-publik/halaman/2/",
        "/informasi-publik/rpjmd-2021-2026/",
        "/standar-layanan/",
        "/kontak/",
        "/privasi/",
        "/aksesibilitas/",
        "/tidak-ada/",
    ],
)
def test_every_public_page_is_accessible(
    open_page: Opener, path: str, size: dict[str, int]
) -> None:
    assert_accessible(open_page(path, size=size))


@pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])
def test_a_complaint_is_filed_and_followed_on_a_phone(
    open_page: Opener, portal: Portal, js: bool
) -> None:
    page = open_page("/", js=js)
    page.get_by_role("link", name="Buat laporan").click()
    page.get_by_label("Apa yang terjadi?").fill(f"{STORY} {js}")
    page.get_by_text("Tambah topik").click()
    page.get_by_label("Tentang apa?").select_option("jalan-jembatan")
    page.get_by_label("Kecamatan").select_option(label="Satui")
    page.get_by_label("Nama", exact=True).fill("Rahmah")
    page.get_by_label("Nomor HP").fill("0812-3456-7890")
    page.get_by_role("button", name="Kirim pengaduan").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Laporan Anda sudah kami terima")
    number = page.locator(".panel b").inner_text()
    code = page.locator(".code").inner_text()
    assert_accessible(page, js=js)

    page.goto("/lacak/")
    page.get_by_label("Nomor laporan").fill(number.lower().replace("-", " "))
    page.get_by_label("Kode akses").fill(code.replace("-", ""))
    page.get_by_role("button", name="Lihat laporan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(number)
    assert page.get_by_text("Diterima", exact=True).is_visible()
    assert_accessible(page, js=js)


@pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])
def test_wrong_input_keeps_every_word_and_says_what_to_do(open_page: Opener, js: bool) -> None:
    page = open_page("/lapor/", js=js)
    page.get_by_label("Apa yang terjadi?").fill("<b>pendek</b>")
    page.get_by_label("Nomor HP").fill("12345")
    page.get_by_label("Patokan tempat").fill('Depan "Toko Maju" <script>')
    page.get_by_text("Jangan beri tahu nama saya").click()
    page.get_by_role("button", name="Kirim pengaduan").click()

    expect(page).to_have_title(re.compile("^Galat: "))
    summary = page.get_by_role("alert")
    assert "Isi nama Anda" in summary.inner_text()
    assert "Periksa nomor HP" in summary.inner_text()
    assert page.get_by_label("Apa yang terjadi?").input_value() == "<b>pendek</b>"
    assert page.get_by_label("Patokan tempat").input_value() == 'Depan "Toko Maju" <script>'
    assert page.get_by_label("Jangan beri tahu nama saya").is_checked()
    summary.get_by_role("link", name="Isi nama Anda").click()
    assert page.url.endswith("#name")
    assert_accessible(page, js=js)


def test_the_form_works_by_keyboard_alone(open_page: Opener) -> None:
    page = open_page("/lapor/", size=DESKTOP)
    page.get_by_label("Apa yang terjadi?").focus()
    page.keyboard.type("Drainase di depan sekolah tersumbat sampah.")
    for _ in range(6):  # past the fields that may stay empty, and the buttons of the script
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "name":
            break
    page.keyboard.type("Budi")
    page.keyboard.press("Tab")
    page.keyboard.type("081234567890")
    page.keyboard.press("Enter")
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text("Laporan Anda sudah kami terima")


def test_sending_the_same_words_twice_without_a_script_makes_one_complaint(
    open_page: Opener, portal: Portal
) -> None:
    numbers = set()
    for _ in range(2):
        page = open_page("/lapor/", js=False)
        page.get_by_label("Apa yang terjadi?").fill("Air ledeng mati tiga hari di Gang Melati.")
        page.get_by_label("Nama", exact=True).fill("Yuli")
        page.get_by_label("E-mail").fill("yuli@contoh.example")
        page.get_by_role("button", name="Kirim pengaduan").click()
        numbers.add(page.locator(".panel b").inner_text())
    assert len(numbers) == 1


def test_the_number_alone_shows_the_status_and_nothing_else(
    open_page: Opener, portal: Portal
) -> None:
    filed = portal.file(description="Sampah menumpuk di belakang pasar ikan.", name="Rahasia")
    page = open_page("/lacak/")
    page.get_by_label("Nomor laporan").fill(filed["number"])
    page.get_by_role("button", name="Lihat laporan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(filed["number"])
    text = page.inner_text("main")
    assert "Diterima" in text
    assert "Sampah" not in text and "Rahasia" not in text and "Perjalanan laporan" not in text
    assert_accessible(page)


def test_what_the_qr_code_says_opens_the_complaint_and_leaves_no_code_in_the_history(
    open_page: Opener, portal: Portal
) -> None:
    filed = portal.file()
    page = open_page(f"/lacak/#{filed['number']}.{filed['code']}")
    expect(page.get_by_role("heading", level=1)).to_contain_text(filed["number"])
    expect(page.get_by_text("Perjalanan laporan")).to_be_visible()
    page.go_back()
    assert filed["code"] not in page.url


def test_the_receipt_prints_on_one_page(open_page: Opener, portal: Portal) -> None:
    page = open_page("/lapor/")
    page.get_by_label("Apa yang terjadi?").fill("Pagar sekolah roboh dan belum diperbaiki.")
    page.get_by_label("Nama", exact=True).fill("Fauzi")
    page.get_by_label("Nomor HP").fill("081234567890")
    page.get_by_role("button", name="Kirim pengaduan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Laporan Anda sudah kami terima")
    pdf = page.pdf(format="A4")
    assert pdf.count(b"/Type /Page\n") == 1


def test_a_page_is_one_request_and_sends_nothing_elsewhere(open_page: Opener) -> None:
    page = open_page("/")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto("/lapor/")
    assert len(requests) == 1, requests


@pytest.mark.parametrize("js", [True, False], ids=["script", "no script"])
def test_the_list_is_searched_and_a_slip_put_right(open_page: Opener, js: bool) -> None:
    page = open_page("/informasi-publik/cari", js=js)
    page.get_by_label("Cari informasi publik").fill("dilayni")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="dilayani", exact=True).click()
    expect(page.get_by_role("search").get_by_role("searchbox")).to_have_value("dilayani")
    page.get_by_role("link", name="Berikutnya").click()
    expect(page).to_have_title(re.compile("^dilayani – Cari informasi publik, halaman 2 "))
    page.get_by_role("link", name="Sebelumnya").click()
    page.get_by_role("link", name="Standar Pelayanan Pengaduan Masyarakat").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Standar Pelayanan Pengaduan Masyarakat"
    )
