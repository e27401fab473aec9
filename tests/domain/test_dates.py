from __future__ import annotations

from datetime import date, timedelta

import pytest

from functions.domain.dates import lama, masa, romawi


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-4, "kurang dari 1 detik"),
        (0.4, "kurang dari 1 detik"),
        (59, "59 detik"),
        (60, "1 menit"),
        (7_265, "2 jam 1 menit"),
        (86_400 + 59, "1 hari"),
    ],
)
def test_a_duration_is_said_in_its_two_largest_units(seconds: float, words: str) -> None:
    assert lama(timedelta(seconds=seconds)) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-11-24", "2026-11-24", "Selasa, 24 November 2026"),
        ("2026-11-27", "2026-11-29", "27 sampai 29 November 2026"),
        ("2026-12-31", "2027-01-03", "31 Desember 2026 sampai 3 Januari 2027"),
        ("2028-02-01", "2028-02-29", "Februari 2028"),
        ("2026-02-01", "2026-02-27", "1 sampai 27 Februari 2026"),
        ("2026-10-01", "2026-12-31", "Triwulan IV 2026"),
        ("2026-11-01", "2027-01-31", "1 November 2026 sampai 31 Januari 2027"),
        ("2026-01-01", "2026-12-31", "tahun 2026"),
    ],
)
def test_a_period_has_the_name_that_people_give_it(first: str, last: str, words: str) -> None:
    assert masa(date.fromisoformat(first), date.fromisoformat(last)) == words


def test_months_are_counted_in_roman_letters() -> None:
    assert [romawi(n) for n in (1, 4, 9, 10, 12)] == ["I", "IV", "IX", "X", "XII"]
