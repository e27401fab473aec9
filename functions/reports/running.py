"""Figures kept as events happen, and how they differ from the night's recount.

What an event adds is kept under the complaint's number and the event's place, so that an event
that is told twice, late, or in another order adds nothing more. Whoever tells of a complaint tells
of its last two days as well: what was lost comes with what follows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from functions.domain.agencies import Directory
from functions.domain.clocks import Rules
from functions.domain.complaint import Complaint
from functions.domain.dates import local
from functions.reports import day, office_day
from functions.reports.day import Tally

DIFFERS = "differs"
"""In a day's tally, by how much a measure differed before the recount: "differs|less|filed".

Too little and too much are apart, so that over several days they do not cancel each other.
"""

FLOWS = (
    *("filed", "forwarded", "answered", "in_time_sop", "in_time_national", "referred", "declined"),
    *("withdrawn", "closed", "solved", "unsolved", "reopened"),
)
"""The measures that are compared: what happened, not what stands."""


class Fact(NamedTuple):
    """What one event adds to the tally of its day."""

    number: str
    place: int
    adds: Mapping[str, int]


def facts(
    complaint: Complaint, known: int, rules: Rules, directory: Directory
) -> Iterator[tuple[date, Fact]]:
    """Of the events after the first `known`, and of its last two days; each with its day."""
    last = local(complaint.history[-1].at).date()
    since = day.bounds(last - timedelta(days=1))[0]
    for place, event in enumerate(complaint.history):
        if place >= known or event.at >= since:
            adds: Tally = Counter()
            for source in (day, office_day):
                for key, amount in source.happened(complaint, place, rules, directory):
                    adds[key] += amount
            yield local(event.at).date(), Fact(complaint.number, place, adds)


def together(found: Iterable[Fact]) -> Tally:
    """Their sum, each event counted once, as it was told last."""
    tally: Tally = Counter()
    for fact in {(fact.number, fact.place): fact for fact in found}.values():
        tally.update(fact.adds)
    return tally


def differences(kept: Tally, counted: Tally) -> Tally:
    """By how much what was kept differs from what the night counted, measure by measure."""
    more = {f"{DIFFERS}|more|{m}": kept[f"{m}||"] - counted[f"{m}||"] for m in FLOWS}
    less = {f"{DIFFERS}|less|{m}": counted[f"{m}||"] - kept[f"{m}||"] for m in FLOWS}
    return +Counter(more | less)


def differing(tally: Tally) -> Iterator[tuple[str, int]]:
    """The measures that differed in one or more days, with how much was too little or too much."""
    for measure in FLOWS:
        for sign, side in ((-1, "less"), (1, "more")):
            if number := tally[f"{DIFFERS}|{side}|{measure}"]:
                yield measure, sign * number
