"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import datetime, timedelta

from functions.domain.dates import WITA


def wita(day: str, hour: str = "10:00") -> datetime:
    """A moment on the office's clock, such as 2026-11-24 at 10:00."""
    return datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=WITA)


class Clock:
    """Tuesday 24 November 2026, ten o'clock in WITA, unless told otherwise."""

    def __init__(self, now: datetime | None = None) -> None:
        self.now = now or wita("2026-11-24")

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **span: float) -> datetime:
        self.now += timedelta(**span)
        return self.now
