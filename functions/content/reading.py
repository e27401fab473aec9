"""How a written value becomes a checked one, for tables (CSV) and sections (TOML) alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from functions.domain.errors import BadContent

Convert = Callable[[Any], object]
"""Returns the value or raises ValueError with an Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class Column:
    """One field: its converter, and what an empty one becomes if it may be empty.

    What is written in several lines becomes one line, unless `lines` keeps its paragraphs. A table
    may leave out a whole column that is `new`: older files do not have it.
    """

    convert: Convert
    required: bool = True
    empty: object = ""
    missing: str = "wajib diisi."
    lines: bool = False
    new: bool = False

    def value(self, raw: object) -> object:
        """The checked value of a cell."""
        if isinstance(raw, str):
            raw = raw.strip() if self.lines else one_line(raw)
        if raw != "":
            return self.convert(raw)
        if self.required:
            raise ValueError(self.missing)
        return self.empty


def one_line(written: str) -> str:
    """The words with single spaces between them."""
    # Line ends, tabs and hard spaces are not printable: most cells need no second look.
    if written.isprintable() and "  " not in written:
        return written.strip()
    return " ".join(written.split())


def required(convert: Convert) -> Column:
    """A field that must be filled in."""
    return Column(convert)


def optional(convert: Convert, empty: object = "") -> Column:
    """A field that may stay empty."""
    return Column(convert, required=False, empty=empty)


def checked(
    file: str, row: int | str, columns: Mapping[str, Column], raw: Mapping[str, object]
) -> dict[str, object]:
    """Every field's value; the first that is wrong stops the reading."""
    values: dict[str, object] = {}
    for name, column in columns.items():
        try:
            values[name] = column.value(raw.get(name, ""))
        except ValueError as problem:
            raise BadContent(file, row, name, str(problem)) from None
    return values


def only_known(file: str, row: int | str, known: Iterable[str], found: Iterable[str]) -> None:
    """Refuse a name that nobody would read: most often a misspelt one."""
    known = tuple(known)
    for name in found:
        if name not in known:
            names = ", ".join(known)
            raise BadContent(file, row, name, f"nama ini tidak dikenal; yang dikenal: {names}.")


def text_of(folder: Path, file: str) -> str:
    """A content file as text, without a byte order mark."""
    try:
        return (folder / file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise BadContent(file, 1, "semua", "berkas ini tidak ada.") from None
    except UnicodeDecodeError as error:
        row = error.object.count(b"\n", 0, error.start) + 1
        problem = "ada huruf yang bukan UTF-8; simpan ulang sebagai UTF-8."
        raise BadContent(file, row, "semua", problem) from None


def lines_of(folder: Path, file: str) -> Iterator[str]:
    """A content file line by line: a long one need not be in memory."""
    try:
        with (folder / file).open(encoding="utf-8-sig") as lines:
            yield from lines
    except (FileNotFoundError, UnicodeDecodeError):
        text_of(folder, file)  # says what is wrong, and where
        raise
