"""Which report is due when: from the working calendar and from what was made, nothing else.

A report of days is made on each working day, of all days since the one before it: Monday's has
Friday, Saturday and Sunday in it, the first after Lebaran the whole holiday. The others are made on
the first working day after their month, quarter or year. Periods of a kind lie end to end, so that
whatever the calendar becomes afterwards, no day is reported twice and none is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from functions.domain.dates import WITA, local
from functions.domain.workdays import WorkingCalendar
from functions.reports.kinds import DAY, KINDS, MONTH, QUARTER, YEAR
from functions.reports.report import Period

_ONE_DAY = timedelta(days=1)
_LONGEST_HOLIDAY = timedelta(days=31)
_MONTHS = {MONTH: 1, QUARTER: 3, YEAR: 12}

SERIES = {f"{kind.code}.{length}": kind.code for kind in KINDS.values() for length in kind.periods}
"""Every row of reports, by the name under which it is remembered how far it was made."""


class Due(NamedTuple):
    """A report that is to be made, and the working day on which it became due."""

    series: str
    kind: str
    period: Period
    day: date


def period_of(length: str, day: date) -> Period:
    """The month, quarter or year that a day lies in; a day is its own period."""
    if length == DAY:
        return Period(day, day)
    months = _MONTHS[length]
    first = date(day.year, day.month - (day.month - 1) % months, 1)
    following = first.month + months
    end = date(first.year + following // 13, following - 12 * (following // 13), 1)
    return Period(first, end - _ONE_DAY)


def is_period_of(kind: str, period: Period) -> bool:
    """Whether a report of the kind may be of these days."""
    lengths = KINDS[kind].periods
    if DAY in lengths and period.first <= period.last <= period.first + _LONGEST_HOLIDAY:
        return True
    return period in [period_of(length, period.first) for length in lengths if length != DAY]


def beginning(now: datetime, calendar: WorkingCalendar) -> dict[str, date]:
    """How far each series counts as made before anything was: the present periods come first."""
    today = local(now).date()
    earlier = (today - n * _ONE_DAY for n in range(1, 60))
    before = next((day for day in earlier if calendar.is_working_day(day)), today - _ONE_DAY)
    return {
        series: (before if _length(series) == DAY else _first(series, today)) - _ONE_DAY
        for series in SERIES
    }


def due(
    now: datetime,
    calendar: WorkingCalendar,
    hours: Mapping[str, int],
    until: Mapping[str, date],
    counted: date,
) -> list[Due]:
    """All that should have been made by now, the oldest first.

    `hours` says when a kind may be made on its day (WITA), `until` how far each series of SERIES
    was made, and `counted` which day was the last that the nightly count has counted.
    """
    found = [
        each
        for series, made in until.items()
        for each in _following(series, made, calendar, min(local(now).date(), counted + _ONE_DAY))
        if datetime.combine(each.day, time(hours[each.kind]), WITA) <= now
    ]
    order = list(SERIES)
    return sorted(found, key=lambda each: (each.day, order.index(each.series)))


def _following(series: str, made: date, calendar: WorkingCalendar, latest: date) -> Iterator[Due]:
    """The periods after what was made that are over, and counted, on the latest day."""
    length = _length(series)
    while (start := made + _ONE_DAY) < latest:
        last = start if length == DAY else period_of(length, start).last
        day = next(calendar.working_days_after(last), None)
        if day is None:
            return
        if length == DAY:
            last = day - _ONE_DAY
        if last >= latest:
            return
        first = start if length == DAY else period_of(length, start).first
        yield Due(series, SERIES[series], Period(first, last), day)
        made = last


def _length(series: str) -> str:
    return series.partition(".")[2]


def _first(series: str, day: date) -> date:
    return period_of(_length(series), day).first
