"""A table that somebody uploads: CSV or XLSX as offices and their systems write it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from functions.channels.rows import rows_of, wrong
from functions.content.tables import is_blank
from functions.domain.text import plain

MOST_ROWS = 25_000
"""Far more than the office gets in a year; a preview of them fits into one request."""

TITLE_ROWS = 20
"""How far down the row with the columns' names may stand, below titles and a logo."""


class Line(NamedTuple):
    """One row: its number as Excel shows it, and a cell for each column."""

    row: int
    cells: tuple[str, ...]


class TableFile(NamedTuple):
    """The names of the columns as they are written, and the rows below them.

    A date or time is written as ISO has it, whatever it was in the file.
    """

    head: tuple[str, ...]
    lines: list[Line]


def read(data: bytes, known: Container[str] = ()) -> TableFile:
    """The table, or Invalid with a sentence that names the row.

    `known` are names of columns in the form of `plain`; they tell the head from titles above it.
    """
    return _table(rows_of(data), known)


def _table(rows: Iterator[list[str]], known: Container[str]) -> TableFile:
    numbered = ((n, cells) for n, cells in enumerate(rows, 1) if not is_blank(cells))
    first = list(islice(numbered, TITLE_ROWS))
    place = _place_of_head([cells for _, cells in first], known)
    if not first or _filled(first[place][1]) < 2:
        raise wrong("Di file ini tidak ada baris dengan nama kolom. Periksa lagi filenya.")
    head = first[place][1]
    kept = [n for n, name in enumerate(head) if name]
    lines: list[Line] = []
    for row, cells in (*first[place + 1 :], *numbered):
        if len(lines) == MOST_ROWS:
            raise wrong(f"File ini lebih dari {MOST_ROWS:,} baris.".replace(",", "."))
        lines.append(Line(row, tuple(cells[n] if n < len(cells) else "" for n in kept)))
    return TableFile(_told_apart(head[n] for n in kept), lines)


def _place_of_head(rows: Sequence[Sequence[str]], known: Container[str]) -> int:
    """The row with most known names; if none is known, the first that is not just a title."""
    enough = max(2, max(map(_filled, rows), default=0) / 2)
    likeness = [
        (sum(plain(cell) in known for cell in cells), _filled(cells) >= enough) for cells in rows
    ]
    return max(range(len(rows)), key=likeness.__getitem__, default=0)


def _filled(cells: Iterable[str]) -> int:
    return sum(map(bool, cells))


def _told_apart(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, int] = {}
    told = []
    for name in names:
        found[name] = found.get(name, 0) + 1
        told.append(name if found[name] == 1 else f"{name} ({found[name]})")
    return tuple(told)


def packed(table: TableFile) -> bytes:
    """The table as bytes that are quick to read again: an XLSX of 20,000 rows takes seconds."""
    return gzip.compress(json.dumps(table).encode(), compresslevel=1)


def unpacked(data: bytes) -> TableFile:
    """The table that was packed."""
    head, lines = json.loads(gzip.decompress(data))
    return TableFile(tuple(head), [Line(row, tuple(cells)) for row, cells in lines])
