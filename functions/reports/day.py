"""What happened on one day, counted: a pure function of histories, the same whenever it is asked.

Events count on the day on which they were recorded, so that late keying changes no past day; how
long an answer took is counted from when the complaint was received. Stocks (`open`, `late_*`) are
as they stood when the day ended.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from functions.domain import lifecycle
from functions.domain.agencies import Directory
from functions.domain.clocks import Rules
from functions.domain.complaint import Complaint
from functions.domain.dates import WITA, local
from functions.domain.deadlines import deadlines
from functions.domain.history import DECISIONS
from functions.domain.workdays import WorkingCalendar

Tally = Counter[str]
"""Counts by "measure|dimension|value"; a total has neither dimension nor value."""

FAMILIES = ("sop", "national")
LATE = tuple(f"late_{family}" for family in FAMILIES)
STAGES = ("unverified", "untouched", "process")
STOCKS = ("open", *LATE, "oldest", "age", "standing", *STAGES, "open_strategic", "open_urgent")
LONGEST = 250
"""Working days, a year of them: what took longer is counted as this long."""

AGES = (5, 14, 60)
"""Working days at which a class of the backlog's age ends; the last class is open."""

_COUNTED = {
    "filed": "filed",
    "dispatched": "forwarded",
    "referred": "referred",
    "declined": "declined",
    "withdrawn": "withdrawn",
    "closed": "closed",
    "solved": "solved",
    "unsolved": "unsolved",
    "reopened": "reopened",
}
_NOT_WAITING = ("answered", "decided", "declined", "merged")

_ANSWERS = frozenset(("relayed_final",)) | DECISIONS
"""What a reporter waits for; of a request under UU 14/2008 it is the decision."""


def bounds(day: date) -> tuple[datetime, datetime]:
    """When a day begins and ends in WITA."""
    start = datetime.combine(day, time(), WITA)
    return start, start + timedelta(days=1)


def as_of(complaint: Complaint, end: datetime) -> Complaint | None:
    """The complaint as its history stood just before a moment; None before it was recorded."""
    history = tuple(event for event in complaint.history if event.at < end)
    return at_length(complaint, len(history)) if history else None


def count(complaints: Iterable[Complaint], day: date, rules: Rules, directory: Directory) -> Tally:
    """The day's tally; complaints that had no part in it change nothing."""
    tally: Tally = Counter()
    for complaint in complaints:
        if standing := as_of(complaint, bounds(day)[1]):
            for place in places(standing, day):
                for key, amount in happened(standing, place, rules, directory):
                    tally[key] += amount
            _stands(tally, standing, day, rules, directory)
    return tally


def happened(
    standing: Complaint, place: int, rules: Rules, directory: Directory
) -> Iterator[tuple[str, int]]:
    """What one event adds to the tally of its day."""
    event, then = standing.history[place], at_length(standing, place + 1)
    for measure in _measures(standing, place, then, rules):
        yield f"{measure}||", 1
        yield from ((f"{measure}|{cell}", 1) for cell in _cells(measure, then, directory))
    if is_first_answer(standing, place):
        yield f"days||{waited(standing.received_at, event.at, rules.calendar)}", 1
    if event.what in ("solved", "unsolved"):
        yield "rated||", 1
        yield "score||", int(event.details.get("score", 0))  # type: ignore[arg-type]


def _measures(standing: Complaint, place: int, then: Complaint, rules: Rules) -> Iterator[str]:
    event = standing.history[place]
    if event.what in _COUNTED:
        yield _COUNTED[event.what]
    elif is_first_answer(standing, place):
        yield "answered"
        late = _late(then, rules, event.at)
        yield from (f"in_time_{family}" for family in FAMILIES if family not in late)


def _stands(
    tally: Tally, standing: Complaint, day: date, rules: Rules, directory: Directory
) -> None:
    """Add what still waits when the day ends, and how old it is."""
    if not standing.is_open or standing.status in _NOT_WAITING:
        return
    age = _age(standing, day, rules.calendar)
    tally[f"age||{next((n for n in AGES if age <= n), LONGEST)}"] += 1
    late = [
        f"late_{family}"
        for family in sorted(_late(standing, rules, bounds(day)[1]) & set(FAMILIES))
    ]
    for measure in ("open", *late):
        tally[f"{measure}||"] += 1
        for cell in _cells(measure, standing, directory):
            tally[f"{measure}|{cell}"] += 1
    if late:
        for key in ("oldest||", f"oldest|agency|{holder(standing, directory)}"):
            tally[key] = max(tally[key], age)


def _cells(measure: str, then: Complaint, directory: Directory) -> Iterator[str]:
    """Where it is counted; a restricted complaint has no topic, place or agency here."""
    yield f"kind|{then.kind}"
    yield f"channel|{then.channel}"
    hidden = is_hidden(then, directory)
    category = directory.category_of(then.category)
    yield f"category|{'' if hidden or category is None else category.code}"
    yield f"district|{'' if hidden else then.district}"
    if measure != "filed":
        yield f"agency|{holder(then, directory)}"


def is_hidden(then: Complaint, directory: Directory) -> bool:
    """Whether it is restricted, and so has neither topic nor place nor agency here."""
    return then.is_restricted or directory.is_restricted(then.category)


def holder(then: Complaint, directory: Directory) -> str:
    """The agency that it counts for; "" for none, as after it was returned."""
    is_nobodys = is_hidden(then, directory) or then.status == "returned"
    return "" if is_nobodys else then.lead


def places(standing: Complaint, day: date) -> Iterator[int]:
    """The places of the day's events in the history."""
    start, end = bounds(day)
    return (n for n, event in enumerate(standing.history) if start <= event.at < end)


def is_first_answer(standing: Complaint, place: int) -> bool:
    """Whether the event there is what the reporter waited for, for the first time."""
    before = (event.what for event in standing.history[:place])
    return standing.history[place].what in _ANSWERS and _ANSWERS.isdisjoint(before)


def _late(standing: Complaint, rules: Rules, now: datetime) -> set[str]:
    """The families of clocks of which any step was, or is by now, done too late."""
    return {
        deadline.clock.family
        for deadline in deadlines(standing, rules)
        if deadline.due is not None and (deadline.met_at or now) > deadline.due
    }


def _age(standing: Complaint, day: date, calendar: WorkingCalendar) -> int:
    return waited(standing.received_at, bounds(day)[1] - timedelta(seconds=1), calendar)


def waited(since: datetime, until: datetime, calendar: WorkingCalendar) -> int:
    """Working days from the one after, LONGEST at the most."""
    first, last = local(since).date(), local(until).date()
    span = range(1, (last - first).days + 1)
    days = sum(calendar.is_working_day(first + timedelta(days=n)) for n in span)
    return min(days, LONGEST)


def at_length(complaint: Complaint, length: int) -> Complaint:
    """The complaint after so many events."""
    history = complaint.history[:length]
    status = lifecycle.status_along([event.what for event in history])[-1]
    return replace(complaint, history=history, status=status)
