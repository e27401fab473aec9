"""The calendar against a slow and obvious one, on random moments of three years."""

from __future__ import annotations

import csv
import random
from datetime import UTC, date, datetime, timedelta

import pytest

from functions.domain.dates import WITA
from tests.desks import CONTENT, shipped

CALENDAR = shipped()[1].calendar
OPENS, CLOSES = 8 * 60, 16 * 60 + 30

with (CONTENT / "holidays.csv").open(encoding="utf-8") as _file:
    FREE = {date.fromisoformat(row["date"]) for row in csv.DictReader(_file)}

CHANCE = random.Random(17081945)
MOMENTS = [
    datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=CHANCE.randrange(2 * 365 * 1440))
    for _ in range(300)
]


def works(day: date) -> bool:
    return day.isoweekday() <= 5 and day not in FREE


def is_open(minute: datetime) -> bool:
    return works(minute.date()) and OPENS <= minute.hour * 60 + minute.minute < CLOSES


def slow_close(start: datetime, days: int) -> datetime:
    """Turn the pages of the calendar one by one."""
    day = start.astimezone(WITA).date()
    while days:
        day += timedelta(days=1)
        days -= works(day)
    return datetime(day.year, day.month, day.day, 16, 30, tzinfo=WITA)


def slow_minutes(start: datetime, minutes: int) -> datetime:
    """Watch the clock minute by minute."""
    moment = start.astimezone(WITA)
    while minutes:
        minutes -= is_open(moment)
        moment += timedelta(minutes=1)
    return moment


@pytest.mark.parametrize("days", [1, 3, 5, 14, 60])
def test_working_days_agree_with_turning_the_pages(days: int) -> None:
    for start in MOMENTS:
        assert CALENDAR.close_of_working_day(start, days) == slow_close(start, days), start


def test_working_minutes_agree_with_watching_the_clock() -> None:
    for start in MOMENTS[:40]:
        minutes = 1 + start.minute
        assert CALENDAR.add_working_minutes(start, minutes) == slow_minutes(start, minutes), start


def test_office_hours_agree_whatever_the_time_zone_of_the_moment() -> None:
    for start in MOMENTS:
        assert CALENDAR.is_working_moment(start) is is_open(start.astimezone(WITA)), start
        assert CALENDAR.is_working_moment(CALENDAR.next_working_moment(start)), start
