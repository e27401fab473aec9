"""A row from LAPOR becomes an entry of the desk, or says what is wrong with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from functions.content.lapor import names
from functions.domain.lapor_rows import FIELDS, Reader, Row, meanings, missing
from tests.clock import wita
from tests.desks import CONTENT, shipped

NOW = wita("2026-11-24", "09:00")
GIVEN = {
    "Tracking ID": "#9165816",
    "Tanggal Laporan Masuk": "20/11/2026 14:05",
    "Isi Laporan": "Jalan berlubang di depan pasar.",
}


def read(**changes: str) -> Row:
    given = GIVEN | {name.replace("_", " "): cell for name, cell in changes.items()}
    directory, _, settings = shipped()
    words = names(CONTENT)
    reader = Reader(meanings(list(given), words), words, directory, settings.filing)
    return reader.read(7, list(given.values()), NOW)


def test_a_row_is_an_entry_of_the_channel_lapor_with_its_number_and_time() -> None:
    row = read(Judul="Jalan rusak", Kategori="Jalan berlubang atau rusak", Kecamatan="Kec. Satui")
    assert row.entry and not row.errors
    assert (row.entry.channel, row.entry.external_number) == ("lapor", "9165816")
    assert row.entry.received_at == wita("2026-11-20", "14:05")
    told = row.entry.submission
    assert (told.category, told.district) == ("jalan-berlubang", "63.10.04")
    assert (told.kind, told.title) == ("complaint", "Jalan rusak")


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Permintaan Informasi", "information_request"),
        ("ASPIRASI", "aspiration"),
        ("-", "complaint"),
    ],
)
def test_the_classification_is_the_kind(written: str, kind: str) -> None:
    row = read(Klasifikasi=written)
    assert row.entry and row.entry.submission.kind == kind


def test_what_our_lists_do_not_know_is_kept_or_left_to_the_office() -> None:
    row = read(Kategori="Topik Lainnya", Kecamatan="Banjarbaru", Lokasi="Pasar")
    assert row.entry
    told = row.entry.submission
    assert (told.category, told.district, told.location) == ("", "", "Pasar, Banjarbaru")


def test_a_title_that_is_too_long_is_kept_whole_above_the_words() -> None:
    title = "Jalan rusak " * 20
    row = read(Judul=title)
    assert row.entry
    told = row.entry.submission
    assert told.title.endswith("…") and told.description.startswith(title.strip())


def test_a_phone_that_lost_its_zero_in_excel_has_it_again_and_a_dash_is_nothing() -> None:
    row = read(Telepon="81234567890", Email="-", Nama="Siti", Anonim="Ya")
    assert row.entry
    told = row.entry.submission
    assert (told.identity.phone, told.identity.email) == ("+6281234567890", "")
    assert told.hide_identity
    shown = read(Anonim="tidak").entry
    assert shown and not shown.submission.hide_identity


@pytest.mark.parametrize(
    ("column", "cell", "field", "words"),
    [
        ("Tracking ID", "abc", "external_number", "angka saja"),
        ("Tracking ID", "", "external_number", "kosong"),
        ("Tanggal Laporan Masuk", "kapan-kapan", "received_at", "tidak terbaca"),
        ("Tanggal Laporan Masuk", "-", "received_at", "kosong"),
        ("Tanggal Laporan Masuk", "30/11/2026", "received_at", "belum terjadi"),
        ("Tanggal Laporan Masuk", "31/11/2026", "received_at", "tidak terbaca"),
        ("Isi Laporan", " ", "description", "kosong"),
        ("Telepon", "12", "phone", "nomor HP"),
    ],
)
def test_a_wrong_cell_is_a_sentence_for_its_field(
    column: str, cell: str, field: str, words: str
) -> None:
    row = read(**{column.replace(" ", "_"): cell})
    assert row.entry is None and words in row.errors[field], row.errors


def test_a_status_says_whether_lapor_has_finished_with_it() -> None:
    assert read(Status="SELESAI").is_finished
    assert not read(Status="Proses").is_finished and not read(Status="Baru sekali").is_finished


def test_of_two_columns_with_one_meaning_the_first_that_says_something_counts() -> None:
    row = read(Isi="", Kronologi="Lampu mati sejak Senin.")
    assert row.entry and row.entry.submission.description.startswith("Jalan")


def test_columns_nobody_explained_and_meanings_without_a_column_are_named() -> None:
    words = names(CONTENT)
    fields = meanings(["TrackingID", "tanggal_masuk", "Hobi"], words)
    assert fields == ["external_number", "received_at", ""]
    assert missing(fields) == [FIELDS["description"]]
    learned = words._replace(columns={**words.columns, "hobi": "description"})
    assert missing(meanings(["TrackingID", "tanggal_masuk", "Hobi"], learned)) == []


def test_the_same_row_read_later_is_the_same_entry() -> None:
    first, second = read().entry, read().entry
    assert first == second and first is not None
    assert replace(first.submission) == first.submission
