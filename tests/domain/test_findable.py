from __future__ import annotations

from dataclasses import replace

import pytest

from functions.domain.codes import tidy_number
from functions.domain.findable import (
    DISTRICT,
    EMAIL,
    EXTERNAL,
    MOST,
    NAME,
    NUMBER,
    PHONE,
    WORD,
    Key,
    asked,
    asked_number,
    keys_of,
    mark,
    split,
)
from functions.domain.identity import Identity
from functions.domain.submission import Submission
from tests.desks import filed, memory_desk

WHO = Identity(name="Hj. Siti Nurhalizah", phone="+6281250987654", email="Siti.N@surat.example")
TOLD = Submission(
    "complaint",
    "Jembatan itu berlubang, dan lubangnya sudah lama dilaporkan.",
    title="Jembatan rusak",
    location="Depan Pasar Satui",
    identity=WHO,
)
COMPLAINT = replace(
    filed(memory_desk()).complaint, number="TB-7K3M-9QPX", external_number="LPR-90 112/233"
)


def of_sort(sort: str, found: tuple[Key, ...]) -> list[str]:
    return [key.value for key in found if key.sort == sort]


def found_by(typed: str) -> bool:
    """Whether the search box finds it: all that was typed, each by one of its keys."""
    keys = set(keys_of(COMPLAINT, TOLD, WHO))
    ways = (asked(typed), asked_number(typed, tidy_number(typed, "TB")))
    return any(criteria and all(keys & set(one) for one in criteria) for criteria in ways)


def test_a_complaint_is_found_by_who_by_its_numbers_and_by_its_words() -> None:
    found = keys_of(COMPLAINT, TOLD, WHO)
    assert of_sort(PHONE, found) == ["+6281250987654"]
    assert of_sort(EMAIL, found) == ["siti.n@surat.example"]
    assert of_sort(NAME, found) == ["siti", "nurhalizah"]
    assert of_sort(NUMBER, found) == ["7K3M", "9QPX"]
    assert of_sort(EXTERNAL, found) == ["lpr90112233"]
    assert of_sort(WORD, found)[:2] == ["jembat", "rusak"]


@pytest.mark.parametrize(
    "typed",
    [
        *("0812-5098-7654", "+62 812 5098 7654", "SITI.N@surat.example", "siti", "NURHALÍZAH"),
        *("tb 7k3m 9qpx", "7K3M9QPX", "TB-7K3M-9QPK", "7K3M-9QP", "7KM9QPX", "7K3M99QPX"),
        *("lpr 90112233", "LPR-90/112.233"),
        *("jembatan", "jembatannya", "satui", "melubangi", "pelaporan", "jembatan satui siti"),
        "jembatan di satui itu",
    ],
)
def test_what_people_type_finds_it(typed: str) -> None:
    assert found_by(typed)


@pytest.mark.parametrize(
    "typed",
    ["081250987655", "norhalimah", "jembatan batulicin", "TB-7K3X-9QPK", "lpr 90112234", "di", ""],
)
def test_what_is_something_else_does_not(typed: str) -> None:
    assert not found_by(typed)


def test_a_long_story_is_found_by_title_place_and_its_longest_words() -> None:
    story = " ".join(f"kata{'x' * (n % 7)}{n}" for n in range(300)) + " gedungtetanggajauh"
    found = keys_of(COMPLAINT, replace(TOLD, description=story), WHO)
    assert len(found) == len(set(found)) == MOST
    assert {"satu", "gedungtetanggajauh"} <= set(of_sort(WORD, found))


def test_without_an_identity_only_what_was_told_is_left() -> None:
    with_who, without = (keys_of(COMPLAINT, TOLD, who) for who in (WHO, Identity()))
    assert {key.sort for key in without} == {DISTRICT, NUMBER, EXTERNAL, WORD}
    assert set(without) < set(with_who)


def test_marks_written_one_after_the_other_are_told_apart() -> None:
    hashes = ["abcdefg", "hijklmn"]
    assert list(split("".join(map(mark, hashes)))) == ["efg", "lmn"]
