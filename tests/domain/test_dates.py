from __future__ import annotations

from datetime import timedelta

import pytest

from functions.domain.dates import lama


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
