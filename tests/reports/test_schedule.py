"""Which report is due when: nights, weekends, Lebaran, missed runs, years that end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from functions.reports.kinds import DAY, KINDS, MONTH, QUARTER, YEAR
from functions.reports.report import Period
from functions.reports.schedule import SERIES, Due, beginning, due, is_period_of, period_of
from tests.clock import wita
from tests.desks import shipped

CALENDAR = shipped()[1].calendar
HOURS = dict.fromkeys(KINDS, 7)
EVER = date(2030, 1, 1)


def made_until(day: str) -> dict[str, date]:
    """The reports of days were made until a day, the others for ever."""
    until = date.fromisoformat(day)
    return {series: until if series.endswith(DAY) else EVER for series in SERIES}


def daily(day: str, hour: str, until: str, counted: str = "2030-01-01") -> list[str]:
    """The periods of the daily report that are due at a moment, as "first..last"."""
    found = due(wita(day, hour), CALENDAR, HOURS, made_until(until), date.fromisoformat(counted))
    assert {each.kind for each in found} <= {"daily", "issues"}, "both are made for the same days"
    spans = {k: [_span(e) for e in found if e.kind == k] for k in ("daily", "issues")}
    assert spans["daily"] == spans["issues"]
    return spans["daily"]


def _span(each: Due) -> str:
    return f"{each.period.first}..{each.period.last}"


@pytest.mark.parametrize(
    ("day", "hour", "until", "spans"),
    [
        ("2026-11-25", "06:59", "2026-11-23", []),
        ("2026-11-25", "07:00", "2026-11-23", ["2026-11-24..2026-11-24"]),
        ("2026-11-25", "23:00", "2026-11-24", []),
        ("2026-11-28", "12:00", "2026-11-26", []),  # Saturday: Friday waits for Monday
        ("2026-11-29", "12:00", "2026-11-26", []),
        ("2026-11-30", "07:00", "2026-11-26", ["2026-11-27..2026-11-29"]),
        # Lebaran 2026: the last working day is 17 March, the first one after it the 25th.
        ("2026-03-24", "12:00", "2026-03-16", []),
        ("2026-03-25", "07:00", "2026-03-16", ["2026-03-17..2026-03-24"]),
        # The year ends on a Thursday; New Year and the weekend belong to Monday.
        ("2027-01-04", "07:00", "2026-12-30", ["2026-12-31..2027-01-03"]),
        # Nobody made any for three days: each gets its own.
        (
            *("2026-11-26", "09:00", "2026-11-22"),
            ["2026-11-23..2026-11-23", "2026-11-24..2026-11-24", "2026-11-25..2026-11-25"],
        ),
        # The 28th of February is followed by the 29th in a leap year.
        (
            *("2028-03-01", "07:00", "2028-02-27"),
            ["2028-02-28..2028-02-28", "2028-02-29..2028-02-29"],
        ),
    ],
)
def test_days_are_reported_on_the_next_working_day(
    day: str, hour: str, until: str, spans: list[str]
) -> None:
    assert daily(day, hour, until) == spans


def test_no_report_is_made_before_the_night_has_counted_its_days() -> None:
    assert daily("2026-11-30", "07:00", "2026-11-26", counted="2026-11-28") == []
    assert daily("2026-11-30", "08:00", "2026-11-26", counted="2026-11-29") != []


def test_a_day_that_was_closed_afterwards_is_in_one_report_only() -> None:
    """Monday's report was made; then Monday itself turns out to have been no working day."""
    closed = CALENDAR.holidays | {date(2026, 11, 30): "Banjir"}  # type: ignore[operator]
    calendar = type(CALENDAR)(CALENDAR.hours, closed)
    found = due(wita("2026-12-01", "07:00"), calendar, HOURS, made_until("2026-11-29"), EVER)
    assert [_span(each) for each in found if each.kind == "daily"] == ["2026-11-30..2026-11-30"]


def test_every_day_of_two_years_is_in_exactly_one_daily_report() -> None:
    made = date(2025, 12, 31)
    for n in range(1, 731):
        now = wita("2026-01-01", "12:00") + timedelta(days=n - 1)
        for each in due(now, CALENDAR, HOURS, made_until(made.isoformat()), EVER):
            if each.kind == "daily":
                assert each.period.first == made + timedelta(days=1) <= each.period.last
                made = each.period.last
    assert made >= date(2027, 12, 28)


