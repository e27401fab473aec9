"""Lists go out as files that Excel in Indonesia opens, and that run nothing there."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell

from functions.forms.spreadsheet import to_csv, to_xlsx

AT = datetime(2026, 11, 24, 6, 5, tzinfo=UTC)
DANGEROUS = ["=1+1", "+62", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"]


def cells(value: object) -> Cell:
    book = load_workbook(io.BytesIO(to_xlsx(["Kolom"], [[value]])))  # type: ignore[list-item]
    return book.worksheets[0]["A2"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    cell = cells(text)
    assert cell.data_type == "s"
    assert cell.quotePrefix, "or editing the cell would make it one"
    assert str(cell.value).strip() == text.strip(), "nothing is added that a reader would see"
    rows = list(
        csv.reader(
            io.StringIO(to_csv([text], [[text]]).decode("utf-8-sig"), newline=""), delimiter=";"
        )
    )
    assert rows == [[f"'{text}"]] * 2


@pytest.mark.parametrize("text", ["Jalan - rusak", "a=b", "#N/A", "1E5", "08115020205"])
def test_other_texts_are_left_alone(text: str) -> None:
    cell = cells(text)
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, False)
    assert to_csv([text], []).decode("utf-8-sig") == f"{text}\r\n"


def test_the_csv_has_semicolons_a_mark_and_indonesian_dates() -> None:
    written = to_csv(["Tanggal", "Waktu"], [[date(2026, 1, 2), AT], [7, 1.5], [None, "é;x"]])
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.decode("utf-8-sig").split("\r\n") == [
        "Tanggal;Waktu",
        "02/01/2026;24/11/2026 14.05",
        "7;1,5",
        ';"é;x"',
        "",
    ]


def test_the_xlsx_has_real_numbers_and_dates_in_the_offices_time() -> None:
    assert cells(7).value == 7
    assert cells(AT).value == datetime(2026, 11, 24, 14, 5)
    assert cells(date(2026, 1, 2)).is_date


def test_the_head_stays_in_sight_and_letters_that_xml_has_not_are_left_out() -> None:
    book = load_workbook(io.BytesIO(to_xlsx(["a\x01b"], [])))
    assert book.worksheets[0].freeze_panes == "A2"
    assert book.worksheets[0]["A1"].value == "ab"
