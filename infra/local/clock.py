"""A clock that runs like the real one, from wherever it was put."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta

from functions.domain.dates import WITA, local

_DURATION = re.compile(
    r"P(?:(?P<days>\d+)D)?(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?"
)


class MovableClock:
    """The portal's clock in a local run."""

    def __init__(self) -> None:
        self._offset = timedelta()

    def __call__(self) -> datetime:
        """Now, as the portal sees it."""
        return datetime.now(UTC) + self._offset

    def set(self, moment: datetime) -> None:
        """Put the clock to a moment; it goes on from there."""
        self._offset = moment - datetime.now(UTC)


def duration(written: str) -> timedelta:
    """An ISO 8601 duration of days, hours, minutes and seconds, such as PT26H or P3DT2H."""
    match = _DURATION.fullmatch(written.strip().upper())
    if match is None or not any(match.groups()):
        raise ValueError(f"{written!r} is no duration such as PT26H or P3D")
    return timedelta(**{unit: int(value) for unit, value in match.groupdict().items() if value})


def moment(written: str) -> datetime:
    """An ISO 8601 moment with its zone."""
    with suppress(ValueError):
        read = datetime.fromisoformat(written.strip())
        if read.tzinfo is not None:
            return read
    raise ValueError(f"{written!r} is no moment with its zone, such as 2026-11-24T10:00+08:00")


def next_morning(now: datetime) -> datetime:
    """Seven o'clock of the next day in WITA, when what the night prepared goes out."""
    return datetime.combine(local(now).date() + timedelta(days=1), time(7), WITA)
