"""Filing over a line that breaks: nothing typed is lost, and nothing is filed twice."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.pages.bad_line import SENT, STORY, kept, number, press_send, typed
from tests.pages.conftest import Portal, assert_accessible

Opener = Callable[..., Page]

SAMPLES = "0"


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


def test_a_busy_server_is_asked_again_when_it_said(phone: BrowserContext) -> None:
    page = typed(phone, story=f"{STORY} Sudah dua kali.")
    busy = {"Retry-After": "1"}
    page.route("**/api/complaints", lambda route: route.fulfill(status=503, headers=busy), times=1)
    press_send(page)
    expect(page.locator("#tunggu")).to_contain_text("Layanan sedang sibuk.")
    assert page.get_by_role("button", name="Kirim sekarang").is_hidden()
    number(page)


def test_a_line_that_breaks_after_the_check_leaves_no_word_of_sending(
    phone: BrowserContext,
) -> None:
    page, breaks = typed(phone, story=f"{STORY} Bahaya."), iter([False, True])
    page.locator("[name=website]").evaluate("field => { field.value = 'robot'; }")
    page.route(
        "**/api/complaints",
        lambda route: route.abort() if next(breaks, False) else route.continue_(),
    )
    press_send(page)
    page.get_by_role("button", name="Ubah tulisan").click()
    expect(page.locator("#periksa > [role=status]")).to_have_text("")
    page.get_by_role("button", name="Kirim").click()
    number(page)


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
