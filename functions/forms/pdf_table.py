"""A table of a report in its PDF: numbers to the right, the head again on every page."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph, TableStyle
from reportlab.platypus import Table as Grid

from functions.forms.pdf_type import (
    BOLD,
    BRAND,
    CELL,
    HEAD_CELL,
    HEAD_RIGHT,
    LINE,
    RIGHT,
    SUM_CELL,
    SUM_RIGHT,
)
from functions.forms.words import is_number, shown
from functions.reports.report import Cell, Table


def grid(table: Table, width: float) -> Grid:
    """The table, at most so wide; what of it does not fit goes on on the next page."""
    lines = [
        _line([column.label for column in table.columns], table, HEAD_CELL, HEAD_RIGHT),
        *(_line(_said(row, table), table, CELL, RIGHT) for row in table.rows),
    ]
    if table.total:
        lines.append(_line(_said(table.total, table), table, SUM_CELL, SUM_RIGHT))
    style = [
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, BRAND),
        ("LINEBELOW", (0, 1), (-1, -1), 0.3, LINE),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]
    if table.total:
        style.append(("LINEABOVE", (0, -1), (-1, -1), 0.8, BRAND))
    return Grid(
        lines,
        colWidths=_widths(table, width),
        repeatRows=1,
        splitInRow=0,
        style=TableStyle(style),
        hAlign="LEFT",
    )


def _said(row: Sequence[Cell], table: Table) -> list[str]:
    return [shown(cell, column.unit) for cell, column in zip(row, table.columns, strict=True)]


def _line(
    texts: Sequence[str], table: Table, words: ParagraphStyle, numbers: ParagraphStyle
) -> list[Paragraph]:
    """A row of a table, its numbers to the right."""
    return [
        Paragraph(escape(text), numbers if is_number(column.unit) else words)
        for text, column in zip(texts, table.columns, strict=True)
    ]


def _widths(table: Table, width: float) -> list[float]:
    """A number gets what it and its heading's longest word need, and words what numbers leave.

    A small table stays narrow, so that no row is read askew.
    """
    narrow = {n: _needed(table, n) for n, c in enumerate(table.columns) if is_number(c.unit)}
    spare = width - sum(narrow.values())
    texts = len(table.columns) - len(narrow)
    text = min(spare / max(texts, 1), 95 * mm)
    left = min((spare - text * texts) / max(len(narrow), 1), 8 * mm)
    return [narrow[n] + left if n in narrow else text for n in range(len(table.columns))]


def _needed(table: Table, place: int) -> float:
    column = table.columns[place]
    cells = [shown(row[place], column.unit) for row in (*table.rows, table.total) if row]
    words = [(word, BOLD, 7.5) for word in column.label.split()]
    words += [(cell, BOLD, 8) for cell in cells]
    return max((pdfmetrics.stringWidth(*word) for word in words), default=0.0) + 9
