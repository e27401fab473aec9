"""The short check of a busy hour, on a phone; and the edge's function that tells who asks."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Route, expect
from starlette.requests import Request
from starlette.responses import HTMLResponse

from functions.faces.citizen.app import create_app
from functions.faces.forms import Form
from functions.faces.pages import content_security_policy, environment
from infra.templates import template
from tests.desks import memory_desk
from tests.faces import browser as reading
from tests.faces.test_check import answer
from tests.pages.conftest import PHONE, assert_accessible

SITE = Path("site")
STORY = "Air PDAM keruh sejak Senin.\n\nSatu RT tidak bisa memasak. 🙏"

SLOWLY = """
const digest = crypto.subtle.digest.bind(crypto.subtle);
crypto.subtle.digest = async (...given) => {
    await new Promise((go) => document.addEventListener("go", go, { once: true }));
    crypto.subtle.digest = digest;
    return digest(...given);
};
"""
"""Work that waits until it is let go."""

Asked = Callable[..., Page]


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """The citizen's app over a desk in memory, with its form and the policy of the real pages."""
    desk = memory_desk()
    pages = environment(SITE, settings=desk.settings, directory=desk.directory)
    app = create_app(desk, lambda: pages, "https://lapor.example")

    async def form(request: Request) -> HTMLResponse:
        lapor = pages.get_template("pages/lapor.html")
        policy = {"Content-Security-Policy": content_security_policy(SITE)}
        return HTMLResponse(lapor.render(kind="complaint", form=Form()), headers=policy)

    app.add_route("/lapor/", form)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def asked(browser: Browser, base: str) -> Iterator[Asked]:
    """The page that asks, after the form was sent with the field filled that nobody sees."""
    contexts = []

    def trap(route: Route) -> None:
        body = (route.request.post_data or "").replace("website=", "website=robot")
        answer = route.fetch(post_data=body)
        policy = {"content-security-policy": content_security_policy(SITE)}
        route.fulfill(response=answer, headers=answer.headers | policy)

    def ask(*, js: bool = True) -> Page:
        context = browser.new_context(base_url=base, viewport=PHONE, java_script_enabled=js)
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(SLOWLY)
        page.route("**/api/complaints", trap)
        page.goto("/lapor/")
        page.get_by_label("Apa yang terjadi?").fill(STORY)
        page.get_by_label("Nama", exact=True).fill("Rahmah")
        page.get_by_label("Nomor HP").fill("0812-3456-7890")
        expect(page.get_by_label("Jangan diisi")).to_be_hidden()
        page.get_by_role("button", name="Kirim pengaduan").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Satu langkah lagi")
        return page

    yield ask
    for context in contexts:
        context.close()


def is_filed(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Laporan Anda sudah kami terima")


def let_go(page: Page) -> None:
    page.evaluate("document.dispatchEvent(new Event('go'))")


def test_the_phone_works_it_out_and_sends_by_itself(asked: Asked) -> None:
    page = asked()
    expect(page.get_by_role("status")).to_have_text("Sebentar, HP Anda sedang memeriksa: 0 persen.")
    expect(page.get_by_label("Tulis dengan angka")).to_be_hidden()
    expect(page.get_by_label("Tulisan Anda")).to_have_value(STORY)
    assert_accessible(page)
    let_go(page)
    is_filed(page)


def test_nothing_is_sent_under_the_hands_of_who_is_typing(asked: Asked) -> None:
    page = asked()
    page.get_by_label("Tulisan Anda").press_sequentially(" Mohon")
    let_go(page)
    expect(page.get_by_role("status")).to_have_text("Selesai. Tekan Kirim.")
    page.get_by_role("button", name="Kirim").click()
    is_filed(page)


def test_whoever_presses_too_early_has_sent_all_the_same(asked: Asked) -> None:
    page = asked()
    page.get_by_label("Tulisan Anda").press_sequentially(" Mohon")
    page.get_by_role("button", name="Kirim").click()
    let_go(page)
    is_filed(page)


def test_without_a_script_a_question_is_answered(asked: Asked) -> None:
    page = asked(js=False)
    page.get_by_label("Tulis dengan angka").fill("nol")
    page.get_by_role("button", name="Kirim").click()
    expect(page.locator(".errors")).to_contain_text("Jawabannya belum cocok")
    page.get_by_label("Tulis dengan angka").fill(answer(reading.Page.of(page.content())))
    page.keyboard.press("Enter")
    is_filed(page)


def test_the_edge_tells_who_asks_whatever_the_browser_says(browser: Browser) -> None:
    code = template()["Resources"]["ViewerAddress"]["Properties"]["FunctionCode"]
    run = """([code, headers]) => {
        const event = {viewer: {ip: '36.68.1.2'}, request: {headers}};
        return new Function(code + '; return handler;')()(event).headers;
    }"""
    page = browser.new_page()
    for said in ({}, {"x-viewer-address": {"value": "9.9.9.9"}}):
        assert page.evaluate(run, [code, said]) == {"x-viewer-address": {"value": "36.68.1.2"}}
    page.close()
