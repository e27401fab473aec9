"""dip.csv: the public information list, every record with an agency that exists."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from functions.content.reading import optional, required
from functions.content.tables import Table
from functions.content.values import choice, day, slug, text, url, year
from functions.domain.agencies import Directory
from functions.domain.dip import DIP_CATEGORIES, DipRecord, WithdrawnRecord

TAKEN = frozenset({"cari", "dinas", "halaman", "kategori", "media", "tahun"})
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


WITHDRAWN = Table(
    "dip-dihapus.csv",
    WithdrawnRecord,
    key="id",
    columns={
        "id": required(_id),
        "title": required(text),
        "withdrawn_on": required(day),
        "reason": required(text),
        "replaced_by": optional(slug),
    },
)


def withdrawn(folder: Path, records: Sequence[DipRecord]) -> tuple[WithdrawnRecord, ...]:
    """What the list held once: never at the same time, and replaced only by what it holds now."""
    ids = {record.id for record in records}
    rows = WITHDRAWN.read(folder).values() if (folder / WITHDRAWN.file).exists() else ()
    for row in rows:
        if row.value.id in ids:
            raise row.wrong("id", f'"{row.value.id}" masih ada di dip.csv; hapus salah satunya.')
        if row.value.replaced_by and row.value.replaced_by not in ids:
            problem = f'informasi "{row.value.replaced_by}" tidak ada di dip.csv.'
            raise row.wrong("replaced_by", problem)
    return tuple(row.value for row in rows)


def dip(folder: Path, directory: Directory) -> tuple[DipRecord, ...]:
    """The records in the order of the file."""
    rows = DIP.read(folder).values()
    for row in rows:
        if row.value.agency not in directory.agencies:
            problem = f'instansi "{row.value.agency}" tidak ada di agencies.csv.'
            raise row.wrong("agency", problem)
    return tuple(row.value for row in rows)
