"""The lists of complaints as files: what the pages show of each, and no identity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from flask import Response, request

from functions.domain import lifecycle, wording
from functions.domain.complaint import RESTRICTED, STRATEGIC, SUPERVISORY, URGENT
from functions.domain.queues import Row
from functions.domain.submission import KINDS
from functions.faces.admin import chosen, exports, find
from functions.faces.admin.parts import parts
from functions.faces.admin.rows import SINCE, subject
from functions.forms.spreadsheet import Cell

_FLAGS = {
    URGENT: "Mendesak",
    RESTRICTED: "Terbatas",
    STRATEGIC: "Strategis",
    SUPERVISORY: "Berkadar pengawasan",
}

_AT_ONCE = 200
"""Rows of one Query: an entry of the index is small."""


def queue() -> Response:
    """One list under its filters, from its first row on."""
    wanted = chosen.chosen()
    about = ", ".join(f"{name}={value}" for name, value in wanted.filters.items())
    read = partial(chosen.rows, wanted, limit=_AT_ONCE)
    return _answer(f"antrean-{wanted.name}", _pages(read), "Tenggat atau perubahan", about)


def found() -> Response:
    """The results of a search that an address names."""
    rows = find.results(request.args.get("k", ""))
    return _answer("hasil-pencarian", rows, "Tenggat atau perubahan")


def messages() -> Response:
    """The complaints with a message that needs a person."""
    read = partial(parts().staff.indexes.messages, limit=_AT_ONCE)
    return _answer("pesan-perlu-dilihat", _pages(read), SINCE)


def _answer(name: str, found: Iterable[Row], moment: str, about: str = "") -> Response:
    """The rows that whoever is signed in may know of."""
    head = ("Nomor", "Perihal", "Jenis", "Status", "Topik", "Kecamatan", "Dinas", "Tanda", moment)
    mine = filter(chosen.sees, found)
    return exports.answer(name, head, map(_cells, mine), exports.wanted(), about=about)


def _cells(row: Row) -> list[Cell]:
    directory = parts().desk.directory
    return [
        row.number,
        subject(row),
        KINDS[row.kind],
        lifecycle.STATUSES[row.status].label,
        directory.label_of(row.category),
        directory.district_name(row.district),
        ", ".join(wording.short_name(agency, directory) for agency in row.agencies),
        ", ".join(words for flag, words in _FLAGS.items() if flag in row.flags),
        row.at,
    ]


def _pages(read: Callable[..., Any]) -> Iterator[Any]:
    """Every row, page after page as they are asked for."""
    page = read()
    yield from page.rows
    while page.next:
        page = read(start=page.next)
        yield from page.rows
