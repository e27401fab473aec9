"""The three ways in which content is written, as rows: tables, sections, prose."""

from __future__ import annotations

import csv
import io
import tomllib
from typing import Any, NamedTuple, Protocol

from functions.content.tables import Table
from functions.editing import toml
from functions.editing.changes import Cells, Rows


class Format(Protocol):
    """Text to rows and back."""

    def rows(self, text: str) -> dict[str, Cells]:
        """The rows by their key; BadContent for a text that cannot be read at all."""

    def text(self, before: str, rows: Rows) -> str:
        """The file with these rows, `before` being the deployed one."""


class Csv(NamedTuple):
    """A table: each row, its cells as they are written."""

    table: Table[Any]

    def rows(self, text: str) -> dict[str, Cells]:
        """The rows by their key, the last of two."""
        found = self.table.cells(iter(text.splitlines(keepends=True)))
        return {self.table.key_of(cells): cells for cells in found}

    def text(self, before: str, rows: Rows) -> str:
        """Commas, as the files of the project have them."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        columns = self.table.columns.items()
        names = [n for n, c in columns if not c.new or any(row.get(n) for row in rows.values())]
        writer.writerow(names)
        writer.writerows([cells.get(name, "") for name in names] for cells in rows.values())
        return out.getvalue()


class Toml(NamedTuple):
    """Sections: a row is one of them."""

    def rows(self, text: str) -> dict[str, Cells]:
        """The sections by their name."""
        return tomllib.loads(text)

    def text(self, before: str, rows: Rows) -> str:
        """What did not change stays as it was written, with its comments."""
        old = self.rows(before)
        changed = {name: cells for name, cells in rows.items() if cells != old.get(name)}
        return toml.replaced(before, {**changed, **dict.fromkeys(old.keys() - rows.keys())})


class Prose(NamedTuple):
    """A page: one row, its title and its text."""

    key: str

    def rows(self, text: str) -> dict[str, Cells]:
        """The first line is the title."""
        title, _, prose = text.partition("\n")
        return {self.key: {"title": title.removeprefix("#").strip(), "text": prose.strip("\n")}}

    def text(self, before: str, rows: Rows) -> str:
        """Markdown, as the builder reads it."""
        cells = rows.get(self.key, {})
        return f"# {cells.get('title', '')}\n\n{cells.get('text', '')}\n"
