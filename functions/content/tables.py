"""CSV tables, forgiving about what spreadsheets do to them and strict about what they say."""

from __future__ import annotations

import csv
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Generic, TypeVar

from functions.content.reading import Column, Convert, lines_of, one_line, only_known
from functions.domain.errors import BadContent

T = TypeVar("T")

SEPARATORS = ",;\t"
"""Excel with Indonesian settings writes semicolons; what is copied out of it, tabs."""

REMEMBERED = 4096
"""Cells of a column whose value is not worked out again: most columns repeat themselves."""


class UnpairedQuote(ValueError):
    """A cell that begins with a quotation mark does not end with one; `line` is where."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__("tanda kutip tidak berpasangan.")


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
        for line, values in self._values(lines_of(folder, self.file)):
            row = Row(self.file, line, self.make(**values))
            key = str(values[self.key])
            earlier = rows.setdefault(key, row)
            if earlier is not row:
                raise row.wrong(self.key, f'"{key}" sudah ada di baris {earlier.line}.')
        return rows

    def cells(self, written: Iterator[str]) -> Iterator[dict[str, str]]:
        """Each row as it is written, in columns that are known, its cells not yet checked."""
        lines = _lines(self.file, written)
        header = self._header(next(lines, (1, []))[1])
        for line, found in lines:
            cells = self._fitted(line, found, len(header))
            yield {name: one_line(cell) for name, cell in zip(header, cells, strict=True) if name}

    def problems(self, written: Iterator[str]) -> Iterator[BadContent]:
        """What is wrong with each row, where `read` would stop at the first."""
        seen: dict[str, int] = {}
        for line, cells in enumerate(self.cells(written), 2):
            for name, column in self.columns.items():
                try:
                    column.value(cells.get(name, ""))
                except ValueError as problem:
                    yield BadContent(self.file, line, name, str(problem))
            earlier = seen.setdefault(self.key_of(cells), line)
            if earlier != line:
                twice = f'"{self.key_of(cells)}" sudah ada di baris {earlier}.'
                yield BadContent(self.file, line, self.key, twice)

    def key_of(self, cells: Mapping[str, str]) -> str:
        """The key of such a row; one that is no key yet stays as it is written."""
        try:
            return str(self.columns[self.key].value(cells[self.key]))
        except ValueError:
            return cells[self.key]

    def _values(self, written: Iterator[str]) -> Iterator[tuple[int, dict[str, object]]]:
        lines = _lines(self.file, written)
        header = self._header(next(lines, (1, []))[1])
        columns = [(name, _remembering(self.columns.get(name))) for name in header]
        left_out = {n: column.empty for n, column in self.columns.items() if n not in header}
        for line, found in lines:
            cells = found if len(found) == len(header) else self._fitted(line, found, len(header))
            values: dict[str, object] = dict(left_out)
            for (name, convert), cell in zip(columns, cells, strict=True):
                try:
                    values[name] = convert(cell)
                except ValueError as problem:
                    raise BadContent(self.file, line, name or "tanpa judul", str(problem)) from None
            values.pop("", None)
            yield line, values

    def _header(self, written: list[str]) -> list[str]:
        header = _without_blank_end([one_line(cell).lower() for cell in written])
        only_known(self.file, 1, self.columns, filter(None, header))
        for name, column in self.columns.items():
            if header.count(name) != 1 and not (column.new and name not in header):
                problem = "muncul dua kali." if name in header else "tidak ada di baris judul."
                raise BadContent(self.file, 1, name, f"kolom ini {problem}")
        return header

    def _fitted(self, line: int, written: list[str], width: int) -> list[str]:
        cells = _without_blank_end(written, keep=width)
        if len(cells) != width:
            problem = (
                f"ada {len(cells)} sel, seharusnya {width}; "
                "apit isi yang memuat koma dengan tanda kutip."
            )
            raise BadContent(self.file, line, "semua", problem)
        return cells


def unwrapped(rows: Mapping[str, Row[T]]) -> dict[str, T]:
    """The values alone, once everything has been checked."""
    return {key: row.value for key, row in rows.items()}


def first_unknown(codes: Iterable[str], known: Container[str]) -> str | None:
    """The first code that refers to nothing."""
    return next((code for code in codes if code not in known), None)


def _remembering(column: Column | None) -> Convert:
    return lru_cache(REMEMBERED)(column.value) if column else _blank


def _blank(cell: str) -> None:
    """A cell of a column without a name, which a spreadsheet may leave between the others."""
    if cell.strip():
        raise ValueError(f'"{one_line(cell)}" tidak akan terbaca; beri kolomnya judul, atau hapus.')


def _without_blank_end(cells: list[str], keep: int = 0) -> list[str]:
    """The cells without the empty ones that spreadsheets add on the right."""
    end = len(cells)
    while end > keep and not cells[end - 1].strip():
        end -= 1
    return cells[:end]


def separated(written: Iterable[str], separator: str) -> Iterator[tuple[int, list[str]]]:
    """Every row, with the number of the line on which it begins; UnpairedQuote when one is."""
    reader = csv.reader(written, delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        raise UnpairedQuote(begins) from None


def is_blank(cells: Iterable[str]) -> bool:
    """Whether a row says nothing."""
    return not "".join(cells).strip()


def _lines(file: str, written: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not blank, with the number of the line on which each begins."""
    first = next(written, "")
    separator = max(SEPARATORS, key=first.count)
    try:
        for line, cells in separated(chain([first], written), separator):
            if not is_blank(cells):
                yield line, cells
    except UnpairedQuote as error:
        raise BadContent(file, error.line, "semua", str(error)) from None
