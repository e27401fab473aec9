"""A list as a file for Excel, XLSX or CSV, in which no cell is ever run as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from functions.domain.dates import local
from functions.domain.text import FORMULA

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Cell = str | int | float | date | None
"""A datetime is one too; it knows its zone and is shown in WITA."""

Rows = Iterable[Sequence[Cell]]

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")

_SEPARATOR = ";"
"""Excel set to Indonesian, where the comma is the decimal sign, expects this one."""

_WIDTH = 20


class Format(NamedTuple):
    """One sort of file: what it is called, its media type, and what writes it."""

    label: str
    media_type: str
    write: Callable[[Sequence[str], Rows], bytes]


def to_csv(head: Sequence[str], rows: Rows) -> bytes:
    """CSV as Excel in Indonesia opens it by a double click.

    With a byte order mark, since Excel takes a file without one for Windows-1252.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=_SEPARATOR)
    writer.writerow([_as_text(name) for name in head])
    writer.writerows([_as_text(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def to_xlsx(head: Sequence[str], rows: Rows) -> bytes:
    """XLSX with real numbers and dates, written row by row; the head stays in sight."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import, and rarely asked for
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Daftar")
    sheet.freeze_panes = "A2"
    for place in range(1, len(head) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTH
    sheet.append([as_cell(sheet, name, bold=True) for name in head])
    for row in rows:
        sheet.append([as_cell(sheet, value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


FORMATS = {
    "xlsx": Format(
        "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", to_xlsx
    ),
    "csv": Format("CSV", "text/csv; charset=utf-8", to_csv),
}
"""By the ending of the file's name."""


def _as_text(value: Cell) -> str:
    if isinstance(value, datetime):
        return f"{local(value):%d/%m/%Y %H.%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return str(value).replace(".", ",")
    if not isinstance(value, str):
        return "" if value is None else str(value)
    return f"'{value}" if FORMULA.match(value) else value


def as_cell(sheet: WriteOnlyWorksheet, value: Cell, *, bold: bool = False) -> Any:
    """Text is always marked as text; the mark that Excel hides keeps it so when it is edited."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415

    if isinstance(value, datetime):
        value = local(value).replace(tzinfo=None)
    if isinstance(value, str):
        value = _NOT_XML.sub("", value)
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, datetime):
        cell.number_format = "dd/mm/yyyy hh:mm"
    elif isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    elif isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = bool(FORMULA.match(value))
    if bold:
        cell.font = Font(bold=True)
    return cell
