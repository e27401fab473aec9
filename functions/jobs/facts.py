"""The facts of a report, read: one Query a month of days, and the lists for what a report names."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from functions.actions.ports import Lists
from functions.domain.complaint import RESTRICTED
from functions.domain.dip import DipRecord
from functions.domain.queues import QUEUES, Row
from functions.domain.standing import Standing
from functions.reports.day import Tally
from functions.reports.facts import Facts
from functions.reports.kinds import KINDS
from functions.reports.report import Period

NAMES = frozenset(("issues",))
"""Reports that name what lies behind a line, and so read the lists of what is open."""

LISTS_DIP = frozenset(("annual", "communication"))


@dataclass(frozen=True, slots=True)
class Sources:
    """Where facts come from: a month's tallies by day, the office's lists, the public list."""

    days: Callable[[str], Mapping[str, Tally]]
    lists: Lists
    dip: Callable[[], Sequence[DipRecord]]


def facts_of(
    sources: Sources,
    standing: Standing,
    kind: str,
    period: Period,
    words: Mapping[str, str],
    now: datetime,
) -> Facts:
    """What the report of a kind needs to know of a period."""
    since = period.first - timedelta(days=KINDS[kind].looks_back)
    days = _days(sources, since, period.last)
    return Facts(
        period=period,
        days={day: tally for day, tally in days.items() if day >= period.first},
        before={day: tally for day, tally in days.items() if day < period.first},
        directory=standing.directory,
        calendar=standing.rules.calendar,
        now=now,
        rows=list(_open(sources.lists)) if kind in NAMES else (),
        words=words,
        dip=sources.dip() if kind in LISTS_DIP else None,
    )


def _days(sources: Sources, first: date, last: date) -> dict[date, Tally]:
    """The tallies from one day to another."""
    length = (last - first).days + 1
    months = dict.fromkeys(f"{first + timedelta(days=n):%Y-%m}" for n in range(length))
    found = {
        date.fromisoformat(day): tally
        for month in months
        for day, tally in sources.days(month).items()
    }
    return {day: tally for day, tally in found.items() if first <= day <= last}


def _open(lists: Lists) -> Iterator[Row]:
    """Everything that is open but what is restricted; what moves meanwhile may be missed."""
    for name in QUEUES:
        start = ""
        while name != RESTRICTED:
            page = lists.queue(name, limit=100, start=start)
            yield from page.rows
            start = page.next
            if not start:
                break
