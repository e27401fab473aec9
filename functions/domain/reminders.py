"""What is due on a complaint: steps of its clocks, and the moment to look at it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from functions.domain import deadlines, ladder, messages, silence
from functions.domain.agencies import Directory
from functions.domain.clocks import Rules, Step
from functions.domain.complaint import Complaint
from functions.domain.deadlines import Deadline
from functions.domain.history import Act
from functions.domain.queues import queue_of
from functions.domain.workdays import WorkingCalendar

LOOK_AGAIN = timedelta(days=30)
"""Every open complaint has a due moment, even when nothing is known to fall due."""

FOLLOWS = timedelta(days=1)
"""How soon a merged complaint has its parent's news at the latest, whatever went wrong at once."""


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step of a clock that has not been taken yet; `key` marks it as taken for good.

    `closes` is the reason for which it ends the complaint, empty for a step that tells people;
    it `waits` until the reporter has had notice, however late.
    """

    key: str
    moment: datetime
    tells: tuple[str, ...]
    is_early: bool = False
    closes: str = ""
    waits: bool = False

    @property
    def run(self) -> tuple[str, ...]:
        """The clock, and the event that started it."""
        return tuple(self.key.split(".")[::2])


def open_steps(complaint: Complaint, rules: Rules) -> Iterator[DueStep]:
    """The steps still ahead or due, each in office hours: nobody is reminded at night."""
    taken = {key: e.at for e in complaint.history for key in e.names("steps")}
    for deadline in deadlines.deadlines(complaint, rules):
        if deadline.due is not None and deadline.met_at is None:
            yield from _steps_of(complaint, deadline, rules.calendar, taken)


def steps_due(complaint: Complaint, rules: Rules, now: datetime) -> list[DueStep]:
    """The steps to take now; none outside office hours, when a late sweep catches up."""
    if not rules.calendar.is_working_moment(now):
        return []
    due = [s for s in open_steps(complaint, rules) if s.moment <= now and not s.waits]
    passed = {s.run for s in due if not s.is_early}
    return [s for s in due if not s.is_early or s.run not in passed]


def take(
    complaint: Complaint, act: Act, steps: list[DueStep], directory: Directory, calendar: str
) -> Complaint:
    """Take the steps: end the complaint, or tell each person once, however many clocks passed.

    `calendar` is the version that the verdict was reached by; the history names it when it is
    another one than that of the verdict before, since every byte of an item is paid for.
    """
    keys = tuple(step.key for step in steps)
    version = "" if complaint.calendar_at(len(complaint.history)) == calendar else calendar
    if reason := next((step.closes for step in steps if step.closes), ""):
        return silence.close(complaint, act, reason, keys, version)
    tells = [who for step in steps for who in step.tells]
    is_early = all(step.is_early for step in steps)
    owes = ladder.owed(complaint, directory, tells, is_early=is_early)
    what = "warned" if is_early else "reminded"
    return complaint.happened(act, what, steps=keys, calendar=version, owes=owes)


def ends_at(complaint: Complaint, rules: Rules) -> datetime | None:
    """When the complaint ends by itself unless the reporter says something; None if it does not."""
    return next((s.moment for s in open_steps(complaint, rules) if s.closes), None)


def _steps_of(
    complaint: Complaint,
    deadline: Deadline,
    calendar: WorkingCalendar,
    taken: Mapping[str, datetime],
) -> Iterator[DueStep]:
    last = max((place for place, key in enumerate(_keys(deadline)) if key in taken), default=-1)
    nobody_owes = not complaint.waiting_agencies()
    steps = dict(zip(_keys(deadline), deadline.clock.steps, strict=True))
    may_end = silence.may_end(complaint, deadline.since)
    ends = may_end and any(s.closes and key not in taken for key, s in steps.items())
    noticed: datetime | None = None
    waits = not silence.is_heard(complaint, deadline.since)
    for place, (key, step) in enumerate(steps.items()):
        closes = step.closes if ends else ""
        moment = _moment(deadline, step, calendar)
        if closes and noticed:
            moment = max(moment, calendar.next_working_moment(noticed))
        if step.is_notice:
            # A notice that comes late leaves the reporter as many days as one in time.
            noticed = deadlines.days_left(calendar, taken.get(key, moment), step.after)
            waits = waits or key not in taken
        is_stale = step.is_early and place < last
        is_idle = nobody_owes and ladder.AGENCIES.issuperset(step.tells)
        if key not in taken and (ends or not step.is_notice) and not is_stale and not is_idle:
            wait = bool(closes) and waits
            yield DueStep(key, moment, step.tells, step.is_early, closes, wait)


def _keys(deadline: Deadline) -> list[str]:
    """What marks the steps of this run as taken."""
    return [f"{deadline.clock.id}.{s.id}.{deadline.since}" for s in deadline.clock.steps]


def _moment(deadline: Deadline, step: Step, calendar: WorkingCalendar) -> datetime:
    due = deadline.due or deadline.started_at
    moment = max(deadline.started_at, deadlines.add(calendar, due, step.after))
    return calendar.next_working_moment(moment)


def next_due(complaint: Complaint, rules: Rules, now: datetime) -> datetime | None:
    """When the sweep must look next; None once nothing can fall due any more."""
    moments = [
        rules.calendar.next_working_moment(max(step.moment, now))
        for step in open_steps(complaint, rules)
        if not step.waits  # for the notice, which is among them, or for a message, just below
    ]
    if message := messages.next_moment(complaint.messages.values()):
        moments.append(message)
    if not moments and complaint.is_open:
        moments.append(now + (FOLLOWS if complaint.status == "merged" else LOOK_AGAIN))
    return min(moments, default=None)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the indexes keep of a complaint.

    `due_at` is when the sweep must look at it, None for never; `queue` the list of the office
    that it stands in, sorted by `queue_at`, and `why` the clock that falls due then ("" for none);
    `troubles` counts the messages that need a person, the first of them since `troubled_at`.
    """

    due_at: datetime | None
    queue: str
    queue_at: datetime
    why: str = ""
    troubles: int = 0
    troubled_at: datetime | None = None


def agenda(complaint: Complaint, rules: Rules, now: datetime) -> Agenda:
    """Where the indexes must hold the complaint after a write at `now`."""
    found = deadlines.deadlines(complaint, rules) if complaint.is_open else []
    first = deadlines.first_running(found)
    return Agenda(
        due_at=next_due(complaint, rules, now),
        queue=queue_of(complaint),
        queue_at=(first and first.due) or complaint.history[-1].at,
        why=first.clock.id if first else "",
        troubles=len(complaint.troubles),
        troubled_at=min((m.due for m in complaint.troubles), default=None),
    )
