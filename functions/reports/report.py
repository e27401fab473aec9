"""A report as data: what its page, PDF, XLSX, CSV and JSON are all made from.

The five reports of the procedure (SOP section E) are functions from facts to this shape; a form
knows no report, and a report no form. They are the office's own and have small numbers in them;
what anybody may see is `published.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

TEXT, DAY, COUNT, PERCENT, DAYS, SCORE = "text", "day", "count", "percent", "days", "score"
"""Units of a column: words, a date, a number, per cent to one decimal, working days, 1 to 5."""

BARS, COLUMNS, LINES = "bars", "columns", "lines"
"""Charts: lying bars by name, standing columns by time, lines by time."""

Cell = str | int | float | date | None
"""None is a cell that has nothing to say ("–"), which is not 0."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days a report is of, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading in words, and the unit of its cells."""

    label: str
    unit: str = COUNT


@dataclass(frozen=True, slots=True)
class Chart:
    """A table drawn: the places of the columns that are drawn; its first column is the axis."""

    kind: str
    columns: tuple[int, ...] = (1,)


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers with a caption. `name` is its sheet and file ("per-dinas").

    `behind` holds, row by row, the numbers of the complaints of which a line tells; only pages for
    those who may see them show it, never a file or a mail. `is_list` says that its rows are what
    stood in a list when the report was made: no figure, and no reason to correct one later.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] = ()
    note: str = ""
    chart: Chart | None = None
    behind: tuple[tuple[str, ...], ...] = ()
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences made from the figures."""

    text: str


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Room for the office's own words: `name` finds them again, `prompt` says what is wanted."""

    name: str
    prompt: str
    text: str = ""


NOTHING = Paragraph("Tidak ada.")
"""Stands where a table or a list would have no line."""

Part = Table | Paragraph | OwnWords


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `kind` is a code of `kinds.KINDS`; `corrects` when the one it replaces was made.

    Making it again from the same facts gives the same sections; only `made_at` differs.
    """

    kind: str
    period: Period
    title: str
    subtitle: str
    sections: tuple[Section, ...]
    made_at: datetime
    corrects: datetime | None = None

    def tables(self) -> Sequence[Table]:
        """All tables, in order."""
        return [p for section in self.sections for p in section.parts if isinstance(p, Table)]
