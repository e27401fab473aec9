"""A report as XLSX: a sheet for each table with real numbers and dates, and one of the words."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from functions.forms.spreadsheet import as_cell
from functions.forms.words import is_number
from functions.reports.report import PERCENT, OwnWords, Paragraph, Report, Table

_NOT_IN_A_NAME = re.compile(r"[\\/*?:\[\]]")
_LONGEST_NAME = 31
"""Characters that the name of a sheet may have (ECMA-376)."""

_PERCENT_FORMAT = '0.0" %"'
"""The cell holds 57.1 and not 0.571, so that it reads as the report does."""


def workbook(report: Report) -> bytes:
    """The file; the same report gives the same sheets."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook(write_only=True)
    book.properties.title = f"{report.title}, {report.subtitle}"
    book.properties.created = book.properties.modified = report.made_at.replace(tzinfo=None)
    first = book.create_sheet("Laporan")
    first.column_dimensions["A"].width = 100
    for line in _words(report):
        first.append([as_cell(first, line, bold=line == report.title)])
    for table in report.tables():
        sheet = book.create_sheet(_NOT_IN_A_NAME.sub(" ", table.name)[:_LONGEST_NAME])
        sheet.freeze_panes = "A2"
        for place, column in enumerate(table.columns, 1):
            width = 14 if is_number(column.unit) else 40
            sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.append([as_cell(sheet, column.label, bold=True) for column in table.columns])
        for row in _rows(sheet, table):
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _rows(sheet: Any, table: Table) -> Iterator[list[Any]]:
    for row in (*table.rows, *([table.total] if table.total else [])):
        cells = [as_cell(sheet, cell, bold=row is table.total) for cell in row]
        for cell, column in zip(cells, table.columns, strict=True):
            if column.unit == PERCENT and cell.value is not None:
                cell.number_format = _PERCENT_FORMAT
        yield cells


def _words(report: Report) -> Iterator[str]:
    """All that is said beside the tables."""
    yield report.title
    yield report.subtitle
    for section in report.sections:
        yield ""
        yield section.heading
        for part in section.parts:
            match part:
                case Paragraph(text) | OwnWords(text=text):
                    yield text
                case Table(caption=caption, name=name, note=note):
                    yield f"{caption}: lembar {name}"
                    if note:
                        yield note
