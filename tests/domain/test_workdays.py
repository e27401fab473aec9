from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from functions.domain.workdays import WorkingCalendar
from tests.clock import wita
from tests.desks import shipped

CALENDAR = shipped()[1].calendar


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-11-24", True),
        ("2026-11-28", False),  # Saturday
        ("2026-11-29", False),  # Sunday
        ("2025-08-17", False),  # Independence Day, a Sunday
        ("2025-08-18", False),  # declared free afterwards
        ("2026-08-17", False),
        ("2026-08-18", True),
        ("2026-03-18", False),  # cuti bersama, Nyepi
        ("2026-03-20", False),  # cuti bersama, Idul Fitri
        ("2026-03-24", False),
        ("2026-03-25", True),
        ("2026-12-24", False),  # cuti bersama, Christmas
        ("2026-12-31", True),
        ("2027-01-01", False),
    ],
)
def test_weekends_holidays_and_cuti_bersama_are_off(day: str, works: bool) -> None:
    assert CALENDAR.is_working_day(date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("start", "days", "close"),
    [
        ("2026-11-24 10:00", 1, "2026-11-25"),
        ("2026-11-24 00:10", 1, "2026-11-25"),  # the small hours belong to their day
        ("2026-11-24 23:50", 1, "2026-11-25"),
        ("2026-11-27 10:00", 1, "2026-11-30"),  # Friday: over the weekend
        ("2026-11-28 10:00", 1, "2026-11-30"),  # Saturday
        ("2026-11-29 23:59", 1, "2026-11-30"),  # Sunday night
        ("2026-08-14 10:00", 1, "2026-08-18"),  # a Friday before 17 August
        ("2025-08-15 10:00", 1, "2025-08-19"),  # 17 is a Sunday, 18 was given free
        ("2026-03-17 10:00", 1, "2026-03-25"),  # Nyepi and Lebaran in a row
        ("2026-03-17 10:00", 3, "2026-03-27"),
        ("2026-12-23 10:00", 1, "2026-12-28"),
        ("2026-12-31 10:00", 1, "2027-01-04"),  # year's end, a Friday free, a weekend
        ("2026-11-24 10:00", 5, "2026-12-01"),
        ("2026-11-24 10:00", 14, "2026-12-14"),
        ("2026-11-24 10:00", 60, "2027-02-23"),
    ],
)
def test_so_many_working_days_end_at_the_close_of_the_office(
    start: str, days: int, close: str
) -> None:
    moment = wita(*start.split())
    assert CALENDAR.close_of_working_day(moment, days) == wita(close, "16:30")


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2026-11-24 10:00", 5, "2026-11-24 10:05"),
        ("2026-11-24 16:28", 5, "2026-11-25 08:03"),
        ("2026-11-24 16:30", 5, "2026-11-25 08:05"),
        ("2026-11-24 06:00", 5, "2026-11-24 08:05"),
        ("2026-11-27 16:29", 5, "2026-11-30 08:04"),
        ("2026-08-14 16:00", 60, "2026-08-18 08:30"),
        ("2026-11-24 10:00", 2 * 510, "2026-11-26 10:00"),
    ],
)
def test_working_minutes_run_only_while_the_office_is_open(
    start: str, minutes: int, end: str
) -> None:
    assert CALENDAR.add_working_minutes(wita(*start.split()), minutes) == wita(*end.split())


@pytest.mark.parametrize(
    ("moment", "open_at"),
    [
        ("2026-11-24 08:00", "2026-11-24 08:00"),
        ("2026-11-24 16:29", "2026-11-24 16:29"),
        ("2026-11-24 16:30", "2026-11-25 08:00"),
        ("2026-11-24 03:00", "2026-11-24 08:00"),
        ("2026-11-28 12:00", "2026-11-30 08:00"),
        ("2026-03-18 09:00", "2026-03-25 08:00"),
    ],
)
def test_the_next_moment_at_which_somebody_sits_at_the_desk(moment: str, open_at: str) -> None:
    assert CALENDAR.next_working_moment(wita(*moment.split())) == wita(*open_at.split())


def test_a_day_off_says_why_and_a_weekend_needs_no_reason() -> None:
    found = CALENDAR.days_off(date(2026, 8, 14), date(2026, 8, 18))
    assert found == [
        (date(2026, 8, 15), ""),
        (date(2026, 8, 16), ""),
        (date(2026, 8, 17), "Hari Kemerdekaan Republik Indonesia"),
    ]


def test_a_weekend_that_was_declared_open_counts_with_the_hours_of_a_monday() -> None:
    saturday = date(2026, 11, 28)
    hours = {day: (time(8), time(16, 30)) for day in range(5)}
    calendar = WorkingCalendar(hours, {}, frozenset([saturday]))
    start = wita("2026-11-27")
    assert calendar.close_of_working_day(start, 1) == wita("2026-11-28", "16:30")


def test_pauses_do_not_count_their_first_and_last_day_included() -> None:
    pause = (date(2026, 11, 25), date(2026, 11, 26))
    close = CALENDAR.close_of_working_day(wita("2026-11-24"), 2, [pause])
    assert close == wita("2026-11-30", "16:30")


def test_a_calendar_without_working_days_gives_up_instead_of_looping() -> None:
    days = WorkingCalendar({}, {}).working_days_after(date(2026, 11, 24))
    assert list(days) == []


def test_every_day_of_the_shipped_years_has_an_answer() -> None:
    day, seen = datetime(2025, 1, 1), 0
    while day.year < 2028:
        seen += CALENDAR.is_working_day(day.date())
        day += timedelta(days=1)
    assert 3 * 230 < seen < 3 * 250
