"""A report as the archive keeps it: written as JSON, read back whole, and known by its content.

The forms that people get (functions/forms) leave out what only pages may show; this leaves out
nothing, and is read by this portal alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from functions.reports.report import (
    DAY,
    NOTHING,
    Cell,
    Chart,
    Column,
    OwnWords,
    Paragraph,
    Part,
    Period,
    Report,
    Section,
    Table,
)

_PARTS = {"table": Table, "paragraph": Paragraph, "words": OwnWords}
_NAMES = {made: name for name, made in _PARTS.items()}


class Digests(NamedTuple):
    """What was counted, and what the office said about it, each in sixteen hexadecimal digits."""

    figures: str
    words: str


def written(report: Report) -> bytes:
    """All of a report."""
    value = asdict(report) | {"sections": _sections(report)}
    return json.dumps(value, default=_day, ensure_ascii=False).encode()


def read(body: bytes) -> Report:
    """The report that was written."""
    value: dict[str, Any] = json.loads(body)
    days = (date.fromisoformat(value["period"][name]) for name in ("first", "last"))
    corrects = value["corrects"]
    return Report(
        **value
        | {
            "period": Period(*days),
            "sections": tuple(
                Section(s["heading"], tuple(map(_part, s["parts"]))) for s in value["sections"]
            ),
            "made_at": datetime.fromisoformat(value["made_at"]),
            "corrects": datetime.fromisoformat(corrects) if corrects else None,
        }
    )


def digests(report: Report) -> Digests:
    """Names of its content, whenever it was made; which complaints it lists is not counted."""
    blank = [
        Section(section.heading, tuple(map(_counted, filter(_counts, section.parts))))
        for section in report.sections
    ]
    figures = _digest(_sections(replace(report, sections=tuple(blank))))
    return Digests(figures, _digest(own_words(report)))


def own_words(report: Report) -> dict[str, str]:
    """The office's words in it, by the name of their place."""
    parts = (part for section in report.sections for part in section.parts)
    return {part.name: part.text for part in parts if isinstance(part, OwnWords)}


def _counts(part: Part) -> bool:
    """Whether it says something that would be the same if it were counted again."""
    return part != NOTHING and not (isinstance(part, Table) and part.is_list)


def _counted(part: Part) -> Part:
    match part:
        case OwnWords():
            return replace(part, text="")
        case Table():
            return replace(part, behind=())
    return part


def _sections(report: Report) -> list[dict[str, Any]]:
    return [
        {
            "heading": section.heading,
            "parts": [{"part": _NAMES[type(part)]} | asdict(part) for part in section.parts],
        }
        for section in report.sections
    ]


def _digest(value: object) -> str:
    plain = json.dumps(value, default=_day, sort_keys=True).encode()
    return hashlib.sha256(plain).hexdigest()[:16]


def _day(value: date) -> str:
    """A day, or a moment, as JSON has it."""
    return value.isoformat()


def _part(value: Mapping[str, Any]) -> Part:
    fields = {name: inner for name, inner in value.items() if name != "part"}
    made = _PARTS[value["part"]]
    return _table(fields) if made is Table else made(**fields)


def _table(fields: Mapping[str, Any]) -> Table:
    columns = tuple(Column(**column) for column in fields["columns"])
    chart = fields["chart"]
    return Table(
        **{
            **fields,
            "columns": columns,
            "rows": tuple(_row(row, columns) for row in fields["rows"]),
            "total": _row(fields["total"], columns),
            "chart": chart and Chart(chart["kind"], tuple(chart["columns"])),
            "behind": tuple(map(tuple, fields["behind"])),
        }
    )


def _row(row: Sequence[Any], columns: Sequence[Column]) -> tuple[Cell, ...]:
    return tuple(_cell(cell, column) for cell, column in zip(row, columns, strict=False))


def _cell(cell: Any, column: Column) -> Cell:
    """JSON has no dates; a column of days says which cells were some."""
    is_day = column.unit == DAY and isinstance(cell, str)
    found: Cell = date.fromisoformat(cell) if is_day else cell
    return found
