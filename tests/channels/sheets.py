"""Small tables as offices send them."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook

HEAD = ("Tracking ID", "Tanggal Laporan Masuk", "Isi")


def xlsx(rows: Sequence[Sequence[object]], merged: Sequence[str] = ()) -> bytes:
    """A workbook with these rows, and these ranges merged."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for place in merged:
        sheet.merge_cells(place)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
