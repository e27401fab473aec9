"""A table from LAPOR goes the whole way in a browser: sent to the bucket, looked at, imported."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.channels.sheets import xlsx
from tests.pages.conftest import DESKTOP, PHONE, Portal, assert_accessible
from tests.pages.test_whole_way import sign_in

SAMPLES = "0"

HEAD = ("Tracking ID", "Tanggal Masuk", "Isi Aduan")


@pytest.mark.parametrize(
    ("js", "size"), [(True, DESKTOP), (False, PHONE)], ids=["desktop", "phone without script"]
)
def test_a_table_is_sent_looked_at_and_imported(
    open_page: Callable[..., Page], portal: Portal, js: bool, size: dict[str, int]
) -> None:
    first = 1000 * size["width"]
    rows = [(first + n, "20/11/2026", f"Jalan nomor {n} berlubang.") for n in range(3)]
    page = open_page("/admin/", js=js, size=size)
    sign_in(page, portal)
    page.goto("/admin/import")
    assert_accessible(page, js=js)
    file = {"name": "lapor.xlsx", "mimeType": "", "buffer": xlsx([HEAD, *rows, ("?", "", "")])}
    page.set_input_files("#file", file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Kirim dan periksa").click()
    expect(page.get_by_role("button", name="Impor 3 laporan baru")).to_be_visible()
    expect(page.get_by_role("link", name="Perlu diperbaiki (1)")).to_be_visible()
    assert_accessible(page, js=js)
    page.goto(f"{page.url}?at=2", wait_until="commit")  # as after a step of two rows
    if not js:  # a script presses this button by itself
        expect(page.get_by_role("status")).to_contain_text("2 dari 4 baris")
        assert_accessible(page, js=js)
        page.get_by_role("button", name="Lanjutkan").click()
    expect(page.get_by_role("status")).to_contain_text("1 laporan baru tercatat.")
    page.get_by_role("button", name="Impor 2 laporan baru").click()
    expect(page.get_by_role("link", name="Sudah tercatat (3)")).to_be_visible()
    assert_accessible(page, js=js)
