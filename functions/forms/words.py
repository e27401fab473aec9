"""A report's cells as people read them here: 1.234,5; 57,1 %; 24 November 2026; – for nothing."""

from __future__ import annotations

from datetime import date

from functions.domain.dates import ribuan, tanggal
from functions.reports.report import PERCENT, TEXT, Cell

NOTHING = "–"

_OTHER_WAY = str.maketrans(",.", ".,")


def shown(cell: Cell, unit: str = TEXT) -> str:
    """The cell in words and figures."""
    match cell:
        case None:
            return NOTHING
        case date():
            return tanggal(cell)
        case float():
            return f"{cell:,.1f}".translate(_OTHER_WAY) + (" %" if unit == PERCENT else "")
        case int():
            return ribuan(cell) + (" %" if unit == PERCENT else "")
    return cell


def is_number(unit: str) -> bool:
    """Whether a column of this unit is set to the right."""
    return unit not in (TEXT, "day")
