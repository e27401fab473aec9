from __future__ import annotations

from datetime import date, datetime

import pytest

from functions.domain.dates import WITA
from functions.domain.moments import day, moment
from tests.clock import wita

NOW = wita("2026-11-24", "10:00")
"""A Tuesday."""


@pytest.mark.parametrize(
    ("typed", "on", "at"),
    [
        ("sekarang", "2026-11-24", "10:00"),
        ("08.15", "2026-11-24", "08:15"),
        ("8:15", "2026-11-24", "08:15"),
        ("Pukul 08.15 WITA", "2026-11-24", "08:15"),
        ("08.15 WIB", "2026-11-24", "09:15"),
        ("tadi 08.15", "2026-11-24", "08:15"),
        ("hari ini jam 9.05", "2026-11-24", "09:05"),
        ("kemarin 14.30", "2026-11-23", "14:30"),
        ("Kemarin,  pkl. 14.30", "2026-11-23", "14:30"),
        ("kemarin dulu 14.30", "2026-11-22", "14:30"),
        ("kemarin", "2026-11-23", "08:00"),
        ("hari ini", "2026-11-24", "08:00"),
        ("Senin 9.00", "2026-11-23", "09:00"),
        ("jum'at 9.00", "2026-11-20", "09:00"),
        ("selasa 9.00", "2026-11-24", "09:00"),
        ("20-11-2026 09.00", "2026-11-20", "09:00"),
        ("20/11/26 09:00", "2026-11-20", "09:00"),
        ("20.11.2026", "2026-11-20", "08:00"),
        ("20.11.26 09.00", "2026-11-20", "09:00"),
        ("20/11", "2026-11-20", "08:00"),
        ("27/11", "2025-11-27", "08:00"),
        ("20 Nopember 2026 pukul 14.05 WITA", "2026-11-20", "14:05"),
        ("Jumat, 20 November 2026", "2026-11-20", "08:00"),
        ("20 Nop 26", "2026-11-20", "08:00"),
        ("20-Nov-2026 14:05:30", "2026-11-20", "14:05"),
        ("5 ags", "2026-08-05", "08:00"),
        ("2026-11-20", "2026-11-20", "08:00"),
        ("2026-11-20 14:05", "2026-11-20", "14:05"),
        ("2026-11-20T14:05:00+08:00", "2026-11-20", "14:05"),
        ("2026-11-20T06:05:00Z", "2026-11-20", "14:05"),
    ],
)
def test_a_moment_is_understood_as_people_write_it(typed: str, on: str, at: str) -> None:
    assert moment(typed, NOW) == wita(on, at)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "besok",
        "31-2-2026",
        "29/2",
        "25.00",
        "08.60",
        "12",
        "entah kapan",
        "2026-13-01",
        "5 xyz",
    ],
)
def test_what_is_no_moment_is_not_guessed(typed: str) -> None:
    assert moment(typed, NOW) is None


def test_a_day_alone_is_never_later_than_now() -> None:
    early = datetime(2026, 11, 24, 7, 0, tzinfo=WITA)
    assert moment("hari ini", early) == early


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kemarin", date(2026, 11, 23)),
        ("Senin", date(2026, 11, 23)),
        ("2026-11-01", date(2026, 11, 1)),
        ("1 Nop 2026", date(2026, 11, 1)),
        ("30/2/2026", None),
        ("dulu sekali", None),
    ],
)
def test_a_day_is_understood_in_the_same_ways(typed: str, found: date | None) -> None:
    assert day(typed, NOW.date()) == found
