"""The made-up year as the reports' facts: each day counted as the night after it counts it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from functions.domain.complaint import Complaint
from functions.reports import day as public_day
from functions.reports import delivery, made, office_day
from functions.reports.day import Tally
from functions.reports.facts import Facts
from functions.reports.report import Period, Report, Table
from tests.cases import Case
from tests.clock import wita
from tests.desks import shipped
from tests.reports.year import Life, lives

COUNT = int(os.environ.get("YEAR", "3000" if "EXAMPLES" in os.environ else "500"))
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range(365)]


@cache
def year() -> list[Life]:
    return list(lives(2026, COUNT))


@cache
def tallies() -> dict[date, Tally]:
    """Each day as the night after it counts it: over what is open, or was touched that day."""
    return {day: tally(_alive(day), day) for day in DAYS}


def tally(complaints: Iterable[Complaint], day: date) -> Tally:
    """All that is counted of a day."""
    directory, rules, settings = shipped()
    alive = list(complaints)
    found = public_day.count(alive, day, rules, directory)
    found += office_day.count(alive, day, rules, directory)
    night = public_day.bounds(day)[1] + timedelta(hours=1)
    return found + delivery.count(alive, day, settings.promise, night)


def _alive(day: date) -> Iterator[Complaint]:
    start, end = public_day.bounds(day)
    for life in year():
        past = [entry for entry in life.diary if entry.at < end]
        if past and (past[-1].after.is_open or past[-1].at >= start):
            yield past[-1].after


def report(kind: str, first: date, last: date) -> Report:
    return over(tallies(), kind, first, last)


def of_cases(cases: Iterable[Case], since: date, until: date) -> dict[date, Tally]:
    """The tallies of a few complaints, day by day."""
    complaints = [case.complaint for case in cases]
    days = [since + timedelta(days=n) for n in range((until - since).days + 1)]
    return {day: tally(complaints, day) for day in days}


def over(days: Mapping[date, Tally], kind: str, first: date, last: date, **more: Any) -> Report:
    """A report over any days' tallies."""
    directory, rules, _ = shipped()
    given = {"directory": directory, "now": wita("2027-01-02"), **more}
    facts = Facts(
        period=Period(first, last),
        days={d: t for d, t in days.items() if first <= d <= last},
        before={d: t for d, t in days.items() if d < first},
        calendar=rules.calendar,
        **given,
    )
    return made.make(kind, facts)


def table(found: Report, name: str) -> Table:
    return next(table for table in found.tables() if table.name == name)
