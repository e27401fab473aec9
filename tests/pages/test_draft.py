"""What the form's script keeps on the phone and adds to the form, and what it leaves alone."""

from __future__ import annotations

import json

from playwright.sync_api import BrowserContext, Route, expect

from tests.pages.bad_line import STORY, kept, number, press_send, typed
from tests.pages.conftest import assert_accessible

SAMPLES = "0"


def test_what_was_typed_survives_a_reload_and_can_be_taken_off_the_phone(
    phone: BrowserContext,
) -> None:
    page = typed(phone)
    page.get_by_text("Jangan beri tahu nama saya").click()
    page.reload()
    expect(page.locator("#description")).to_have_value(STORY)
    assert page.get_by_label("Jangan beri tahu nama saya").is_checked()
    expect(page.get_by_text("Tulisan Anda yang belum terkirim")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Hapus dari HP ini").click()
    page.get_by_label("Patokan tempat").fill("Dekat dermaga")
    assert kept(page) == "[{},{},[]]"


def test_a_second_tab_has_a_draft_of_its_own_and_says_so(phone: BrowserContext) -> None:
    first, second = typed(phone), phone.new_page()
    second.goto("/lapor/")
    second.get_by_label("Patokan tempat").fill("Depan balai desa")
    expect(second.get_by_text("Laporan lain sedang ditulis di tab lain.")).to_be_visible()
    expect(second.locator("#description")).to_have_value("")
    second.reload()
    expect(second.get_by_label("Patokan tempat")).to_have_value("Depan balai desa")
    second.close()
    first.reload()
    expect(first.locator("#description")).to_have_value(STORY)
    expect(first.get_by_label("Patokan tempat")).to_have_value("")


def test_the_national_number_is_never_kept(phone: BrowserContext) -> None:
    page = typed(phone, "/lapor/permohonan-informasi/")
    page.get_by_label("NIK").fill("6310011308890001")
    page.get_by_label("Untuk apa").fill("Skripsi tentang pasar ikan")
    page.get_by_label("Alamat").fill("Jl. Raya Batulicin")
    phone.set_offline(True)
    press_send(page)
    expect(page.get_by_text("Jangan tutup halaman ini")).to_be_visible()
    assert "Skripsi" in kept(page) and "6310011308890001" not in kept(page)
    phone.set_offline(False)
    expect(page.get_by_role("heading", level=1)).to_have_text("Permohonan Anda sudah kami terima")


def test_words_changed_after_a_lost_answer_wait_beside_the_receipt(phone: BrowserContext) -> None:
    page = typed(phone, story=f"{STORY} Mohon dicek.")

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/api/complaints", lose, times=1)
    press_send(page)
    page.get_by_role("button", name="Ubah tulisan").click()
    page.locator("#description").fill(f"{STORY} Segera!")
    press_send(page)
    number(page)
    page.get_by_role("link", name="buka tulisan itu").click()
    expect(page.locator("#description")).to_have_value(f"{STORY} Segera!")


def test_another_script_may_answer_what_the_server_asks_for(phone: BrowserContext) -> None:
    page, bodies = typed(phone, story=f"{STORY} Tolong."), []
    page.evaluate(
        """document.addEventListener("jawaban", (event) => {
             if (event.detail.status !== 429) return;
             event.preventDefault();
             event.detail.resend({ proof: event.detail.page.querySelector("b").textContent });
           })
           document.addEventListener("receipt", () => (document.title = "receipt seen"))"""
    )

    def ask(route: Route) -> None:
        bodies.append(route.request.post_data or "")
        route.fulfill(status=429, content_type="text/html", body="<b>7</b>")

    page.route("**/api/complaints", ask, times=1)
    with page.expect_request(lambda request: "proof=7" in (request.post_data or "")) as again:
        press_send(page)
    assert again.value.post_data == f"{bodies[0]}&proof=7"
    number(page)
    assert page.title() == "receipt seen"


def test_the_phones_place_goes_along_only_after_a_press_and_only_from_here(
    phone: BrowserContext,
) -> None:
    page = typed(phone)
    assert "latitude" not in kept(page)
    page.get_by_role("button", name="Pakai lokasi saya").click()
    expect(page.get_by_text("Lokasi HP Anda ikut dikirim (ketelitian")).to_be_visible()
    page.locator("#description").fill("Rusak.")
    press_send(page)
    expect(page.locator(".errors")).to_be_focused()
    expect(page.get_by_text("Lokasi HP Anda ikut dikirim (-3.45000, 115.98000)")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Hapus lokasi").click()
    assert page.locator("[name=latitude]").input_value() == ""
    phone.set_geolocation({"latitude": -6.2, "longitude": 106.8})
    page.get_by_role("button", name="Pakai lokasi saya").click()
    expect(page.get_by_text("di luar Tanah Bumbu")).to_be_visible()
    assert json.loads(json.loads(kept(page))[0]["draf"])["values"]["latitude"] == ""
