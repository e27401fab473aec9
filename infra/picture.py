"""`make picture`: the README's picture, taken from a portal that really runs.

Needs `make run` in another terminal; PORT as there.
"""

from __future__ import annotations

import base64
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

OUT = Path(__file__).parent.parent / "docs" / "portal.png"
PHONE: ViewportSize = {"width": 360, "height": 740}

_FRAME = "<body style='margin:0;padding:24px;display:flex;gap:24px;background:#e9efe6'>{}</body>"
_SCREEN = "<img src='data:image/png;base64,{}' width=360 style='border:1px solid #9aa89b'>"


def main() -> int:
    """Take three screens of a phone and put them side by side."""
    names = ("chromium", "chromium-browser", "google-chrome")
    chromium = next((path for name in names if (path := shutil.which(name))), None)
    base = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(base_url=base, viewport=PHONE, device_scale_factor=1.5)
        screens = [_screen(page, step) for step in (_form, _receipt, _followed)]
        wall = browser.new_page(viewport={"width": 1182, "height": 790}, device_scale_factor=1.5)
        wall.set_content(_FRAME.format("".join(map(_SCREEN.format, screens))))
        OUT.parent.mkdir(exist_ok=True)
        wall.screenshot(path=OUT)
        browser.close()
    return 0


def _form(page: Page) -> None:
    page.goto("/lapor/topik/jembatan-rusak/")
    page.get_by_label("Apa yang terjadi?").fill(
        "Jembatan kayu di RT 4 patah. Anak-anak lewat sana setiap pagi ke sekolah."
    )
    page.locator(":focus").blur()
    page.evaluate("scrollTo(0, 0)")


def _receipt(page: Page) -> None:
    page.get_by_label("Nama", exact=True).fill("Rahmah")
    page.get_by_label("Nomor HP").fill("0812 3456 7890")
    page.get_by_role("button", name="Kirim pengaduan").click()


def _followed(page: Page) -> None:
    page.get_by_role("button", name="Lihat laporan ini").click()


def _screen(page: Page, step: Callable[[Page], None]) -> str:
    step(page)
    return base64.b64encode(page.screenshot()).decode()


if __name__ == "__main__":
    sys.exit(main())
