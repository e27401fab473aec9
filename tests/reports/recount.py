"""What the reports say, counted again from the diaries, without any code of functions/reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from functions.domain.complaint import RESTRICTED, Complaint
from functions.domain.dates import WITA, local
from functions.domain.deadlines import deadlines
from functions.domain.lifecycle import STATUSES
from tests.desks import shipped
from tests.reports.year import Entry, Life

WORKED_OFF = ("answered", "decided", "declined", "merged")
DECISIONS = ("granted", "partly_granted", "refused", "not_held")
STAGES = {
    "unverified": ("received", "incomplete", "returned", "reopened"),
    "untouched": ("dispatched",),
    "process": (
        *("acknowledged", "answer_in", "in_progress", "referred", "unanswered"),
        *("granted", "objected"),
    ),
}

Fits = Callable[[Life, Entry], bool]


def anything(life: Life, entry: Entry) -> bool:
    return True


class Recount:
    """Questions to the diaries of a period."""

    def __init__(self, lives: Iterable[Life], first: date, last: date) -> None:
        self.lives, self.first, self.last = list(lives), first, last
        self.end = datetime.combine(last + timedelta(days=1), datetime.min.time(), WITA)

    @cached_property
    def entries(self) -> list[tuple[Life, Entry]]:
        """What was done in the period."""
        begin = datetime.combine(self.first, datetime.min.time(), WITA)
        return [(life, e) for life in self.lives for e in life.diary if begin <= e.at < self.end]

    def flow(self, measure: str, fits: Fits = anything) -> int:
        """How often something happened."""
        found = 0
        for life, entry in self.entries:
            if fits(life, entry) and self._is(measure, life, entry):
                found += 1
        return found

    def _is(self, measure: str, life: Life, entry: Entry) -> bool:
        match measure:
            case "answered":
                return is_first_answer(life, entry)
            case "in_time_sop" | "in_time_national":
                family = measure.removeprefix("in_time_")
                return is_first_answer(life, entry) and family not in late(entry.after, entry.at)
            case "typed_later":
                after = local(entry.after.received_at).date() < entry.day
                return entry.what == "filed" and after
            case "rated":
                return entry.what in ("solved", "unsolved")
            case "decided":
                return entry.what in DECISIONS
        return entry.what == measure

    @cached_property
    def standing(self) -> list[tuple[Life, Entry, set[str]]]:
        """How each complaint that is still open stood when the period ended, and what was late."""
        found = []
        for life in self.lives:
            past = [entry for entry in life.diary if entry.at < self.end]
            if past and past[-1].after.is_open:
                found.append((life, past[-1], late(past[-1].after, self.end)))
        return found

    def stock(self, measure: str, fits: Fits = anything) -> int:
        """How many stood somewhere at the end."""
        return sum(
            fits(life, entry) and _stands(measure, entry.after, families)
            for life, entry, families in self.standing
        )

    def number(self, measure: str, fits: Fits = anything) -> int:
        """A stock at the end, or a flow in between."""
        stocks = (*STAGES, "open", "standing", "late_sop", "late_national")
        return self.stock(measure, fits) if measure in stocks else self.flow(measure, fits)

    def days(self, fits: Fits = anything) -> list[int]:
        """The working days that each first answer took since the complaint was received."""
        return [
            working_days(entry.after.received_at, entry.at)
            for life, entry in self.entries
            if is_first_answer(life, entry) and fits(life, entry)
        ]


def _stands(measure: str, complaint: Complaint, families: set[str]) -> bool:
    if measure in STAGES:
        return complaint.status in STAGES[measure]
    if measure == "standing":
        return True
    waits = complaint.status not in WORKED_OFF
    return waits and (measure == "open" or measure.removeprefix("late_") in families)


def is_first_answer(life: Life, entry: Entry) -> bool:
    """Whether it is what the reporter waited for."""
    answers = [e for e in life.diary if e.what in ("relayed_final", *DECISIONS)]
    return bool(answers) and answers[0] is entry


def late(complaint: Complaint, now: datetime) -> set[str]:
    """The families of clocks by which something was or is too late."""
    found = deadlines(complaint, shipped()[1])
    return {d.clock.family for d in found if d.due and (d.met_at or now) > d.due}


def working_days(since: datetime, until: datetime) -> int:
    """Day by day."""
    calendar, day, last = shipped()[1].calendar, local(since).date(), local(until).date()
    count = 0
    while day < last:
        day += timedelta(days=1)
        count += calendar.is_working_day(day)
    return count


def at(dimension: str, label: str) -> Fits:
    """Whether a complaint counts in the line of a table that is called so."""
    directory, last = shipped()[0], date(2026, 12, 31)

    def fits(life: Life, entry: Entry) -> bool:
        complaint = entry.after
        if dimension in ("kind", "channel", "status"):
            return named(dimension, complaint) == label
        if RESTRICTED in complaint.flags:
            return label in UNNAMED.values()
        if dimension == "agency":
            held = directory.heir(entry.agency, last) or entry.agency
            return (directory.name_of(held) if held else UNNAMED["agency"]) == label
        return named(dimension, complaint) == label

    return fits


UNNAMED = {
    "category": "Belum dipilih atau terbatas",
    "district": "Tidak disebut atau terbatas",
    "agency": "Belum di dinas atau terbatas",
}


def named(dimension: str, complaint: Complaint) -> str:
    """What a line is called, out of the directory itself."""
    from functions.domain.channels import label_of
    from functions.domain.submission import KINDS

    directory = shipped()[0]
    match dimension:
        case "kind":
            return KINDS[complaint.kind]
        case "channel":
            return label_of(complaint.channel)
        case "status":
            return STATUSES[complaint.status].label
        case "district":
            return directory.district_name(complaint.district) or UNNAMED["district"]
    category: Any = directory.category_of(complaint.category)
    return str(category.label)
