"""A table drawn: computed once as plain shapes, so that page and PDF show the same picture.

Lengths are points, from the upper left corner down. A chart only repeats what its table says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from functions.forms.words import shown
from functions.reports.report import BARS, LINES, Cell, Table

WIDTH = 480.0
ROW, BAR = 18.0, 11.0
LABELS = 190.0
TALL, FOOT, TOP = 150.0, 16.0, 22.0
TICKS = 14
MOST_BARS = 20
"""More of them no one compares; the table has them all."""

START, MIDDLE, END = "start", "middle", "end"


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled one; `tone` counts the series from 0."""

    x: float
    y: float
    width: float
    height: float
    tone: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """Through some points."""

    points: tuple[tuple[float, float], ...]
    tone: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """A short text; `y` is its base line, `anchor` what of it is at `x`."""

    x: float
    y: float
    text: str
    anchor: str = START


Shape = Rect | Line | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture and its size."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def drawn(table: Table) -> Drawing | None:
    """The picture of a table; None without a chart, or with nothing to draw."""
    chart = table.chart
    rows = (
        [row for row in table.rows if any(_number(row[n]) for n in chart.columns)] if chart else []
    )
    if chart is None or not rows:
        return None
    if chart.kind == BARS:
        return _bars(table, rows[:MOST_BARS], chart.columns[0])
    return _standing(table, table.rows, chart.columns, lines=chart.kind == LINES)


def _bars(table: Table, rows: Sequence[Sequence[Cell]], column: int) -> Drawing:
    most = max(_number(row[column]) for row in rows)
    unit, label = table.columns[column].unit, table.columns[column].label
    shapes: list[Shape] = [Words(LABELS, 10, label)]
    for place, row in enumerate(rows):
        y, number = TOP + place * ROW, _number(row[column])
        length = (WIDTH - LABELS - 40) * number / most
        shapes += [
            Words(0, y + BAR, _short(shown(row[0]), 34)),
            Rect(LABELS, y + 2, length, BAR),
            Words(LABELS + length + 4, y + BAR, shown(row[column], unit)),
        ]
    return Drawing(WIDTH, TOP + len(rows) * ROW, tuple(shapes))


def _standing(
    table: Table, rows: Sequence[Sequence[Cell]], columns: Sequence[int], *, lines: bool
) -> Drawing:
    most = max((_number(row[n]) for row in rows for n in columns), default=0) or 1
    step, floor = WIDTH / len(rows), TOP + TALL
    shapes = [*_legend(table, columns), Line(((0, floor), (WIDTH, floor)), -1)]
    every = max(len(rows) // TICKS, 1)
    for place, tick in list(enumerate(_ticks(rows, step * every)))[::every]:
        shapes.append(Words((place + 0.5) * step, floor + FOOT - 5, tick, MIDDLE))
    for tone, column in enumerate(columns):
        heights = [TALL * _number(row[column]) / most for row in rows]
        if lines:
            known = [n for n, row in enumerate(rows) if row[column] is not None]
            points = tuple(((n + 0.5) * step, floor - heights[n]) for n in known)
            shapes.append(Line(points, tone))
        else:
            width = min(step * 0.8, 60) / len(columns)
            first = (step - width * len(columns)) / 2 + tone * width
            shapes += [
                Rect(n * step + first, floor - height, width, height, tone)
                for n, height in enumerate(heights)
            ]
    return Drawing(WIDTH, floor + FOOT, tuple(shapes))


def _legend(table: Table, columns: Sequence[int]) -> Iterator[Shape]:
    for tone, column in enumerate(columns):
        x = tone * WIDTH / max(len(columns), 2)
        yield Rect(x, 2, 9, 9, tone)
        yield Words(x + 13, 10, _short(table.columns[column].label, 36))


def _ticks(rows: Sequence[Sequence[Cell]], room: float) -> list[str]:
    """As much as all have room for: 23/11, or Jan for Januari 2026."""
    texts = [f"{c.day}/{c.month}" if isinstance(c, date) else shown(c) for c, *_ in rows]
    is_tight = any(len(text) > int(room / 5) for text in texts)
    return [
        text[:3] if is_tight and not isinstance(row[0], date) else text
        for row, text in zip(rows, texts, strict=True)
    ]


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _number(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float) else 0.0
