"""Likely duplicates: enough of the same words, near in time."""

from __future__ import annotations

from datetime import timedelta

from functions.actions.likely import likely
from functions.domain.findable import Entry
from functions.domain.likeness import likely as likeliest
from functions.domain.likeness import likeness
from tests.clock import Clock, wita
from tests.desks import filed, memory_desk

WORDS = frozenset("lampu jalan pasar mati gelap".split())
OTHERS = frozenset("7K3M 9QPX siti nurhaliza district phone".split())
NOW = wita("2026-11-24")


def entry(number: str, words: frozenset[str], days: int = 0) -> Entry:
    place = f"{int((NOW - timedelta(days=days)).timestamp()):010d}#{number}"
    return Entry(place, words | OTHERS)


def test_a_few_common_words_are_chance_and_many_are_not() -> None:
    assert likeness(WORDS, frozenset({"lampu", "jalan"}) | OTHERS) == 0
    assert likeness(WORDS, WORDS | OTHERS) == 1
    assert 0.5 < likeness(WORDS, frozenset({"lampu", "jalan", "mati", "lubang"}) | OTHERS) < 1


def test_the_likeliest_come_first_and_neither_itself_nor_old_ones() -> None:
    some = frozenset({"lampu", "jalan", "mati", "rusak"})
    entries = [
        entry("TB-1", some),
        entry("TB-2", WORDS, days=3),
        entry("TB-3", WORDS, days=31),
        entry("TB-4", frozenset({"sampah", "jalan", "bau"})),
        entry("TB-0", WORDS),
    ]
    assert likeliest("TB-0", NOW, WORDS, entries) == ["TB-2", "TB-1"]


def test_the_same_lamp_in_the_same_district_is_found_in_other_words() -> None:
    clock = Clock()
    desk = memory_desk(clock)
    place = {"district": "63.10.01"}
    told = "Lampu jalan depan pasar mati sejak Senin, gelap sekali kalau malam."
    first = filed(desk, **place).complaint.number
    filed(desk, district="63.10.02", description=told)
    filed(desk, **place, description="Sampah menumpuk di belakang sekolah dasar negeri.")
    clock.advance(days=4)
    new = filed(desk, **place, description=told)
    recorded = desk.submissions.find(new.complaint.submission)
    assert recorded
    found = likely(desk, new.complaint, recorded.submission)
    assert [complaint.number for complaint in found] == [first]
