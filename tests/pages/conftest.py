"""A real portal, as `make run` starts it, and a real browser in front of it."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.pages.agency_mail import AgencyMail

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True)
class Portal:
    """A running portal and a client for what a test does not do by hand."""

    base: str
    http: httpx.Client

    def messages(self, number: str = "", to: str = "") -> list[dict[str, Any]]:
        """Messages about a complaint, to an address that contains `to`."""
        found = self.http.get("/_local/messages.json").raise_for_status().json()
        about = (m for m in found if number in m["subject"] + m["text"])
        return [m for m in about if to in m["to"]]

    def advance(self, duration: str) -> str:
        answer = self.http.post("/_local/clock", json={"advance": duration})
        return str(answer.raise_for_status().json()["now"])

    def set_clock(self, moment: str) -> str:
        answer = self.http.post("/_local/clock", json={"set": moment})
        return str(answer.raise_for_status().json()["now"])

    def file(self, **fields: Any) -> dict[str, Any]:
        """File a complaint as JSON."""
        given = {
            "kind": "complaint",
            "description": "Lampu jalan di depan pasar mati sejak hari Senin.",
            "category": "lampu-jalan-mati",
            "name": "Siti",
            "email": "siti@contoh.example",
        }
        return self.post("/api/complaints", given | fields)

    def track(self, filed: dict[str, Any]) -> dict[str, Any]:
        return self.post("/api/track", {"number": filed["number"], "code": filed["code"]})

    def post(self, path: str, fields: dict[str, Any]) -> dict[str, Any]:
        answer = self.http.post(path, json=fields, headers={"Accept": "application/json"})
        return dict(answer.raise_for_status().json())

    def agency_mail(self, number: str, to: str) -> AgencyMail:
        """The newest mail to an agency about a complaint."""
        return AgencyMail.of(self.messages(number, to)[-1])


@pytest.fixture(scope="module")
def portal(request: pytest.FixtureRequest) -> Iterator[Portal]:
    """One portal for a module, since its clock may be moved; SAMPLES and NOW are the module's."""
    port, module = _free_port(), vars(request.module)
    chosen = {name: module[name] for name in ("SAMPLES", "NOW") if name in module}
    process = subprocess.Popen(
        [sys.executable, "-m", "infra.local"],
        env=os.environ | {"PORT": str(port)} | chosen,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert re.fullmatch(rf"Portal siap: http://127\.0\.0\.1:{port}/\n", line), line
        base = f"http://127.0.0.1:{port}"
        with httpx.Client(base_url=base, timeout=60) as client:
            yield Portal(base, client)
    finally:
        process.terminate()
        assert process.wait(timeout=5) == 0, "the portal must stop within five seconds"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Gone with its module: its event loop would be in the way of tests with their own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    system = next((path for name in names if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=system, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, portal: Portal) -> Iterator[Callable[..., Page]]:
    """Opens pages, at phone size with JavaScript unless told otherwise."""
    contexts = []

    def opener(path: str = "/", *, js: bool = True, size: dict[str, int] = PHONE) -> Page:
        context = browser.new_context(
            base_url=portal.base, viewport=size, java_script_enabled=js, locale="id-ID"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(path)
        return page

    yield opener
    for context in contexts:
        context.close()


@pytest.fixture
def phone(browser: Browser, portal: Portal) -> Iterator[BrowserContext]:
    """A phone that stands in Batulicin and says so when asked."""
    made = browser.new_context(
        base_url=portal.base,
        viewport=PHONE,
        locale="id-ID",
        permissions=["geolocation"],
        geolocation={"latitude": -3.45, "longitude": 115.98, "accuracy": 12},
    )
    made.set_default_timeout(15_000)
    yield made
    made.close()


def assert_accessible(page: Page, *, js: bool = True) -> None:
    """Axe finds nothing, and nothing is wider than the screen. Without scripts axe cannot run."""
    if not js:
        return
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert not found, [(v["id"], [n["html"] for n in v["nodes"]]) for v in found]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
