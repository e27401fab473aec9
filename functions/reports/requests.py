"""The register of requests under UU 14/2008, and a year of it in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from functions.domain import deadlines
from functions.domain.clocks import Rules
from functions.domain.complaint import Complaint
from functions.domain.dates import local
from functions.domain.history import DECISIONS
from functions.domain.phases import DECIDE
from functions.domain.workdays import WorkingCalendar

OPEN = "open"
"""The decision of a request that has none yet."""

WITHDRAWN = "withdrawn"
"""The decision of one that was taken back before there was any."""


class Entry(NamedTuple):
    """One line of the register; it holds no identity.

    `days` are the working days that were used until the decision, or until now; `due` is when the
    decision is or was due; `reason` is a code of exceptions.csv; `objection` "", "objected",
    "upheld" or "dismissed".
    """

    complaint: Complaint
    decision: str
    decided_on: date | None
    reason: str
    form: str
    days: int
    due: datetime | None
    is_late: bool
    objection: str


class Year(NamedTuple):
    """A year of the register in numbers; `average` in working days, None without a decision."""

    received: int
    decisions: Mapping[str, int]
    reasons: Mapping[str, int]
    objections: Mapping[str, int]
    late: int
    average: float | None


def entry(complaint: Complaint, rules: Rules, now: datetime) -> Entry:
    """The register's line of a request; of several decisions the last counts."""
    event = complaint.last(*DECISIONS)
    answered = complaint.last("objected", "upheld", "dismissed")
    clock = next(
        (d for d in deadlines.deadlines(complaint, rules) if d.clock.phase == DECIDE), None
    )
    until = (event.at if event else None) or (clock and clock.met_at) or now
    return Entry(
        complaint,
        event.what if event else WITHDRAWN if complaint.status == WITHDRAWN else OPEN,
        local(event.at).date() if event else None,
        event.word("reason") if event else "",
        event.word("form") if event else "",
        _working_days(complaint.received_at, until, rules.calendar),
        clock.due if clock else None,
        bool(clock and clock.due and until > clock.due),
        answered.what if answered else "",
    )


def year(entries: Iterable[Entry]) -> Year:
    """What the annual report says of these."""
    found = list(entries)
    decided = [e for e in found if e.decided_on]
    average = sum(e.days for e in decided) / len(decided) if decided else None
    return Year(
        received=len(found),
        decisions=Counter(e.decision for e in found),
        reasons=Counter(e.reason for e in found if e.reason),
        objections=Counter(e.objection for e in found if e.objection),
        late=sum(e.is_late for e in found),
        average=average,
    )


def _working_days(start: datetime, until: datetime, calendar: WorkingCalendar) -> int:
    """As the law counts them: from the working day after."""
    first, last = local(start).date(), local(until).date()
    span = range(1, (last - first).days + 1)
    return sum(calendar.is_working_day(first + timedelta(days=n)) for n in span)
