"""A complaint on a phone with a bad line: typed, sent, and what the phone keeps of it."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, expect

STORY = "Tiang listrik di depan pasar ikan miring dan hampir roboh."
SENT = "Laporan Anda sudah kami terima"


def typed(phone: BrowserContext, path: str = "/lapor/", story: str = STORY) -> Page:
    """The form with a complaint in it, and the script at work."""
    page = phone.new_page()
    page.goto(path)
    page.locator("#description").fill(story)
    page.get_by_label("Nama", exact=True).fill("Rahmah")
    page.get_by_label("Nomor HP").fill("0812-3456-7890")
    expect(page.get_by_text("Tersimpan di HP ini.")).to_be_visible()
    return page


def press_send(page: Page) -> None:
    page.locator("form[action='/api/complaints'] button:not([type])").click()


def number(page: Page) -> str:
    expect(page.get_by_role("heading", level=1)).to_have_text(SENT)
    return page.locator(".panel b").inner_text()


def kept(page: Page) -> str:
    """Everything that the phone keeps of what was typed: draft, receipt, and what waits."""
    return str(
        page.evaluate(
            """new Promise((done) => {
                 const opening = indexedDB.open("lapor", 1);
                 opening.onupgradeneeded = () => opening.result.createObjectStore("kotak");
                 opening.onsuccess = () => {
                   const box = opening.result.transaction("kotak").objectStore("kotak").getAll();
                   const rest = [{ ...localStorage }, { ...sessionStorage }];
                   delete rest[1].tab; // its name
                   box.onsuccess = () => done(JSON.stringify([...rest, box.result]));
                 };
               })"""
        )
    )
