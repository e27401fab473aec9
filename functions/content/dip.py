"""dip.csv: the public information list, every record with an agency that exists."""

from __future__ import annotations

from pathlib import Path

from functions.content.reading import optional, required
from functions.content.tables import Table
from functions.content.values import choice, day, slug, text, url, year
from functions.domain.agencies import Directory
from functions.domain.dip import DIP_CATEGORIES, DipRecord

TAKEN = frozenset({"cari"})
"""Addresses under /informasi-publik/ that are pages of their own."""


def _id(raw: object) -> str:
    code = slug(raw)
    if code in TAKEN:
        raise ValueError(f'"{code}" dipakai oleh halaman lain; pilih kode lain.')
    return code


def _category(raw: object) -> str:
    if raw == "dikecualikan":
        raise ValueError(
            "informasi yang dikecualikan tidak boleh masuk daftar ini (SOP bagian B.5); hapus."
        )
    return choice(*DIP_CATEGORIES)(raw)


DIP = Table(
    "dip.csv",
    DipRecord,
    key="id",
    columns={
        "id": required(_id),
        "category": required(_category),
        "title": required(text),
        "summary": required(text),
        "agency": required(slug),
        "officer": required(text),
        "responsible": required(text),
        "made_at": required(text),
        "made_place": required(text),
        "form": required(text),
        "retention": required(text),
        "media": required(text),
        "year": required(year),
        "updated_on": required(day),
        "url": optional(url),
    },
)


def dip(folder: Path, directory: Directory) -> tuple[DipRecord, ...]:
    """The records in the order of the file."""
    rows = DIP.read(folder).values()
    for row in rows:
        if row.value.agency not in directory.agencies:
            problem = f'instansi "{row.value.agency}" tidak ada di agencies.csv.'
            raise row.wrong("agency", problem)
    return tuple(row.value for row in rows)
