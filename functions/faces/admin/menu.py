"""The menu of the staff pages: each person sees the pages that they may use."""

from __future__ import annotations

from typing import NamedTuple

from functions.domain.roles import (
    ACT,
    AUDIT,
    CASES,
    CONTENT,
    DIP,
    ENTER,
    FIGURES,
    IMPORT,
    PPID,
    SIGNED_IN,
    STAFF,
    Person,
)
from functions.faces.admin.routes import HOME


class Row(NamedTuple):
    """A page in the menu; `right` is the one that its route asks for."""

    address: str
    words: str
    right: str


ROWS = (
    Row(HOME, "Pagi ini", ACT),
    Row("/admin/queue", "Antrean", CASES),
    Row("/admin/complaints/new", "Catat laporan", ENTER),
    Row("/admin/requests", "Permohonan", PPID),
    Row("/admin/messages", "Pesan", ACT),
    Row("/admin/figures", "Angka", FIGURES),
    Row("/admin/reports", "Laporan berkala", FIGURES),
    Row("/admin/import", "Impor LAPOR", IMPORT),
    Row("/admin/duty", "Piket", ACT),
    Row("/admin/calendar", "Kalender", CONTENT),
    Row("/admin/content", "Isi portal", CONTENT),
    Row("/admin/information", "Informasi publik", DIP),
    Row("/admin/staff", "Petugas", STAFF),
    Row("/admin/audit", "Audit", AUDIT),
    Row("/admin/health", "Kesehatan sistem", ACT),
    Row("/admin/account", "Akun saya", SIGNED_IN),
)
"""In the order of the menu; the first that somebody may use is where signing in leads."""

DAILY = 7
"""Rows, from the first on, that are used every day; the others lie together behind one word."""

SHORT = 6
"""So many rows fit into one line, and none needs to lie behind another."""


class Menu(NamedTuple):
    """What stands in the line, and what lies behind "Kelola"."""

    line: list[Row]
    behind: list[Row]


def of(person: Person | None) -> Menu:
    """What this person may use; nothing before signing in."""
    found = rows(person)
    if len(found) <= SHORT:
        return Menu(found, [])
    daily = ROWS[:DAILY]
    return Menu([r for r in found if r in daily], [r for r in found if r not in daily])


def rows(person: Person | None) -> list[Row]:
    """All of it, in order."""
    return [row for row in ROWS if person and person.may(row.right)]


def first(person: Person) -> str:
    """Where signing in leads."""
    return rows(person)[0].address
