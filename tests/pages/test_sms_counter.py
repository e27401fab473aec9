"""The counter beside the SMS counts as the server does; it needs a browser and no portal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from functions.domain.gsm import SMS_LENGTH, length

COUNTER = Path("site/assets/sms.js").read_text(encoding="utf-8")

LATIN = "".join(map(chr, range(0x21, 0x100)))
GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"
KNOWN = "".join(sign for sign in f"a {LATIN}{GREEK}€z" if length(sign))
ODD = [sign for sign in f"{LATIN}{GREEK}–“”…😀" if not length(sign) and not sign.isspace()]


@pytest.fixture
def field(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.clock.install()
    page.set_content('<textarea id="relay-sms_text"></textarea>')
    page.add_script_tag(content=COUNTER)
    yield page
    page.close()


def said(page: Page, words: str) -> str:
    page.fill("textarea", words)
    page.clock.run_for(600)
    return page.inner_text("[role=status]")


def test_every_sign_of_the_phone_alphabet_takes_as_much_room_as_the_server_says(
    field: Page,
) -> None:
    half = len(KNOWN) // 2
    for words in (KNOWN[:half], KNOWN[half:], "^{}\\[~]|€", "Lampu mati\ndi pasar."):
        assert said(field, words) == f"Sisa {SMS_LENGTH - (length(words) or 0)} huruf."
    assert said(field, "a" * 159 + "€") == "Kelebihan 1 huruf."
    assert said(field, " ") == ""


def test_a_sign_that_no_sms_can_carry_is_named(field: Page) -> None:
    for sign in ODD:
        assert said(field, f"Lampu {sign} mati") == f"SMS tidak bisa memuat “{sign}”."
