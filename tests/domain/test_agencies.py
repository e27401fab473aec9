from __future__ import annotations

import pytest

from functions.domain.errors import BadContent
from tests.desks import shipped

DIRECTORY = shipped()[0]


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("jalan-berlubang", "Jalan berlubang atau rusak"),
        ("jalan-jembatan", "Jalan dan jembatan"),
        ("", "Belum dipilih"),
        ("kategori-lama", "Belum dipilih"),
    ],
)
def test_a_topic_or_a_category_has_words(code: str, label: str) -> None:
    assert DIRECTORY.label_of(code) == label


@pytest.mark.parametrize(
    ("code", "agencies"),
    [
        ("jalan-berlubang", ("pupr",)),
        ("jalan-jembatan", ("pupr",)),
        ("kekerasan-anak", ("p3ap2kb", "polres")),
        ("lainnya", ()),
        ("", ()),
    ],
)
def test_a_topic_suggests_who_answers_for_it_the_lead_first(
    code: str, agencies: tuple[str, ...]
) -> None:
    assert DIRECTORY.suggested_agencies(code) == agencies


def test_corruption_goes_to_the_inspectorate_only() -> None:
    assert DIRECTORY.is_restricted("korupsi")
    assert DIRECTORY.allowed_agencies("korupsi", restricted=True) == ("inspektorat",)


def test_what_triage_restricts_goes_to_those_marked_for_it() -> None:
    allowed = set(DIRECTORY.allowed_agencies("jalan-berlubang", restricted=True))
    assert allowed == {"inspektorat", "p3ap2kb", "polres"}


def test_a_mistake_in_the_content_names_its_place() -> None:
    error = BadContent("agencies.csv", 7, "email", '"abc" bukan alamat e-mail.')
    assert str(error) == 'agencies.csv, baris 7, kolom email: "abc" bukan alamat e-mail.'