@pytest.mark.parametrize(
    ("length", "day", "first", "last"),
    [
        (MONTH, "2028-02-10", "2028-02-01", "2028-02-29"),
        (MONTH, "2026-12-31", "2026-12-01", "2026-12-31"),
        (QUARTER, "2026-11-24", "2026-10-01", "2026-12-31"),
        (QUARTER, "2026-03-31", "2026-01-01", "2026-03-31"),
        (YEAR, "2026-06-01", "2026-01-01", "2026-12-31"),
        (DAY, "2026-06-01", "2026-06-01", "2026-06-01"),
    ],
)
def test_a_period_is_the_one_that_a_day_lies_in(
    length: str, day: str, first: str, last: str
) -> None:
    expected = Period(date.fromisoformat(first), date.fromisoformat(last))
    assert period_of(length, date.fromisoformat(day)) == expected


@pytest.mark.parametrize(
    ("kind", "first", "last", "fits"),
    [
        ("daily", "2026-11-27", "2026-11-29", True),
        ("daily", "2026-11-29", "2026-11-27", False),
        ("issues", "2026-01-01", "2026-12-31", False),
        ("service", "2026-11-01", "2026-11-30", True),
        ("service", "2026-10-01", "2026-12-31", True),
        ("service", "2026-11-01", "2026-11-29", False),
        ("annual", "2026-10-01", "2026-12-31", False),
    ],
)
def test_a_report_is_of_the_periods_of_its_kind(
    kind: str, first: str, last: str, fits: bool
) -> None:
    period = Period(date.fromisoformat(first), date.fromisoformat(last))
    assert is_period_of(kind, period) is fits


def test_month_quarter_and_year_come_on_the_first_working_day_after_them() -> None:
    until = {series: date(2026, 9, 30) for series in SERIES if not series.endswith(DAY)}
    until |= {series: date(2025, 12, 31) for series in SERIES if series.endswith(YEAR)}
    until |= {series: date(2026, 11, 30) for series in SERIES if series.endswith(MONTH)}
    assert due(wita("2027-01-03", "12:00"), CALENDAR, HOURS, until, EVER) == [], "a Sunday"
    found = due(wita("2027-01-04", "07:00"), CALENDAR, HOURS, until, EVER)
    assert {each.series: _span(each) for each in found} == {
        "service.month": "2026-12-01..2026-12-31",
        "service.quarter": "2026-10-01..2026-12-31",
        "annual.year": "2026-01-01..2026-12-31",
        "communication.month": "2026-12-01..2026-12-31",
        "communication.quarter": "2026-10-01..2026-12-31",
        "communication.year": "2026-01-01..2026-12-31",
    }


def _all_due(day: str, hour: str, until: Mapping[str, date]) -> list[Due]:
    return due(wita(day, hour), CALENDAR, HOURS, until, EVER)


def test_a_new_portal_begins_with_the_present_periods_and_floods_nobody() -> None:
    until = beginning(wita("2026-11-30", "09:00"), CALENDAR)
    found = _all_due("2026-11-30", "09:00", until)
    assert [(e.kind, _span(e)) for e in found] == [
        ("daily", "2026-11-27..2026-11-29"),
        ("issues", "2026-11-27..2026-11-29"),
    ]
    later = [
        each for each in _all_due("2026-12-01", "09:00", until) if each.series[:7] == "service"
    ]
    assert [_span(each) for each in later] == ["2026-11-01..2026-11-30"]


def test_what_is_due_comes_in_the_order_in_which_it_became_due() -> None:
    until = made_until("2026-11-26") | {"service.month": date(2026, 10, 31)}
    found = _all_due("2026-12-02", "07:00", until)
    assert [(each.series, each.day.day) for each in found] == [
        *(("daily.day", 30), ("issues.day", 30)),
        *(("daily.day", 1), ("issues.day", 1), ("service.month", 1)),
        *(("daily.day", 2), ("issues.day", 2)),
    ]


def test_each_kind_waits_for_its_own_hour() -> None:
    hours = {**HOURS, "issues": 9}
    found = due(wita("2026-11-25", "08:00"), CALENDAR, hours, made_until("2026-11-23"), EVER)
    assert [each.kind for each in found] == ["daily"]


def test_an_office_that_never_works_gets_no_report_and_nothing_hangs() -> None:
    never = type(CALENDAR)({}, {})
    assert due(wita("2026-11-25"), never, HOURS, made_until("2026-11-23"), EVER) == []
