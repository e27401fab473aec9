"""The rows of an uploaded file, CSV or XLSX, as words; or Invalid in words."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from itertools import islice

from functions.content.tables import SEPARATORS, UnpairedQuote, separated
from functions.domain.errors import Invalid

FIELD = "file"
"""The form's field that shows what is wrong with the whole file."""

MIDNIGHT = time(0)

MOST_BYTES = 20 * 1024 * 1024
MOST_COLUMNS = 100
MOST_UNPACKED = 150 * 1024 * 1024
"""An XLSX is a zip: what it may become, so that a small file cannot fill the memory."""

_NOT_TABLES = {
    b"\xd0\xcf\x11\xe0": "File ini Excel lama (XLS) atau berkata sandi.",
    b"%PDF": "File ini PDF, bukan tabel.",
    b"<": "File ini halaman web, walaupun namanya mungkin berakhiran .xls.",
}
_INSTEAD = "Buka di Excel, pilih Simpan Sebagai, lalu pilih XLSX atau CSV."


def rows_of(data: bytes) -> Iterator[list[str]]:
    """Every row, blank ones too, each cell without spaces around it."""
    if len(data) > MOST_BYTES:
        raise wrong(f"File ini lebih dari {MOST_BYTES // 1024**2} MB. Bagi menjadi beberapa file.")
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, sentence in _NOT_TABLES.items():
        if start.startswith(mark):
            raise wrong(f"{sentence} {_INSTEAD}")
    return _from_xlsx(data) if start.startswith(b"PK") else _from_csv(data)


def wrong(sentence: str) -> Invalid:
    """What is wrong with the file as a whole."""
    return Invalid({FIELD: sentence}, sentence)


def _from_csv(data: bytes) -> Iterator[list[str]]:
    text = _decoded(data)
    separator = max(SEPARATORS, key=lambda sign: _agreement(text, sign))
    row = 1
    try:
        for _, cells in separated(io.StringIO(text, newline=""), separator):
            yield [cell.strip() for cell in cells]
            row += 1
    except UnpairedQuote as error:
        raise wrong(f"Baris {row}: {error} Perbaiki di file asalnya.") from None


def _agreement(text: str, separator: str) -> int:
    """How many of the first rows have equally many cells, and more than one."""
    widths: Counter[int] = Counter()
    with suppress(UnpairedQuote):
        for _, cells in islice(separated(io.StringIO(text, newline=""), separator), 20):
            widths[len(cells)] += len(cells) > 1
    return max(widths.values(), default=0)


def _decoded(data: bytes) -> str:
    """Excel writes UTF-8 with a mark, UTF-16 as "Unicode text", else the old Windows letters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("windows-1252", errors="replace")


def _from_xlsx(data: bytes) -> Iterator[list[str]]:
    from zipfile import BadZipFile, ZipFile  # noqa: PLC0415 - CSV needs neither

    from openpyxl import load_workbook  # noqa: PLC0415

    try:
        with ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
                raise wrong("Isi file ini terlalu besar. Bagi menjadi beberapa file.")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of itself
        for cells in sheet.iter_rows(values_only=True):
            yield [_written(value) for value in cells[:MOST_COLUMNS]]
    except (BadZipFile, KeyError, IndexError, ValueError, SyntaxError) as error:
        # openpyxl tells a broken file in these ways; a broken XML is a SyntaxError.
        raise wrong(f"File ini rusak atau bukan XLSX. {_INSTEAD}") from error


def _written(value: object) -> str:
    """A cell's value as words; an integer that Excel keeps as a float loses its ".0"."""
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == MIDNIGHT:
        value = value.date()  # to Excel a day is a moment
    if isinstance(value, datetime | date):
        return str(value)
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
