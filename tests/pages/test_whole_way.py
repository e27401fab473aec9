"""The seven steps of the procedure, by hand, in a browser."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.pages.conftest import DESKTOP, PHONE, Portal, assert_accessible

Opener = Callable[..., Page]


def sign_in(page: Page, portal: Portal) -> None:
    staff = portal.http.get("/_local/staff.json").json()
    page.goto("/admin/login")
    page.locator("[name=username]").fill(staff["username"])
    page.locator("[name=password]").fill(staff["password"])
    page.locator("main form button").first.click()
    page.wait_for_url("**/admin/")


def submit(page: Page, act: str) -> None:
    """Press the button of an act's form on the complaint's page."""
    page.locator(f"form[action$='/{act}'] button.button:not([name])").click()
    page.wait_for_url(f"**?done={act}")


def reveal(page: Page, act: str) -> None:
    """Open the fold that holds an act's form, if it is folded."""
    fold = page.locator(f"details:has(form[action$='/{act}'])")
    if fold.count() and fold.get_attribute("open") is None:
        fold.locator("summary").click()


def dispatch(page: Page, number: str, agency: str) -> None:
    page.goto(f"/admin/complaints/{number}")
    reveal(page, "dispatch")
    page.locator("form[action$='/dispatch'] [name=agency]").first.select_option(agency)
    submit(page, "dispatch")


@pytest.mark.parametrize(
    ("js", "size"), [(True, DESKTOP), (False, PHONE)], ids=["desktop", "phone without script"]
)
def test_a_complaint_goes_all_seven_steps(
    open_page: Opener, portal: Portal, js: bool, size: dict[str, int]
) -> None:
    # 1, 2: filed, recorded, announced to the admin and confirmed to the reporter
    filed = portal.file(description=f"Lampu jalan di depan pasar mati. Ukuran {size['width']}.")
    number = filed["number"]
    told = wait_for(lambda: portal.messages(number, "admin.pengaduan@"))
    assert "Laporan baru" in told[0]["subject"]

    # 3: the admin dispatches
    staff = open_page("/admin/", js=js, size=size)
    sign_in(staff, portal)
    assert_accessible(staff, js=js)
    assert staff.get_by_text(number).first.is_visible()
    dispatch(staff, number, "dishub")
    assert_accessible(staff, js=js)
    wait_for(lambda: portal.messages(number, "dishub"))
    mail = portal.agency_mail(number, "dishub")

    # 4, 5: the agency reads and answers from the mailed link
    official = open_page("/jawab/", js=js, size=size)
    if js:
        official.goto(mail.link)
        official.wait_for_url("**/api/agency/case")
    else:
        official.get_by_label("Nomor laporan").fill(number)
        official.get_by_label("Kode instansi").fill(mail.code)
        official.get_by_role("button", name="Buka laporan").click()
    expect(official.get_by_role("heading", level=1)).to_contain_text(number)
    assert "Siti" not in official.content(), "the agency does not learn who reports"
    assert_accessible(official, js=js)
    official.get_by_text("Beri tahu bahwa laporan sudah dibaca").click()
    official.get_by_role("button", name="Sudah kami baca").click()
    official.get_by_role("button", name="Lihat laporan ini lagi").click()
    answer = official.locator("form[action$='/answer']")
    answer.get_by_text("Jawaban akhir: sudah ditangani").click()
    answer.get_by_label("Jawaban untuk pelapor").fill("Lampu sudah kami ganti hari ini.")
    answer.get_by_text("Inspeksi (pemeriksaan").click()
    answer.get_by_label("Nama Anda").fill("Hasan")
    answer.get_by_role("button", name="Kirim jawaban").click()
    expect(official.get_by_role("heading", level=1)).to_have_text("Jawaban terkirim")
    assert_accessible(official, js=js)

    # 6: the admin relays
    staff.goto(f"/admin/complaints/{number}")
    assert "Lampu sudah kami ganti hari ini." in staff.inner_text("main")
    assert_accessible(staff, js=js)
    reveal(staff, "relay")
    submit(staff, "relay")
    wait_for(lambda: portal.messages(number, "siti@")[2:])
    final = portal.messages(number, "siti@")[-1]
    assert "Lampu sudah kami ganti hari ini." in final["text"]

    # 7: the citizen reads the answer and says that it is solved
    citizen = open_page("/lacak/", js=js, size=size)
    citizen.get_by_label("Nomor laporan").fill(number)
    citizen.get_by_label("Kode akses").fill(filed["code"])
    citizen.get_by_role("button", name="Lihat laporan").click()
    expect(citizen.locator("main")).to_contain_text("Lampu sudah kami ganti hari ini.")
    assert_accessible(citizen, js=js)
    citizen.get_by_text("Nilai jawaban ini").click()
    citizen.get_by_text("Ya, sudah selesai").click()
    citizen.get_by_text("5 – Sangat puas").click()
    citizen.locator("form[action$='/rate']").get_by_role("button").click()
    expect(citizen.get_by_role("heading", level=1)).to_have_text("Terima kasih")
    assert portal.track(filed)["status"] == "solved"

    # archived: it stands among what has ended, with all that happened
    staff.goto("/admin/queue?view=done")
    assert staff.get_by_text(number).first.is_visible()
    assert_accessible(staff, js=js)


