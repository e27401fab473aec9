"""What is due on a complaint: steps of its clocks, and the moment to look at it again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from functions.domain import deadlines, lifecycle, messages
from functions.domain.complaint import Complaint
from functions.domain.deadlines import Rules
from functions.domain.history import Act
from functions.domain.messages import ADMIN, DEPUTY, Owed

LOOK_AGAIN = timedelta(days=30)
"""Every open complaint has a due moment, even when nothing is known to fall due."""

_TEMPLATES = {ADMIN: "reminder_admin", DEPUTY: "reminder_deputy"}


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step of a clock that has not been taken yet; `key` marks it as taken for good."""

    key: str
    moment: datetime
    tells: tuple[str, ...]


def open_steps(complaint: Complaint, rules: Rules) -> Iterator[DueStep]:
    """The steps still ahead or due, each in office hours: nobody is reminded at night."""
    taken = {key for e in complaint.history if e.what == "reminded" for key in e.names("steps")}
    for deadline in deadlines.deadlines(complaint, rules):
        if deadline.due is None or deadline.met_at is not None:
            continue
        for step in deadline.clock.steps:
            key = f"{deadline.clock.id}.{step.id}.{deadline.since}"
            if key not in taken:
                moment = deadlines.add(rules.calendar, deadline.due, step.after)
                yield DueStep(key, rules.calendar.next_working_moment(moment), step.tells)


def steps_due(complaint: Complaint, rules: Rules, now: datetime) -> list[DueStep]:
    """The steps to take now; none outside office hours, when a late sweep catches up."""
    if not rules.calendar.is_working_moment(now):
        return []
    return [step for step in open_steps(complaint, rules) if step.moment <= now]


def remind(complaint: Complaint, act: Act, steps: list[DueStep]) -> Complaint:
    """Take the steps: each person gets one message, however many clocks passed at once."""
    told = dict.fromkeys(who for step in steps for who in step.tells)
    owes = [owed for who in told for owed in _owed(complaint, who)]
    return complaint.happened(act, "reminded", steps=tuple(step.key for step in steps), owes=owes)


def next_due(complaint: Complaint, rules: Rules, now: datetime) -> datetime | None:
    """When the sweep must look next; None once nothing can fall due any more."""
    moments = [
        rules.calendar.next_working_moment(max(step.moment, now))
        for step in open_steps(complaint, rules)
    ]
    if message := messages.next_moment(complaint.messages.values()):
        moments.append(message)
    if not moments and complaint.is_open:
        moments.append(now + LOOK_AGAIN)
    return min(moments, default=None)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the two indexes keep of a complaint.

    `due_at` is when the sweep must look at it, None for never; `queue` the list of the office
    that it stands in, sorted by `queue_at`; `troubles` counts the messages that need a person,
    the first of them since `troubled_at`.
    """

    due_at: datetime | None
    queue: str
    queue_at: datetime
    troubles: int = 0
    troubled_at: datetime | None = None


DONE = "done"
"""The queue of what has ended: the archive, by the moment of the last event."""


def agenda(complaint: Complaint, rules: Rules, now: datetime) -> Agenda:
    """Where the indexes must hold the complaint after a write at `now`."""
    status = lifecycle.STATUSES[complaint.status]
    found = deadlines.deadlines(complaint, rules) if status.open else []
    first = deadlines.first_running(found)
    return Agenda(
        due_at=next_due(complaint, rules, now),
        queue=status.next if status.open else DONE,
        queue_at=(first and first.due) or complaint.history[-1].at,
        troubles=len(complaint.troubles),
        troubled_at=min((m.due for m in complaint.troubles), default=None),
    )


def _owed(complaint: Complaint, who: str) -> Iterator[Owed]:
    if who == "agency":
        return (Owed("reminder_agency", agency) for agency in complaint.waiting_agencies())
    if who == "lead":  # it has answered for now, and its promise fell due
        return iter([Owed("reminder_agency", complaint.lead)] if complaint.lead else [])
    return iter((Owed(_TEMPLATES[who], who),))
