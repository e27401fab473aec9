"""What the page shows, made from the published rows and nothing else: anyone can do it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from functions.reports.published import OTHERS, Row

HALF, NINE_TENTHS = 50, 90


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: a value and its numbers by measure."""

    value: str
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Month:
    """A month's published numbers. `half` and `most`: classes of days that hold 50 and 90 %."""

    id: str
    totals: Mapping[str, int]
    tables: Mapping[str, Sequence[Line]]
    ages: Sequence[tuple[str, int]]
    half: str
    most: str

    def percent(self, part: str, whole: str) -> float | None:
        """A share in percent, rounded down to one decimal; None when there is none to publish."""
        if part not in self.totals or not self.totals.get(whole):
            return None
        return 1000 * self.totals[part] // self.totals[whole] / 10

    @property
    def score(self) -> float | None:
        """The mean rating, to one decimal."""
        rated = self.totals.get("rated")
        return round(self.totals["score"] / rated, 1) if rated else None


def months(rows: Iterable[Row]) -> list[Month]:
    """The months of the rows, the newest first."""
    by_month: dict[str, list[Row]] = {}
    for row in rows:
        by_month.setdefault(row.month, []).append(row)
    return [_month(name, by_month[name]) for name in sorted(by_month, reverse=True)]


def _month(name: str, rows: Sequence[Row]) -> Month:
    tables: dict[str, dict[str, dict[str, int]]] = {}
    for row in rows:
        if row.dimension:
            line = tables.setdefault(row.dimension, {}).setdefault(row.value, {})
            line[row.measure] = row.number
    days = [(row.value, row.number) for row in rows if row.measure == "days"]
    return Month(
        id=name,
        totals={r.measure: r.number for r in rows if not r.dimension and not r.value},
        tables={d: _ordered(lines) for d, lines in tables.items()},
        ages=[(row.value, row.number) for row in rows if row.measure == "age"],
        half=_class_at(days, HALF),
        most=_class_at(days, NINE_TENTHS),
    )


def _ordered(lines: Mapping[str, Mapping[str, int]]) -> list[Line]:
    """By name, so that a table is no league; all others last."""
    return [Line(v, lines[v]) for v in sorted(lines, key=lambda v: (v == OTHERS, v))]


def _class_at(days: Sequence[tuple[str, int]], percent: int) -> str:
    """The class in which the percentile lies."""
    left = sum(number for _, number in days) * percent / 100
    for name, number in days:
        left -= number
        if left <= 0:
            return name
    return ""
