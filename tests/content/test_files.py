"""Files as editors and spreadsheets leave them: what is forgiven and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from functions.content.calendar import calendar
from functions.content.directory import directory
from functions.content.pages import page
from functions.domain.errors import BadContent
from tests.content.small import read_all

TOPICS = "code,category,label\njalan-berlubang,jalan,Jalan berlubang\n"


def test_small_content_without_mistakes_is_read(folder):
    read_all(folder)


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + TOPICS,
        TOPICS.replace("\n", "\r\n"),
        TOPICS.replace(",", ";"),
        TOPICS.replace(",", "\t"),
        TOPICS.replace("\n", ",,\n"),
        TOPICS.replace(",", ",,"),
        "Code, CATEGORY ,label\njalan-berlubang,jalan,Jalan berlubang\n",
        TOPICS + "\n,,\n\n",
        "label,code,category\n Jalan  berlubang ,jalan-berlubang,jalan",
        'code,category,label\njalan-berlubang,jalan,"Jalan\nberlubang"\n',
        "code,category,label\njalan-berlubang,jalan,Jalan\u00a0berlubang\n",
    ],
    ids=[
        "byte order mark",
        "CRLF",
        "semicolons",
        "tabs",
        "empty columns on the right",
        "empty columns in between",
        "capitals in the titles",
        "blank rows",
        "columns in another order, no last line end",
        "line end in a cell",
        "hard space",
    ],
)
def test_what_spreadsheets_do_to_a_table_is_forgiven(folder, text):
    (folder / "topics.csv").write_bytes(text.encode())
    assert directory(folder).topics["jalan-berlubang"].label == "Jalan berlubang"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "baris 1, kolom code: kolom ini tidak ada di baris judul."),
        ("code,label\n", "baris 1, kolom category: kolom ini tidak ada di baris judul."),
        (
            "code,category,label,warna\n",
            "baris 1, kolom warna: nama ini tidak dikenal; yang dikenal: code, category, label.",
        ),
        ("code,category,label,code\n", "baris 1, kolom code: kolom ini muncul dua kali."),
        (
            TOPICS + "macet,jalan,Macet, parah\n",
            "baris 3, kolom semua: ada 4 sel, seharusnya 3; "
            "apit isi yang memuat koma dengan tanda kutip.",
        ),
        (
            "code,category,,label\nmacet,jalan,x,Macet\n",
            'baris 2, kolom tanpa judul: "x" tidak akan terbaca; beri kolomnya judul, atau hapus.',
        ),
        (TOPICS + 'macet,jalan,"Macet\n', "baris 3, kolom semua: tanda kutip tidak berpasangan."),
        (
            'code,category,label\na,jalan,"Dua\nbaris"\nb,jalan,\n',
            "baris 4, kolom label: wajib diisi.",
        ),
    ],
    ids=[
        "empty",
        "missing",
        "unknown",
        "twice",
        "comma",
        "no title",
        "open quote",
        "after a long cell",
    ],
)
def test_a_broken_table_is_refused_with_the_place(folder, text, sentence):
    (folder / "topics.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BadContent) as error:
        directory(folder)
    assert str(error.value) == f"topics.csv, {sentence}"


@pytest.mark.parametrize(
    "written",
    [
        "2025-12-31",
        "31/12/2025",
        "31-12-2025",
        "31.12.2025",
        "31 Desember 2025",
        "31-Des-2025",
        "Rabu, 31 Des. 2025",
        "31/12/2025 00:00",
        "2025-12-31 00:00:00",
    ],
)
def test_a_date_may_be_written_as_excel_writes_it_here(folder, written):
    holidays = f'date,name,kind,estimated\n"{written}",Libur,libur,\n'
    (folder / "holidays.csv").write_text(holidays, encoding="utf-8")
    assert date(2025, 12, 31) in calendar(folder).holidays


@pytest.mark.parametrize(
    ("written", "day"),
    [("03/04/2025", date(2025, 4, 3)), ("5 Nopember 2025", date(2025, 11, 5))],
    ids=["day first, always", "the old spelling"],
)
def test_a_date_is_read_as_it_is_said_here(folder, written, day):
    holidays = f"date,name,kind,estimated\n{written},Libur,libur,\n"
    (folder / "holidays.csv").write_text(holidays, encoding="utf-8")
    assert day in calendar(folder).holidays


def test_a_missing_file_is_named(folder):
    (folder / "districts.csv").unlink()
    with pytest.raises(BadContent, match=r"^districts\.csv, .*berkas ini tidak ada\.$"):
        directory(folder)


def test_letters_of_another_encoding_are_named_with_their_line(folder):
    (folder / "topics.csv").write_bytes(TOPICS.encode() + "kafe,jalan,Café\n".encode("latin-1"))
    with pytest.raises(BadContent, match=r"^topics\.csv, baris 3, .*bukan UTF-8"):
        directory(folder)


def test_an_empty_page_is_refused(folder):
    (folder / "pages").mkdir()
    (folder / "pages" / "privasi.md").write_text("\n", encoding="utf-8")
    with pytest.raises(BadContent, match=r"^pages/privasi\.md, .*masih kosong"):
        page(folder, "privasi")


def test_the_offices_own_days_override_the_national_ones(folder):
    working = calendar(folder)
    assert working.is_working_day(date(2026, 12, 24))
    assert not working.is_working_day(date(2026, 12, 25))
    assert not working.is_working_day(date(2026, 12, 28))
    assert working.holidays[date(2026, 12, 28)] == "Pindah gedung"


def test_the_calendars_version_changes_with_its_days_and_hours_only(folder):
    def changed(file: str, old: str, new: str) -> bool:
        before, path = calendar(folder).version, folder / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        return calendar(folder).version != before

    assert changed("closures.csv", "2026-12-28", "2026-12-29")
    assert changed("holidays.csv", "Hari Raya Natal", "Natal")
    assert changed("settings.toml", 'friday = ["08:00"', 'friday = ["07:30"')
    assert not changed("settings.toml", "agency_days = 30", "agency_days = 31")
