"""A report's page, PDF, XLSX and JSON say what the report says, as people and programs read it."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from functions.faces.pages import environment
from functions.forms import page
from functions.forms.charts import Rect, Words, drawn
from functions.forms.letter import Letter
from functions.forms.pdf import pdf
from functions.forms.plain import as_json
from functions.forms.words import shown
from functions.forms.workbook import workbook
from functions.reports.report import (
    BARS,
    COLUMNS,
    COUNT,
    PERCENT,
    TEXT,
    Chart,
    Column,
    OwnWords,
    Report,
    Section,
    Table,
)
from tests.desks import shipped
from tests.reports.small import REPORT

LETTER = Letter(
    kabupaten="Kabupaten Tanah Bumbu",
    office="Dinas Komunikasi, Informatika, Statistik dan Persandian",
    number="480/12/Diskominfo/XI/2026",
    place="Batulicin",
    day=date(2026, 11, 25),
    signer_title="Kepala Bidang",
    signer_name="Rahmah",
)


def text_of(report: Report, letter: Letter = LETTER) -> list[str]:
    reader = PdfReader(io.BytesIO(pdf(report, letter)))
    return [" ".join(each.extract_text().split()) for each in reader.pages]


def with_table(**changes: Any) -> Report:
    [table] = REPORT.tables()
    return replace(REPORT, sections=(Section("Per dinas", (replace(table, **changes),)),))


def html(report: Report, **more: Any) -> str:
    settings = shipped()[2]
    pages = environment(Path("site"), settings=settings)
    macros: Any = pages.get_template("macros/report.html").make_module()
    return str(macros.paper(report, LETTER, page.context(report), **more))


@pytest.mark.parametrize(
    ("cell", "unit", "words"),
    [
        (1234, COUNT, "1.234"),
        (1234.56, "days", "1.234,6"),
        (57.1, PERCENT, "57,1 %"),
        (100, PERCENT, "100 %"),
        (None, PERCENT, "–"),
        (0, COUNT, "0"),
        (date(2026, 11, 24), "day", "24 November 2026"),
        ("Dinas PUPR", TEXT, "Dinas PUPR"),
    ],
)
def test_a_cell_reads_as_people_write_it_here(cell: Any, unit: str, words: str) -> None:
    assert shown(cell, unit) == words


def test_the_pdf_is_a_letter_with_every_figure_and_room_to_sign() -> None:
    [text] = text_of(REPORT)
    for words in (
        *("PEMERINTAH KABUPATEN TANAH BUMBU", "Nomor: 480/12/Diskominfo/XI/2026"),
        *(
            REPORT.title,
            "Selasa, 24 November 2026",
            "Laporan per dinas",
            "pupr 7 57,1 %",
            "dlh 2 –",
        ),
        *("Jumlah 9", "Batulicin, 25 November 2026", "Kepala Bidang", "Rahmah"),
        *("Rancangan: belum ditandatangani", "Halaman 1 dari 1"),
    ):
        assert words in text, words
    assert "Rancangan" not in text_of(REPORT, replace(LETTER, is_draft=False))[0]
    assert "TB-7K3M-9QPX" not in text, "who gets the paper may not see the complaint"


def test_the_same_report_gives_the_same_file_and_says_what_it_is() -> None:
    made = pdf(REPORT, LETTER)
    assert made == pdf(REPORT, LETTER)
    reader = PdfReader(io.BytesIO(made))
    assert reader.metadata is not None
    assert reader.metadata.title == f"{REPORT.title}, {REPORT.subtitle}"
    assert reader.root_object["/Lang"] == "id-ID"
    assert [str(entry["/Title"]) for entry in reader.outline] == ["Per dinas", "Penutup"]  # type: ignore[call-overload, index]
    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    assert [font for font in fonts if "Vera" in str(font.get_object()["/BaseFont"])]


def test_a_long_table_goes_on_with_its_head_on_every_page() -> None:
    rows = tuple((date(2026, 11, 24), f"Dinas nomor {n}", n, float(n)) for n in range(120))
    pages = text_of(with_table(rows=rows, chart=None))
    assert len(pages) > 2
    assert all("Tanggal Dinas Diterima Tepat waktu" in text for text in pages[:-1])
    assert all(f"Dinas nomor {n} {n} " in " ".join(pages) for n in range(120))
    assert f"Halaman {len(pages)} dari {len(pages)}" in pages[-1]


def test_a_wide_table_lies_on_its_side() -> None:
    columns = (Column("Dinas", TEXT), *(Column(f"Angka {n}") for n in range(10)))
    wide = with_table(
        columns=columns, rows=(("pupr", *range(10)),), total=(), chart=None, behind=()
    )
    for report, is_wide in ((wide, True), (REPORT, False)):
        box = PdfReader(io.BytesIO(pdf(report, LETTER))).pages[0].mediabox
        assert (box.width > box.height) is is_wide


def test_nobody_signs_on_a_page_of_its_own() -> None:
    pages = set()
    closing = Section("Penutup", (OwnWords("penutup", "Catatan."),))
    for lines in range(19, 29):
        line = (date(2026, 11, 24), "pupr", 7, 57.1)
        filler = with_table(rows=(line,) * lines, total=(), chart=None)
        *before, last = text_of(replace(filler, sections=(*filler.sections, closing)))
        assert "Penutup (Catatan.) Batulicin, 25 November 2026" in last
        pages.add(len(before))
    assert len(pages) == 2, "somewhere in between it goes over to the next page"


def test_months_along_a_chart_are_all_named_in_the_same_way() -> None:
    months = ("Januari 2026", "Mei 2026", *["September 2026"] * 10)
    columns = (Column("Bulan", TEXT), Column("Masuk", COUNT))
    rows = tuple((month, 5) for month in months)
    shapes = drawn(Table("per-bulan", "Tiap bulan", columns, rows, chart=Chart(COLUMNS, (1,))))
    assert shapes is not None
    words = [shape.text for shape in shapes.shapes if isinstance(shape, Words)]
    assert words == ["Masuk", "Jan", "Mei", *["Sep"] * 10]


def test_on_paper_that_lies_a_small_table_stands_beside_its_chart() -> None:
    columns = (Column("Dinas", TEXT), *(Column(f"Angka {n}") for n in range(10)))
    wide = Table("lebar", "Lebar", columns, (("pupr", *range(10)),))
    lying = replace(REPORT, sections=(*REPORT.sections, Section("Semua", (wide,))))
    for report, is_beside in ((lying, True), (REPORT, False)):
        left: dict[str, float] = {}
        page = PdfReader(io.BytesIO(pdf(report, LETTER))).pages[0]

        def note(text: str, frame: list[float], at: list[float], *_: Any, left: Any = left) -> None:
            left.setdefault(text.strip(), frame[4] + frame[0] * at[4])

        page.extract_text(visitor_text=note)
        assert (left["Tanggal"] > page.mediabox.width / 2) is is_beside
        assert "57,1 %" in left


def test_words_of_the_office_are_words_and_no_markup() -> None:
    [text] = text_of(replace(REPORT, subtitle="<b>& kawan", sections=()))
    assert "<b>& kawan" in text


def test_a_report_without_anything_is_still_a_letter() -> None:
    [text] = text_of(replace(REPORT, sections=()), Letter("Kabupaten", "Kantor"))
    assert REPORT.title in text and "NIP" in text
    assert text_of(with_table(rows=(), total=(), behind=()))


def test_the_page_shows_the_same_and_links_complaints_only_where_they_may_be_seen() -> None:
    shown_to_all = html(REPORT)
    for words in ("57,1 %", "Sembilan laporan diterima.", "<svg", "Batulicin, 25 November 2026"):
        assert words in shown_to_all, words
    assert "TB-7K3M-9QPX" not in shown_to_all
    assert 'href="/admin/complaints/TB-7K3M-9QPX"' in html(REPORT, behind=True)


def test_the_workbook_has_real_numbers_and_dates_a_sheet_a_table() -> None:
    book = load_workbook(io.BytesIO(workbook(REPORT)))
    assert book.sheetnames == ["Laporan", "per-dinas"]
    rows = [[cell.value for cell in row] for row in book["per-dinas"].iter_rows()]
    assert rows[0] == ["Tanggal", "Dinas", "Diterima", "Tepat waktu"]
    assert rows[1][1:] == ["pupr", 7, 57.1] and rows[1][0].date() == date(2026, 11, 24)
    assert rows[2][3] is None and rows[3][1:3] == ["Jumlah", 9]
    words = [row[0].value for row in book["Laporan"].iter_rows()]
    assert {"Sembilan laporan diterima.", "Laporan per dinas: lembar per-dinas"} <= set(words)


def test_a_formula_in_a_name_is_never_run() -> None:
    rows = ((date(2026, 11, 24), "=HYPERLINK(1)", 1, None),)
    book = load_workbook(io.BytesIO(workbook(with_table(rows=rows, behind=()))))
    cell = book["per-dinas"]["B2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", "=HYPERLINK(1)", True)


def test_programs_read_the_same_figures_and_no_complaint() -> None:
    found = json.loads(as_json(REPORT))
    table = found["sections"][0]["parts"][1]
    assert table["rows"][0] == ["2026-11-24", "pupr", 7, 57.1]
    assert table["rows"][1][3] is None
    assert found["period"] == {"first": "2026-11-24", "last": "2026-11-24"}
    assert "TB-7K3M-9QPX" not in json.dumps(found)


def test_a_chart_is_as_long_as_its_numbers_and_nothing_gives_none() -> None:
    table = Table(
        "t", "T", (Column("Dinas", TEXT), Column("N")), (("a", 10), ("b", 5)), chart=Chart(BARS)
    )
    picture = drawn(table)
    assert picture
    long, short = (shape.width for shape in picture.shapes if isinstance(shape, Rect))
    assert long == pytest.approx(2 * short)
    assert [s.text for s in picture.shapes if isinstance(s, Words)] == ["N", "a", "10", "b", "5"]
    assert drawn(replace(table, rows=(("a", 0), ("b", None)))) is None
    assert drawn(replace(table, chart=None)) is None
