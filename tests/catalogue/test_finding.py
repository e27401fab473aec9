"""What is found, in which order, and what is said when nothing is."""

from __future__ import annotations

from datetime import date

import pytest

from functions.catalogue.asked import MAX_LETTERS, MAX_WORDS
from functions.domain.catalogue import PAGE, Synonym
from tests.catalogue.records import catalogue, record, titles

JALAN = record("Kondisi Jalan", "Panjang jalan rusak.", agency="pupr", year=2024)
BANJIR = record("Peringatan Banjir", "Wilayah yang berpotensi.", category="serta_merta")
APBD = record("Ringkasan APBD", "Angka anggaran.", updated_on=date(2026, 3, 1))
LIST = catalogue(JALAN, BANJIR, APBD)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jalan", ["Kondisi Jalan"]),
        ("KERUSAKAN perjalanan", ["Kondisi Jalan"]),
        ("kebanjiran", ["Peringatan Banjir"]),
        ("serta merta", ["Peringatan Banjir"]),
        ("pupr", ["Kondisi Jalan"]),
        ("dinas pekerjaan umum", ["Kondisi Jalan"]),
        ("2024", ["Kondisi Jalan"]),
        ('"jalan rusak"', ["Kondisi Jalan"]),
        ("“jalan rusak”", ["Kondisi Jalan"]),
        ("mohon anggaran untuk tahun", ["Ringkasan APBD"]),
        ("jalan/rusak", ["Kondisi Jalan"]),
    ],
)
def test_a_record_is_found_by_its_words(text: str, expected: list[str]) -> None:
    found = LIST.find(text)
    assert titles(LIST, text) == expected
    assert (found.total, found.ignored, found.suggestion) == (1, (), "")


@pytest.mark.parametrize("text", ['"rusak jalan"', '"kondisi panjang"'])
def test_a_phrase_means_its_words_side_by_side(text: str) -> None:
    assert titles(LIST, text) == []


def test_the_title_counts_more_than_the_summary_and_the_summary_more_than_the_agency() -> None:
    found_by = catalogue(
        record("Daftar Kontrak", agency="dinkes", updated_on=date(2026, 9, 1)),
        record("Profil Wilayah", "Angka kesehatan.", updated_on=date(2026, 8, 1)),
        record("Kesehatan Ibu", updated_on=date(2026, 2, 1)),
        record("Kesehatan Anak", updated_on=date(2026, 7, 1)),
    )
    expected = ["Kesehatan Anak", "Kesehatan Ibu", "Profil Wilayah", "Daftar Kontrak"]
    assert titles(found_by, "kesehatan") == expected


def test_pages_follow_one_another_without_a_gap_over_titles_and_summaries() -> None:
    many = [record(f"Irigasi Blok {n:02}", updated_on=date(2026, 1, n + 1)) for n in range(13)]
    many += [record(f"Data {n:02}", "Irigasi.", updated_on=date(2026, 2, n + 1)) for n in range(12)]
    found_by = catalogue(*many)
    seen = [title for page in (1, 2, 3) for title in titles(found_by, "irigasi", page)]
    assert seen == [f"Irigasi Blok {n:02}" for n in reversed(range(13))] + [
        f"Data {n:02}" for n in reversed(range(12))
    ]
    found = found_by.find("irigasi", 3)
    assert (found.total, found.pages, len(found.hits)) == (25, 3, 5)


@pytest.mark.parametrize(("page", "shown"), [(-1, 1), (0, 1), (2, 2), (3, 2), (999_999, 2)])
def test_a_page_that_there_is_not_is_the_nearest_one(page: int, shown: int) -> None:
    found_by = catalogue(*[record(f"Irigasi {n}") for n in range(PAGE + 1)])
    for text in ("irigasi", ""):
        found = found_by.find(text, page)
        assert (found.page, found.pages) == (shown, 2)
        assert found.hits


def test_frequent_words_are_counted_to_the_end_and_leafed_through() -> None:
    many = [record(f"Irigasi {n:03}", updated_on=date(2026, 1, 1 + n % 28)) for n in range(205)]
    many += [record(f"Data {n:03}", "Irigasi.") for n in range(205)]
    found_by = catalogue(*many)
    seen = [title for page in range(1, 42) for title in titles(found_by, "irigasi", page)]
    assert sorted(seen) == sorted(each.title for each in many)
    assert all(title.startswith("Irigasi") for title in seen[:205])
    assert found_by.find("irigasi").total == found_by.find("").total == 410


