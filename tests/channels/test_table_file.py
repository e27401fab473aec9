"""A table that somebody uploads is read as it was meant, or refused with a sentence."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest

from functions.channels import rows, table_file
from functions.channels.table_file import Line, read
from functions.domain.errors import Invalid
from functions.domain.text import plain
from tests.channels.sheets import HEAD, xlsx

KNOWN = frozenset(map(plain, HEAD))
ROW = ("9165816", "2026-11-24", "Jalan berlubang é")


def refusal(data: bytes) -> str:
    with pytest.raises(Invalid) as caught:
        read(data, KNOWN)
    return caught.value.fields["file"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_sort_of_csv_says_the_same(encoding: str, separator: str, end: str) -> None:
    text = end.join(separator.join(cells) for cells in (HEAD, ROW))
    assert read(text.encode(encoding)) == (HEAD, [Line(2, ROW)])


def test_commas_in_a_long_text_do_not_make_a_file_with_semicolons_one_with_commas() -> None:
    head, _ = read(b"Rekap\n\nNomor;Isi\n1;a, b, c, d, e\n2;f, g\n")
    assert head == ("Nomor", "Isi")


def test_a_row_has_the_number_that_excel_shows_although_cells_have_several_lines() -> None:
    data = b'Nomor;Isi\n1;"satu\ndua\ntiga"\n;\n2;"a ""b"" c"\n'
    assert read(data).lines == [Line(2, ("1", "satu\ndua\ntiga")), Line(4, ("2", 'a "b" c'))]


def test_an_xlsx_with_merged_titles_above_the_names_is_read_below_them() -> None:
    sheet = [
        ["PEMERINTAH KABUPATEN TANAH BUMBU", None, None],
        ["Rekap laporan", "Januari sampai Desember", None],
        [],
        HEAD,
        [9165816.0, datetime(2026, 11, 24, 14, 5), " Jalan berlubang "],
        [],
        ["9165817", date(2026, 11, 25), True],
    ]
    head, lines = read(xlsx(sheet, merged=["A1:C1", "B2:C2"]), KNOWN)
    assert head == HEAD
    assert lines == [
        Line(5, ("9165816", "2026-11-24 14:05:00", "Jalan berlubang")),
        Line(7, ("9165817", "2026-11-25", "ya")),
    ]


def test_columns_without_a_name_are_left_out_and_two_of_one_name_are_told_apart() -> None:
    head, lines = read(b"Nomor,,Isi,Isi\n1,x,a,b\n2\n")
    assert head == ("Nomor", "Isi", "Isi (2)")
    assert [line.cells for line in lines] == [("1", "a", "b"), ("2", "", "")]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "tidak ada baris dengan nama kolom"),
        (b"satu\ndua\n", "tidak ada baris dengan nama kolom"),
        (b'Nomor,Isi\n1,a\n2,"b\n', "Baris 3: tanda kutip tidak berpasangan"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0", "Excel lama"),
        (b"\n <html><table>", "halaman web"),
        (b"PK\x03\x04 broken", "rusak"),
    ],
)
def test_what_is_no_table_is_refused_in_words(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_a_file_of_another_sort_in_a_zip_is_refused_in_words() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")
    assert "bukan XLSX" in refusal(file.getvalue())


def test_a_zip_that_would_fill_the_memory_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    data = xlsx([HEAD, ROW])
    monkeypatch.setattr(rows, "MOST_UNPACKED", 100)
    assert "terlalu besar" in refusal(data)


def test_a_file_with_too_many_rows_or_bytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_file, "MOST_ROWS", 2)
    assert "lebih dari 2 baris" in refusal(b"Nomor,Isi\n1,a\n2,b\n3,c\n")
    monkeypatch.setattr(rows, "MOST_BYTES", 3)
    assert "lebih dari" in refusal(b"Nomor,Isi\n")
