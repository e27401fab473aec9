"""CSV tables, forgiving about what spreadsheets do to them and strict about what they say."""

from __future__ import annotations

import csv
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Generic, TypeVar

from functions.content.reading import Column, checked, only_known, text_of
from functions.domain.errors import BadContent

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row(Generic[T]):
    """A row that has been read, still knowing its place for the checks that follow."""

    file: str
    line: int
    value: T

    def wrong(self, field: str, problem: str) -> BadContent:
        """The error for this row, to be raised."""
        return BadContent(self.file, self.line, field, problem)


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """One CSV file: what a row becomes, its columns, and the column that is unique."""

    file: str
    make: Callable[..., T]
    key: str
    columns: Mapping[str, Column]

    def read(self, folder: Path) -> dict[str, Row[T]]:
        """All rows by their key, in the order of the file."""
        rows: dict[str, Row[T]] = {}
        for line, raw in self._records(text_of(folder, self.file)):
            row = Row(self.file, line, self.make(**checked(self.file, line, self.columns, raw)))
            earlier = rows.setdefault(raw[self.key], row)
            if earlier is not row:
                raise row.wrong(self.key, f'"{raw[self.key]}" sudah ada di baris {earlier.line}.')
        return rows

    def _records(self, text: str) -> Iterator[tuple[int, dict[str, str]]]:
        lines = _lines(self.file, text)
        header = _without_blank_end(next(lines, (1, []))[1])
        self._check_header(header)
        for line, written in lines:
            cells = _without_blank_end(written, keep=len(header))
            if len(cells) != len(header):
                problem = (
                    f"ada {len(cells)} sel, seharusnya {len(header)}; "
                    "apit isi yang memuat koma dengan tanda kutip."
                )
                raise BadContent(self.file, line, "semua", problem)
            yield line, dict(zip(header, cells, strict=True))

    def _check_header(self, header: list[str]) -> None:
        only_known(self.file, 1, self.columns, header)
        for name in self.columns:
            if header.count(name) != 1:
                problem = "muncul dua kali." if name in header else "tidak ada di baris judul."
                raise BadContent(self.file, 1, name, f"kolom ini {problem}")


def unwrapped(rows: Mapping[str, Row[T]]) -> dict[str, T]:
    """The values alone, once everything has been checked."""
    return {key: row.value for key, row in rows.items()}


def first_unknown(codes: Iterable[str], known: Container[str]) -> str | None:
    """The first code that refers to nothing."""
    return next((code for code in codes if code not in known), None)


def _without_blank_end(cells: list[str], keep: int = 0) -> list[str]:
    """The cells without the empty ones that spreadsheets add on the right."""
    end = len(cells)
    while end > keep and not cells[end - 1]:
        end -= 1
    return cells[:end]


def _lines(file: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not blank, with the number of the line on which each begins."""
    # Excel with Indonesian settings writes semicolons.
    head = text.partition("\n")[0]
    separator = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(StringIO(text), delimiter=separator, strict=True)
    begins = 1
    try:
        for raw in reader:
            cells = [" ".join(cell.split()) for cell in raw]
            if any(cells):
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        problem = "tanda kutip tidak berpasangan."
        raise BadContent(file, begins, "semua", problem) from None