def test_corruption_goes_to_the_inspectorate_only(open_page: Opener, portal: Portal) -> None:
    filed = portal.file(
        description="Pegawai Dinas Perhubungan meminta uang untuk izin trayek.", category="korupsi"
    )
    number = filed["number"]
    staff = open_page("/admin/", size=DESKTOP)
    sign_in(staff, portal)
    staff.goto(f"/admin/complaints/{number}")
    options = staff.locator("form[action$='/dispatch'] [name=agency]").first.locator("option")
    assert [v for o in options.all() if (v := o.get_attribute("value"))] == ["inspektorat"]
    dispatch(staff, number, "inspektorat")
    wait_for(lambda: portal.messages(number, "inspektorat"))
    assert not portal.messages(number, "dishub")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_office_sees_how_the_system_is(
    open_page: Opener, portal: Portal, size: dict[str, int]
) -> None:
    staff = open_page("/admin/", size=size)
    sign_in(staff, portal)
    staff.locator("nav.menu summary").click()
    staff.get_by_role("link", name="Kesehatan sistem").click()
    expect(staff.locator("main")).to_contain_text("Bisa dibaca dan ditulis")
    expect(staff.locator("main")).to_contain_text("Tidak bisa dibaca")  # mail, in the emulator
    assert_accessible(staff)


def test_a_mail_that_comes_back_goes_on_to_the_second_address_or_is_a_task(
    open_page: Opener, portal: Portal
) -> None:
    number = portal.file(description="Lift kantor Sekretariat Daerah macet sejak Senin.")["number"]
    staff = open_page("/admin/", size=DESKTOP)
    sign_in(staff, portal)
    dispatch(staff, number, "setda")
    wait_for(lambda: portal.messages(number, "pengaduan@setda"))
    for address in ("pengaduan@setda", "sekretariat@setda"):
        wait_for(lambda to=address: portal.messages(number, to))
        staff.goto("/_local/")
        mail = staff.locator("details").filter(has_text=number).filter(has_text=address).first
        mail.locator("summary").click()
        mail.get_by_role("button", name="Ditolak (alamat tidak ada)").click()
        expect(staff.get_by_role("status")).to_contain_text("ditolak")
    for path, said in (
        ("/admin/messages", "Setda (alamat kedua)"),
        (f"/admin/messages?number={number}", "Dilanjutkan ke alamat kedua."),
    ):
        staff.goto(path)
        expect(staff.locator("main")).to_contain_text(said)
        for size in (DESKTOP, PHONE):
            staff.set_viewport_size({"width": size["width"], "height": size["height"]})
            assert_accessible(staff)
    staff.get_by_role("button", name="Kirim ulang").click()
    expect(staff.get_by_role("status")).to_have_text("Pesan dikirim ulang.")


def wait_for(found: Callable[[], Any], tries: int = 60) -> Any:
    """Messages leave through the stream a moment after the act."""
    for _ in range(tries):
        if value := found():
            return value
        time.sleep(0.25)
    raise AssertionError("nothing came")
