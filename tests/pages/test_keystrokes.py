"""The desk by keyboard: counted in keys, as a trained hand presses some 280 of them in a minute."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.pages.conftest import DESKTOP, PHONE, Portal, assert_accessible
from tests.pages.test_whole_way import sign_in

Opener = Callable[..., Page]

PER_MINUTE = 280
PER_DISPATCH = PER_MINUTE * 12 // 60
"""Twelve seconds each: ten in two minutes."""


@dataclass
class Keys:
    """A keyboard that counts."""

    page: Page
    count: int = 0

    def type(self, text: str) -> None:
        self.count += len(text)
        self.page.keyboard.type(text)

    def press(self, key: str, times: int = 1) -> None:
        self.count += times
        for _ in range(times):
            self.page.keyboard.press(key)

    def tab_to(self, name: str) -> None:
        """On until the field, button or link of this name has the focus."""
        for _ in range(60):
            if self.page.evaluate(NAME_OF_FOCUS).startswith(name):
                return
            self.press("Tab")
        raise AssertionError(f"no key leads to {name}")


NAME_OF_FOCUS = """() => {
  const e = document.activeElement;
  return (e.labels && e.labels.length ? e.labels[0] : e).innerText.trim();
}"""


def test_a_trained_hand_files_a_phone_complaint_in_a_minute(
    open_page: Opener, portal: Portal
) -> None:
    page = open_page("/admin/login", size=DESKTOP)
    sign_in(page, portal)
    page.goto("/admin/complaints/new")
    assert_accessible(page)
    keys = Keys(page)
    keys.type("Lampu jalan di depan pasar Batulicin mati sejak Senin, gelap, warga takut lewat.")
    keys.tab_to("Kecamatan")
    keys.type("Bat")
    keys.tab_to("Patokan")
    keys.type("depan pasar")
    keys.tab_to("Nama pelapor")
    keys.type("Siti Aminah")
    keys.tab_to("Nomor HP")
    keys.type("081234567890")
    keys.tab_to("Topik")
    keys.type("Lampu")
    keys.tab_to("Simpan")
    keys.press("Enter")
    page.wait_for_url("**/receipt")
    assert_accessible(page)
    assert keys.count <= PER_MINUTE, f"{keys.count} keys"
    keys.press("Enter")  # on to the next caller
    page.wait_for_url("**/new?channel=phone")
    story = page.get_by_label("Apa yang terjadi?")
    expect(story).to_be_focused()

    # a mistake is mended from where the focus is, and the caller recognised
    page.set_viewport_size(PHONE)
    keys.type("Banjir")
    keys.tab_to("Nama pelapor")
    keys.type("Siti")
    keys.press("Enter")
    page.wait_for_selector(".errors")
    assert_accessible(page)
    keys.press("Tab")
    keys.press("Enter")
    expect(page.get_by_label("Nomor HP")).to_be_focused()
    keys.type("081234567890")
    keys.tab_to("Cari laporannya")
    keys.press("Enter")
    page.wait_for_selector("#dikenal")
    assert_accessible(page)
    expect(story).to_have_value("Banjir")
    page.goto("/admin/complaints/blank")
    assert_accessible(page)


def test_the_mornings_ten_are_dispatched_in_two_minutes(open_page: Opener, portal: Portal) -> None:
    for n in range(10):
        portal.file(description=f"Lampu jalan nomor {n} mati.")
    page = open_page("/admin/login", size=DESKTOP)
    sign_in(page, portal)
    page.goto("/admin/queue?view=new")
    assert_accessible(page)
    keys, done = Keys(page), list[str]()
    keys.tab_to("Kerjakan satu per satu")
    keys.press("Enter")
    while len(done) < 10:
        page.wait_for_url(lambda url: "/complaints/" in url and number_in(url) not in done)
        done.append(number_in(page.url))
        before = keys.count
        expect(page.get_by_label("Dinas yang menjawab")).to_be_focused()
        keys.tab_to("Teruskan ke dinas")
        keys.press("Enter")
        assert keys.count - before <= PER_DISPATCH, f"{keys.count - before} keys"
    page.wait_for_url(lambda url: number_in(url) != done[-1])
    assert keys.count <= 2 * PER_MINUTE, f"{keys.count} keys"
    states = [portal.track({"number": n, "code": ""})["status"] for n in done]
    assert set(states) == {"dispatched"}


def number_in(url: str) -> str:
    """The complaint's number in the address of its page."""
    return url.split("?", maxsplit=1)[0].rsplit("/", 1)[1]
