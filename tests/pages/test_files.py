"""Photos and papers from a phone, with a script and without one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.jobs.photos import HEIC, PDF, photo
from tests.pages.conftest import Portal, assert_accessible

Opener = Callable[..., Page]

SAMPLES = "0"

STORY = "Jembatan kayu di RT 4 patah dan anak-anak lewat sana setiap pagi."


BUCKET = re.compile("-attachments/$")


def chosen(name: str, kind: str, data: bytes) -> Any:
    return {"name": name, "mimeType": kind, "buffer": data}


PHOTO = chosen("jembatan.jpg", "image/jpeg", photo(size=(900, 600)))


def receipt(open_page: Opener, *, js: bool, story: str) -> Page:
    page = open_page("/lapor/", js=js)
    page.get_by_label("Apa yang terjadi?").fill(story)
    page.get_by_label("Nama", exact=True).fill("Rahmah")
    page.get_by_label("Nomor HP").fill("0812-3456-7890")
    page.get_by_role("button", name="Kirim pengaduan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Laporan Anda sudah kami terima")
    return page


def test_without_a_script_each_file_has_its_form_and_the_answer_a_tab_of_its_own(
    open_page: Opener, portal: Portal
) -> None:
    page = receipt(open_page, js=False, story=STORY)
    filed = {"number": page.locator(".panel b").inner_text()}
    filed["code"] = page.locator(".code").inner_text()
    page.get_by_role("button", name="Kirim foto atau PDF").click()
    for slot, file in ((1, PHOTO), (2, chosen("surat.pdf", "application/pdf", PDF))):
        page.get_by_label(f"File {slot}").set_input_files(file)
        with page.context.expect_page() as opened:
            page.get_by_role("button", name=f"Kirim file {slot}").click()
        landed = opened.value
        expect(landed.get_by_role("heading", level=1)).to_have_text("File sudah terkirim")
        landed.close()
    for _ in range(50):
        if [each["state"] for each in portal.track(filed)["attachments"]] == ["accepted"] * 2:
            break
        page.wait_for_timeout(200)
    page.get_by_role("button", name="Lihat laporan ini").click()
    picture = page.get_by_role("img", name="Foto 1")
    assert picture.evaluate("picture => picture.naturalWidth") == 320


def test_with_a_script_files_go_from_the_receipt_and_say_what_became_of_them(
    open_page: Opener,
) -> None:
    page = receipt(open_page, js=True, story=f"{STORY} Tolong.")
    assert_accessible(page)
    kinds = (("foto.heic", "image/heic", HEIC), ("diam.gif", "image/gif", b"GIF89a"))
    half = chosen("rusak.jpg", "image/jpeg", photo(size=(300, 300))[:-400])
    page.get_by_label("Foto atau dokumen (tidak wajib)").set_input_files(
        [PHOTO, *(chosen(*kind) for kind in kinds), half]
    )
    expect(page.get_by_text("jembatan.jpg sudah kami terima.")).to_be_visible()
    expect(page.get_by_text("foto.heic: berformat HEIC. Di iPhone")).to_be_visible()
    expect(page.get_by_text("diam.gif: bukan foto")).to_be_visible()
    expect(page.get_by_text("rusak.jpg tidak kami terima. Foto ini rusak")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Lihat laporan ini").click()
    expect(page.get_by_role("img", name="Foto 1")).to_be_visible()
    assert_accessible(page)


def test_files_chosen_beside_the_form_go_once_though_the_answer_is_lost(open_page: Opener) -> None:
    page = open_page("/lapor/")
    page.get_by_label("Apa yang terjadi?").fill(f"{STORY} Sekali lagi.")
    page.get_by_label("Foto atau dokumen (tidak wajib)").set_input_files(PHOTO)
    expect(page.get_by_role("button", name="Hapus jembatan.jpg")).to_be_visible()
    page.get_by_label("Nama", exact=True).fill("Rahmah")
    page.get_by_label("Nomor HP").fill("0812-3456-7890")
    page.route(BUCKET, lambda route: (route.fetch(), route.abort()), times=1)
    page.get_by_role("button", name="Kirim pengaduan").click()
    page.get_by_role("button", name="Kirim lagi jembatan.jpg").click()
    expect(page.get_by_text("jembatan.jpg sudah kami terima.")).to_be_visible()
    page.get_by_role("button", name="Lihat laporan ini").click()
    expect(page.get_by_role("img")).to_have_count(1)
    page.goto("/lapor/")
    expect(page.get_by_text("jembatan.jpg")).to_have_count(0)
