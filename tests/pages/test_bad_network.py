"""Filing over a line that breaks: nothing typed is lost, and nothing is filed twice."""

from __future__ import annotations

import json
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.pages.bad_line import SENT, STORY, kept, number, press_send, typed
from tests.pages.conftest import Portal, assert_accessible

Opener = Callable[..., Page]


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


def test_ten_answers_lost_leave_one_complaint_and_one_receipt(phone: BrowserContext) -> None:
    page, answers = typed(phone), []

    def lose(route: Route) -> None:
        answer = route.fetch(headers=route.request.headers | {"accept": "application/json"})
        answers.append((answer.status, answer.json()["number"]))
        route.abort()

    page.route("**/api/complaints", lose, times=10)
    with page.expect_event("requestfailed"):
        press_send(page)
    for _ in range(9):
        with page.expect_event("requestfailed"):
            page.get_by_role("button", name="Kirim sekarang").click()
    expect(page.locator("#tunggu")).to_contain_text("Tulisan Anda aman di HP ini.")
    assert_accessible(page)
    page.reload()  # what waits is sent by itself, and the answer gets through
    expect(page.get_by_role("heading", level=1)).to_have_text(SENT)
    assert [status for status, _ in answers] == [201] + [200] * 9
    assert {filed for _, filed in answers} == {number(page)}
    assert "listrik" not in kept(page)


def test_without_a_network_the_form_opens_waits_and_sends_by_itself(phone: BrowserContext) -> None:
    page = typed(phone)
    page.wait_for_function("navigator.serviceWorker.ready.then(r => r.active.state == 'activated')")
    page.reload()  # the pages are kept from here on
    phone.set_offline(True)
    page.goto("/standar-layanan/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tidak ada jaringan")
    assert_accessible(page)
    page.get_by_role("link", name="Tulis laporan").click()
    expect(page.locator("#description")).to_have_value(STORY)
    press_send(page)
    expect(page.get_by_role("heading", name="Laporan Anda belum terkirim")).to_be_focused()
    assert_accessible(page)
    phone.set_offline(False)
    first = number(page)
    page.reload()  # a careless pull
    assert number(page) == first
    cached = page.evaluate(
        """caches.keys().then(names => Promise.all(names.map(async name =>
             (await (await caches.open(name)).keys()).map(r => new URL(r.url).pathname))))"""
    )
    assert {path for paths in cached for path in paths} == {"/lapor/", "/luring/", "/lapor.js"}
    page.get_by_role("link", name="tutup tanda terima ini").click()
    page.wait_for_url("**/")
    assert kept(page) == "[{},{},[]]"


def test_a_script_that_never_comes_leaves_a_form_that_works(phone: BrowserContext) -> None:
    page, asked = phone.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/*.js", lambda route: route.abort())
    page.goto("/lapor/")
    assert len(asked) == 1, "one round trip before typing"
    page.get_by_label("Apa yang terjadi?").fill("Pompa air di Gang Kenanga rusak sejak Jumat.")
    page.get_by_label("Nama", exact=True).fill("Rahmah")
    page.get_by_label("Nomor HP").fill("081234567890")
    press_send(page)
    number(page)


def test_back_and_resend_without_a_script_file_once(open_page: Opener) -> None:
    page = open_page("/lapor/topik/pipa-bocor/", js=False)
    page.get_by_label("Apa yang terjadi?").fill("Pipa di simpang tiga bocor sejak kemarin.")
    page.get_by_label("Nama", exact=True).fill("Yuli")
    page.get_by_label("Nomor HP").fill("081234567890")
    press_send(page)
    first = number(page)
    page.reload()
    assert number(page) == first
    page.go_back()
    press_send(page)
    assert number(page) == first


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


def test_a_busy_server_is_asked_again_when_it_said(phone: BrowserContext) -> None:
    page = typed(phone, story=f"{STORY} Sudah dua kali.")
    busy = {"Retry-After": "1"}
    page.route("**/api/complaints", lambda route: route.fulfill(status=503, headers=busy), times=1)
    press_send(page)
    expect(page.locator("#tunggu")).to_contain_text("Layanan sedang sibuk.")
    assert page.get_by_role("button", name="Kirim sekarang").is_hidden()
    number(page)


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


def test_what_waits_is_sent_though_the_page_was_closed(
    phone: BrowserContext, portal: Portal
) -> None:
    page = typed(phone, story=f"{STORY} Malam ini.")
    workers: list[dict[str, str]] = []
    browser = phone.new_cdp_session(page)
    browser.on(
        "ServiceWorker.workerRegistrationUpdated", lambda e: workers.extend(e["registrations"])
    )
    browser.send("ServiceWorker.enable")
    sent = len(portal.messages())
    page.route("**/api/complaints", lambda route: route.abort())
    press_send(page)
    expect(page.locator("#tunggu")).to_contain_text("Tulisan Anda aman di HP ini.")
    page.goto("about:blank")
    tell = {"origin": portal.base, "tag": "kirim", "lastChance": False}  # when is Chromium's affair
    browser.send(
        "ServiceWorker.dispatchSyncEvent",
        tell | {"registrationId": workers[-1]["registrationId"]},
    )
    waits = iter(range(75))
    while len(portal.messages()) == sent and next(waits, None) is not None:
        page.wait_for_timeout(200)
    page.unroute("**/api/complaints")
    with page.expect_response("**/api/complaints") as again:
        page.goto("/lapor/")
    assert again.value.status == 200, "the service worker had filed it"
    number(page)
    assert "listrik" not in kept(page)
