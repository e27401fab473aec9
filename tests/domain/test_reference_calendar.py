"""The calendar against a slow and obvious one, on random moments of ten years.

Once with the days off that are shipped, which end with the years that are decreed, and then with
made-up offices: hours that differ by weekday, days off at random, weekends that are declared open.
EXAMPLES=1000 asks of more moments.
"""

from __future__ import annotations

import csv
import os
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest

from functions.domain.dates import WITA
from functions.domain.workdays import WorkingCalendar
from tests.desks import CONTENT, shipped

BEGIN, YEARS = date(2020, 1, 1), 10
MOMENTS = 2 * int(os.environ.get("EXAMPLES", "120"))

pytestmark = pytest.mark.fault(37)


@dataclass(frozen=True)
class Slow:
    """An office that turns the pages of its calendar one by one."""

    hours: Mapping[int, tuple[int, int]]
    """Minutes of the day at which it opens and closes, by weekday (1 = Monday)."""
    free: frozenset[date]
    opened: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        return day in self.opened or (day.isoweekday() in self.hours and day not in self.free)

    def minutes_of(self, day: date) -> tuple[int, int]:
        return self.hours[day.isoweekday() if day.isoweekday() in self.hours else min(self.hours)]

    def is_open(self, moment: datetime) -> bool:
        there = moment.astimezone(WITA)
        opens, closes = self.minutes_of(there.date())
        return self.works(there.date()) and opens <= there.hour * 60 + there.minute < closes

    def close(self, start: datetime, days: int, pause: tuple[date, date] | None = None) -> datetime:
        day = start.astimezone(WITA).date()
        while days:
            day += timedelta(days=1)
            paused = pause is not None and pause[0] <= day <= pause[1]
            days -= self.works(day) and not paused
        hour, minute = divmod(self.minutes_of(day)[1], 60)
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=WITA)

    def after(self, start: datetime, minutes: int) -> datetime:
        """Watch the clock minute by minute."""
        moment = start
        while minutes:
            minutes -= self.is_open(moment)
            moment += timedelta(minutes=1)
        return moment

    def next_open(self, moment: datetime) -> datetime:
        while not self.is_open(moment):
            moment += timedelta(minutes=1)
        return moment


def decreed() -> Slow:
    """Read from the file once more, without the project's reader."""
    with (CONTENT / "holidays.csv").open(encoding="utf-8") as file:
        free = frozenset(date.fromisoformat(row["date"]) for row in csv.DictReader(file))
    return Slow(dict.fromkeys(range(1, 6), (8 * 60, 16 * 60 + 30)), free)


def made_up(chance: random.Random) -> Slow:
    days = [BEGIN + timedelta(days=n) for n in range(366 * (YEARS + 1))]
    hours = {
        weekday: (chance.randrange(6 * 60, 9 * 60), chance.randrange(11 * 60, 18 * 60))
        for weekday in chance.sample(range(1, 8), 5)
    }
    free, opened = chance.sample(days, 25 * YEARS), chance.sample(days, 5 * YEARS)
    return Slow(hours, frozenset(free), frozenset(opened))


def as_content(slow: Slow) -> WorkingCalendar:
    hours = {
        day - 1: (time(*divmod(opens, 60)), time(*divmod(closes, 60)))
        for day, (opens, closes) in slow.hours.items()
    }
    return WorkingCalendar(hours, dict.fromkeys(slow.free, "Libur"), slow.opened)


def offices() -> dict[str, tuple[WorkingCalendar, Slow]]:
    drawn = [made_up(random.Random(seed)) for seed in (17, 8, 1945)]
    made = {f"made up {n}": (as_content(slow), slow) for n, slow in enumerate(drawn)}
    return {"shipped": (shipped()[1].calendar, decreed())} | made


OFFICES = offices()
each_office = pytest.mark.parametrize("name", OFFICES)


def moments(name: str, count: int = MOMENTS) -> list[tuple[datetime, random.Random]]:
    """Moments of ten years, each with chance of its own for what is asked about it."""
    chance = random.Random(name)
    begin = datetime(BEGIN.year, 1, 1, tzinfo=UTC)
    minutes = YEARS * 365 * 1440
    return [(begin + timedelta(minutes=chance.randrange(minutes)), chance) for _ in range(count)]


@each_office
def test_working_days_agree_with_turning_the_pages(name: str) -> None:
    calendar, slow = OFFICES[name]
    for start, chance in moments(name):
        days = chance.choice([1, 3, 5, 10, 14, 60])
        assert calendar.close_of_working_day(start, days) == slow.close(start, days), start


@each_office
def test_days_of_a_pause_do_not_count(name: str) -> None:
    calendar, slow = OFFICES[name]
    for start, chance in moments(name):
        first = start.astimezone(WITA).date() + timedelta(days=chance.randrange(-3, 9))
        pause = (first, first + timedelta(days=chance.randrange(30)))
        days = chance.choice([1, 3, 5, 10])
        found = calendar.close_of_working_day(start, days, [pause])
        assert found == slow.close(start, days, pause), (start, pause)


@each_office
def test_working_minutes_agree_with_watching_the_clock(name: str) -> None:
    calendar, slow = OFFICES[name]
    for start, chance in moments(name, MOMENTS // 24):
        minutes = chance.randrange(1, 500)
        assert calendar.add_working_minutes(start, minutes) == slow.after(start, minutes), start


@each_office
def test_office_hours_agree_whatever_the_time_zone_of_the_moment(name: str) -> None:
    calendar, slow = OFFICES[name]
    for start, chance in moments(name):
        assert calendar.is_working_moment(start) is slow.is_open(start), start
        if not chance.randrange(8):
            assert calendar.next_working_moment(start) == slow.next_open(start), start


@each_office
def test_the_office_opens_and_closes_to_the_minute(name: str) -> None:
    calendar, slow = OFFICES[name]
    for start, _ in moments(name):
        midnight = start.astimezone(WITA).replace(hour=0, minute=0)
        opens, closes = slow.minutes_of(midnight.date())
        for minute in (opens - 1, opens, closes - 1, closes):
            moment = midnight + timedelta(minutes=minute)
            assert calendar.is_working_moment(moment) is slow.is_open(moment), moment


@pytest.mark.parametrize("minutes", [-1, 0, 1])
def test_a_day_begins_at_midnight_in_wita_and_nowhere_else(minutes: int) -> None:
    calendar, slow = OFFICES["shipped"]
    for n in range(YEARS * 365):
        midnight = datetime(BEGIN.year, 1, 1, tzinfo=WITA) + timedelta(days=n, minutes=minutes)
        start = midnight.astimezone(UTC)
        assert calendar.close_of_working_day(start, 1) == slow.close(start, 1), start