def test_words_that_nothing_has_together_are_left_out_and_named() -> None:
    found_by = catalogue(record("Jalan Satui"), record("Jalan Batulicin"), record("Pasar Satui"))
    unknown = found_by.find("jalan satui zamrud")
    assert (unknown.total, unknown.ignored) == (1, ("zamrud",))
    apart = found_by.find("pasar jalan")
    assert titles(found_by, "pasar jalan") == ["Pasar Satui"], "the rarer word says more"
    assert apart.ignored == ("jalan",)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("angaran", "anggaran"),
        ("anggarna", "anggaran"),
        ("anggarran", "anggaran"),
        ("anggatan 2026", "anggaran 2026"),
        ("berpot", "berpotensi"),
        ("berpotens", "berpotensi"),
        ("xyzzy", ""),
        ("angarannn", ""),
        ("123456", ""),
    ],
)
def test_a_slip_is_answered_with_what_may_have_been_meant(text: str, suggestion: str) -> None:
    assert LIST.find(text).suggestion == suggestion


def test_nothing_found_is_nothing_and_no_error() -> None:
    found = LIST.find("xyzzy plugh")
    assert (found.hits, found.total, found.page, found.pages) == ((), 0, 1, 1)
    assert not found.is_everything and found.ignored == ()


@pytest.mark.parametrize(
    "text", ["", "   ", "yang dan", "%", '"', '""', "***", "😀", "(", ";--", "\0", "a", "\ud800"]
)
def test_without_a_word_the_whole_list_is_shown_the_newest_first(text: str) -> None:
    found = LIST.find(text)
    assert found.is_everything and found.total == 3
    assert titles(LIST, text)[0] == "Ringkasan APBD"


@pytest.mark.parametrize(
    "text",
    [
        'jalan"',
        '"jalan',
        'jalan""',
        "jalan*",
        "jalan%",
        "^jalan",
        "jalan:",
        "jalan)",
        "-jalan",
        "+jalan",
        "jalan\0",
        "jalan 😀",
        "{jalan}",
    ],
)
def test_what_would_be_an_operator_elsewhere_is_none_here(text: str) -> None:
    assert titles(LIST, text) == ["Kondisi Jalan"]


@pytest.mark.parametrize(
    "text",
    [
        "OR NOT NEAR(",
        "jalan OR banjir",
        "NEAR(jalan banjir, 5)",
        "title:jalan",
        "'; DROP TABLE record; --",
        "日本 日本",
        "\u202e\u0301jalan",
        "q" * 10_000,
        "jalan " * 2_000,
        '"' * 9_999,
        "\ud800jalan",
    ],
)
def test_nothing_that_is_typed_breaks_the_search(text: str) -> None:
    found = LIST.find(text)
    assert len(found.text) <= MAX_LETTERS
    assert LIST.find("jalan").total == 1


def test_of_a_long_text_the_beginning_is_read_and_it_is_said() -> None:
    many = " ".join(f"kata{n}" for n in range(MAX_WORDS + 1))
    assert LIST.find(many).was_cut
    assert LIST.find("jalan " * 2_000).was_cut
    assert not LIST.find(many.rpartition(" ")[0]).was_cut
    assert titles(LIST, "jalan " * 2_000) == ["Kondisi Jalan"]
    halved = LIST.find("jalan " * 32 + "perumahan")
    assert halved.text.endswith("jalan") and halved.ignored == ()


def test_what_means_the_same_is_found_both_ways() -> None:
    same = (Synonym("KTP", ("kartu tanda penduduk",)), Synonym("damkar", ("pemadam kebakaran",)))
    both = record("Syarat KTP"), record("Blangko Kartu Tanda Penduduk")
    found_by = catalogue(*both, synonyms=same)
    for text in ("ktp", "kartu tanda penduduk", "kartu penduduk"):
        assert len(titles(found_by, text)) == 2, text
    assert found_by.find("kartu").total == 2
    assert found_by.find("pemadam").total == 0
