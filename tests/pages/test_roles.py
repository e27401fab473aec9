"""Every role of the office signs in, sees its pages, and not what it must not see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from functions.domain.roles import AUDIT, CASES, ROLES, STAFF, Person
from functions.faces.admin import menu
from infra.local.emulator import COLLEAGUES
from infra.local.emulator import STAFF as ADMIN
from tests.pages.conftest import DESKTOP, PHONE, Portal, assert_accessible
from tests.pages.test_whole_way import dispatch

WHO = {role: name for name, role, _ in COLLEAGUES} | {"admin": ADMIN["username"]}
STORY, SITI = "Jalan berlubang besar di depan sekolah dasar.", "siti@contoh.example"
REFUSED = "Akun Anda tidak berhak membuka halaman ini."
DOORS = {"/admin/queue": CASES, "/admin/staff": STAFF, "/admin/audit": AUDIT}
"""What is behind them must not be seen by others; tests/admin/test_access.py tries all doors."""

SEES = {
    "admin": {"plain", "request", "restricted"},
    "coordinator": {"plain"},
    "ppid": {"request"},
    "inspektorat": {"restricted"},
}
REVEALS = {"admin": {"plain", "request", "restricted"}, "ppid": {"request"}}

REQUEST: dict[str, Any] = {
    "kind": "ppid_request",
    "description": "Mohon salinan anggaran perbaikan jalan tahun ini.",
    "category": "",
    "national_id": "6310010101900001",
    "address": "Jalan Raya Batulicin 1",
    "purpose": "Penelitian",
}


@pytest.fixture(scope="module")
def numbers(portal: Portal) -> dict[str, str]:
    """Complaints of Siti's, by what they are."""
    secret = {"description": "Petugas loket meminta uang tambahan.", "category": "korupsi"}
    return {
        "plain": portal.file(description=STORY)["number"],
        "request": portal.file(**REQUEST)["number"],
        "restricted": portal.file(**secret)["number"],
    }


def enter(page: Page, name: str, password: str = ADMIN["password"]) -> None:
    page.fill("#username", name)
    page.fill("#password", password)
    page.press("#password", "Enter")
    page.wait_for_load_state()


def looks_right(page: Page) -> None:
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert_accessible(page)


def test_each_role_sees_its_pages_and_complaints_and_no_others(
    open_page: Callable[..., Page], numbers: dict[str, str]
) -> None:
    admin = open_page("/admin/login", size=DESKTOP)
    enter(admin, WHO["admin"])
    dispatch(admin, numbers["plain"], "pupr")
    for role in ROLES:
        page = open_page("/admin/", size=DESKTOP)
        enter(page, WHO[role])
        person = Person(WHO[role], frozenset({role}))
        assert menu.first(person) in page.url, f"where {role} lands"
        if role in ("auditor", "leader"):  # the others' first pages are looked at elsewhere
            looks_right(page)
        entries = page.locator("nav.menu a").all_text_contents()
        assert entries == [row.words for row in menu.rows(person)], role
        for address, right in DOORS.items():
            answer = page.request.get(address)
            assert (answer.status == 200) == person.may(right), (role, address, answer.status)
            assert (REFUSED in answer.text()) == (answer.status == 403)
        _sees_its_complaints(page, role, numbers)


def _sees_its_complaints(page: Page, role: str, numbers: dict[str, str]) -> None:
    for kind, number in numbers.items():
        answer = page.goto(f"/admin/complaints/{number}")
        assert answer
        is_seen = kind in SEES.get(role, set())
        assert (answer.status == 200) == is_seen, (role, kind, answer.status)
        assert (number in page.inner_text("main")) == is_seen
        assert SITI not in page.content()
        button = page.locator("form[action$='/reveal'] button")
        assert button.count() == (kind in REVEALS.get(role, set())), (role, kind)
        if button.count():
            button.click()
            page.wait_for_load_state()
            assert SITI in page.inner_text("main")


def test_an_account_is_made_used_and_shut_and_the_auditor_reads_of_it(
    open_page: Callable[..., Page],
) -> None:
    admin = open_page("/admin/login", size=DESKTOP)
    enter(admin, WHO["admin"])
    admin.goto("/admin/staff/new")
    admin.get_by_role("button", name="Buat akun").click()
    admin.wait_for_load_state()
    looks_right(admin)
    admin.fill("#username", "budi.s")
    admin.get_by_label("Operator").check()
    admin.get_by_role("button", name="Buat akun").click()
    password = admin.locator(".code").inner_text()
    looks_right(admin)

    budi = open_page("/admin/login")
    enter(budi, "budi.s", password)
    budi.fill("#new_password", "Sandi-Baru-2026")
    budi.press("#new_password", "Enter")
    budi.wait_for_url("**/admin/complaints/new")

    admin.goto("/admin/staff")
    looks_right(admin)
    admin.get_by_role("link", name="budi.s").click()
    admin.wait_for_load_state()
    looks_right(admin)
    admin.get_by_role("button", name="Nonaktifkan budi.s").click()
    admin.wait_for_load_state()
    assert "Akun dinonaktifkan" in admin.get_by_role("status").inner_text()
    budi.reload()
    assert "/admin/login" in budi.url

    auditor = open_page("/admin/login")
    enter(auditor, WHO["auditor"])
    auditor.select_option("#group", "staff")
    auditor.get_by_role("button", name="Cari").click()
    auditor.wait_for_load_state()
    lines = auditor.locator(".rows li").all_inner_texts()
    assert len(lines) == 2
    assert "Menonaktifkan akun budi.s" in lines[0] and "Membuat akun petugas budi.s" in lines[1]
    looks_right(auditor)


OFFICE_PAGES = (
    *("/admin/content", "/admin/content/agencies", "/admin/content/agencies/edit?key=pupr"),
    *("/admin/content/categories/edit?key=kesehatan", "/admin/content/clocks/edit?key=sop_answer"),
    *("/admin/content/messages/edit?key=filed_reporter", "/admin/content/agencies/upload"),
    *("/admin/information", "/admin/information/dip", "/admin/information/dip/new"),
    *("/admin/publishing", "/admin/requests", "/admin/figures", "/admin/reports", "/admin/import"),
    *("/admin/calendar", "/admin/duty", "/admin/staff", "/admin/health", "/admin/account"),
)


def test_the_pages_of_the_office_have_no_barriers_by_day_and_by_night(
    open_page: Callable[..., Page], numbers: dict[str, str]
) -> None:
    admin = open_page("/admin/login", size=DESKTOP)
    enter(admin, WHO["admin"])
    request, plain = (f"/admin/complaints/{numbers[name]}" for name in ("request", "plain"))
    for address in (*OFFICE_PAGES, request, plain, f"{plain}/refer"):
        answer = admin.goto(address)
        assert answer and answer.status == 200, address
        for scheme in ("light", "dark"):
            admin.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            looks_right(admin)


def test_likely_duplicates_and_what_was_merged_are_told_without_barriers(
    open_page: Callable[..., Page], portal: Portal
) -> None:
    story = "Lampu lalu lintas simpang tiga pasar mati dan membahayakan anak sekolah."
    first, second = (portal.file(description=f"{story} {n}")["number"] for n in "12")
    admin = open_page("/admin/login", size=DESKTOP)
    enter(admin, WHO["admin"])
    admin.goto(f"/admin/complaints/{second}")
    assert "Mungkin sama" in admin.locator("main").inner_text()
    looks_right(admin)
    admin.get_by_role("button", name=f"Gabungkan ke {first}").click()
    assert f"Ditangani bersama laporan {first}" in admin.locator("main").inner_text()
    looks_right(admin)
