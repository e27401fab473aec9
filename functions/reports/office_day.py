"""What the office's own reports count of a day, beside what is published (day.py).

Pure over the same histories, in the same form: "measure|dimension|value". None of these measures is
ever published, since publication names its measures one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from functions.domain.agencies import Directory
from functions.domain.clocks import Rules
from functions.domain.complaint import STRATEGIC, URGENT, Complaint
from functions.domain.dates import local
from functions.domain.deadlines import deadlines
from functions.domain.history import DECISIONS, Event
from functions.domain.phases import DECIDE
from functions.domain.workdays import WorkingCalendar
from functions.reports.day import (
    Tally,
    as_of,
    at_length,
    bounds,
    holder,
    is_first_answer,
    is_hidden,
    places,
    waited,
)

STAGE_OF = {
    "received": "unverified",
    "incomplete": "unverified",
    "returned": "unverified",
    "reopened": "unverified",
    "dispatched": "untouched",
    "acknowledged": "process",
    "answer_in": "process",
    "in_progress": "process",
    "referred": "process",
    "unanswered": "process",
    "granted": "process",
    "objected": "process",
}
"""The stages of the national dashboard: belum terverifikasi, belum ditindaklanjuti, proses."""

_FLAGS = {"open_strategic": STRATEGIC, "open_urgent": URGENT}
_FIRST_WORDS = frozenset(("answered_interim", "answered_final"))
_HANDED_OVER = frozenset(("dispatched", "sent_back"))

Amounts = Iterator[tuple[str, int]]


def count(complaints: Iterable[Complaint], day: date, rules: Rules, directory: Directory) -> Tally:
    """The day's tally of these measures."""
    tally: Tally = Counter()
    for complaint in complaints:
        if standing := as_of(complaint, bounds(day)[1]):
            for place in places(standing, day):
                for key, amount in happened(standing, place, rules, directory):
                    tally[key] += amount
            for key in _stands(standing, directory):
                tally[key] += 1
    return tally


def happened(standing: Complaint, place: int, rules: Rules, directory: Directory) -> Amounts:
    """What one event adds to the tally of its day."""
    event, then = standing.history[place], at_length(standing, place + 1)
    at = holder(then, directory)
    match event.what:
        case "filed":
            yield from _filed(then, event, directory)
        case "solved" | "unsolved":
            score = int(event.details.get("score", 0))  # type: ignore[arg-type]
            yield from ((f"rated|agency|{at}", 1), (f"score|agency|{at}", score))
        case "objected" | "upheld" | "dismissed":
            yield f"objection|what|{event.what}", 1
        case "warned" | "reminded":
            yield from ((f"ladder|step|{key.split('.')[1]}", 1) for key in event.names("steps"))
            if event.what == "reminded":
                yield from _of_agency("reminded", at, 1)
    yield from _durations(standing, place, at, rules.calendar)
    if event.what in DECISIONS:
        yield from _decided(then, event, rules)


def _filed(then: Complaint, event: Event, directory: Directory) -> Amounts:
    if local(event.at).date() > local(then.received_at).date():
        yield "typed_later||", 1
    if then.category and not is_hidden(then, directory):
        yield f"filed|topic|{then.category}", 1
        if then.district:
            yield f"filed|spot|{then.district}/{then.category}", 1


def _decided(then: Complaint, event: Event, rules: Rules) -> Amounts:
    """A decision on a request under UU 14/2008: which, why, and how long it took."""
    yield f"decided|what|{event.what}", 1
    yield "decided||", 1
    yield "decide_days||", waited(then.received_at, event.at, rules.calendar)
    if reason := event.word("reason"):
        yield f"withheld|reason|{reason}", 1
    if any(
        deadline.clock.phase == DECIDE and deadline.due and event.at > deadline.due
        for deadline in deadlines(then, rules)
    ):
        yield "decided_late||", 1


def _durations(standing: Complaint, place: int, at: str, calendar: WorkingCalendar) -> Amounts:
    """How long each step took, in working days: sums, beside how many there were."""
    event, before = standing.history[place], standing.history[:place]
    if event.what == "dispatched" and all(e.what != "dispatched" for e in before):
        yield "verified||", 1
        yield "verify_days||", waited(standing.received_at, event.at, calendar)
    if event.what in _FIRST_WORDS and (handed := _handed_over(before)):
        yield from _of_agency("reacted", at, 1)
        yield from _of_agency("react_days", at, waited(handed.at, event.at, calendar))
    if is_first_answer(standing, place):
        days = waited(standing.received_at, event.at, calendar)
        yield from _of_agency("answer_days", at, days)


def _handed_over(before: tuple[Event, ...]) -> Event | None:
    """The handing over that an answer is the first word to; None when it is a later one."""
    for event in reversed(before):
        if event.what in _HANDED_OVER:
            return event
        if event.what in _FIRST_WORDS:
            return None
    return None


def _of_agency(measure: str, agency: str, amount: int) -> Amounts:
    yield f"{measure}||", amount
    yield f"{measure}|agency|{agency}", amount


def _stands(standing: Complaint, directory: Directory) -> Iterator[str]:
    if standing.is_open:
        yield f"standing|status|{standing.status}"
        yield from (f"{m}||" for m, flag in _FLAGS.items() if flag in standing.flags)
        if stage := STAGE_OF.get(standing.status):
            yield f"{stage}||"
            yield f"{stage}|agency|{holder(standing, directory)}"
