"""The forms of the office's content, as a browser shows, fills and sends them."""

from __future__ import annotations

import html
from html.parser import HTMLParser
from urllib.parse import quote

from werkzeug.test import TestResponse

from tests.admin.conftest import Browser


def words(text: str) -> str:
    return html.unescape(" ".join(text.split()))


def page(browser: Browser, address: str) -> str:
    return words(browser.get(address).text)


class Reader(HTMLParser):
    """What a page's form holds, as a browser would send it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._is_inside, self._area, self._select = False, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_inside = given.get("id") == "isian"
        elif not self._is_inside or (
            tag == "input" and given.get("type") == "checkbox" and "checked" not in given
        ):
            return
        elif tag == "input":
            self.found[given["name"]] = given.get("value", "")
        elif tag == "textarea":
            self._area = given["name"]
            self.found[self._area] = ""
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option" and (self._select not in self.found or "selected" in given):
            self.found[self._select] = given["value"]

    def handle_data(self, data: str) -> None:
        if self._area:
            self.found[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""


def fields(browser: Browser, address: str) -> dict[str, str]:
    reader = Reader()
    reader.feed(browser.get(address).text)
    return reader.found


def save(browser: Browser, book: str, key: str, does: str = "save", **typed: str) -> TestResponse:
    base = f"/admin/{book}"
    form = f"{base}/edit?key={quote(key)}" if key else f"{base}/new"
    sent = fields(browser, form) | typed | {"does": does}
    sent.pop("csrf_token", None)
    return browser.post(f"{base}/save", form, **sent)
