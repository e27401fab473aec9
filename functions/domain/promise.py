"""What the portal promises of its messages, measured from the outboxes themselves.

A message is owed from the second of the event that owes it. One that went on to an agency's
second address is the same message still; one that a person sent again was not accepted in time,
however quick the second time was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from functions.domain.complaint import Complaint
from functions.domain.messages import SECOND, Message
from functions.domain.settings import Promise


@dataclass(frozen=True, slots=True)
class Passage:
    """One message on its way: since when it is owed, and since when it is settled, if it is."""

    message: Message
    owed_at: datetime
    settled_at: datetime | None
    is_resent: bool

    def wait(self, now: datetime) -> timedelta:
        """How long it took, or has taken until now."""
        return (self.settled_at or now) - self.owed_at

    @property
    def accepted_after(self) -> timedelta | None:
        """How long the mail or SMS service was waited for; None while it has not accepted."""
        if self.settled_at is None or self.message.state != "sent":
            return None
        return self.settled_at - self.owed_at


@dataclass(frozen=True, slots=True)
class Kept:
    """How many messages were owed, and what became of them.

    `prompt`: accepted in the promised seconds, without a person. `settled`: accepted, or a task
    for the office, in the promised minutes. `overdue`: still neither after them. `failed`: a task
    for the office now. `resent`: sent again by a person.
    """

    owed: int = 0
    prompt: int = 0
    settled: int = 0
    overdue: int = 0
    failed: int = 0
    resent: int = 0

    @property
    def percent(self) -> int:
        """Of a hundred, how many were prompt; rounded down, never flattering."""
        return 100 * self.prompt // self.owed if self.owed else 100

    def is_kept(self, promise: Promise) -> bool:
        """Whether the promise was kept."""
        return self.percent >= promise.percent and not self.overdue


def passages(complaint: Complaint) -> Iterator[Passage]:
    """Every message that was not called off, in the order of its event."""
    resent = {
        event.word("message"): event.at
        for event in complaint.history
        if event.what == "message_resent"
    }
    for message in sorted(complaint.messages.values(), key=lambda m: m.event):
        if message.state != "void" and message.id + SECOND not in complaint.messages:
            pressed = resent.get(message.id)
            owed_at = pressed or complaint.history[message.event].at
            settled_at = message.due if message.is_settled else None
            yield Passage(message, owed_at, settled_at, pressed is not None)


def measured(
    complaints: Iterable[Complaint],
    promise: Promise,
    since: datetime,
    until: datetime,
    now: datetime,
) -> Kept:
    """How the promise was kept for what was owed from `since` until just before `until`.

    What is still within its seconds is not counted yet: nobody can say.
    """
    found = [
        p
        for complaint in complaints
        for p in passages(complaint)
        if since <= p.owed_at < until and _is_decided(p, promise, now)
    ]
    return Kept(
        owed=len(found),
        prompt=sum(_is_prompt(p, promise) for p in found),
        settled=sum(p.settled_at is not None and _is_in_time(p, promise, now) for p in found),
        overdue=sum(p.settled_at is None and not _is_in_time(p, promise, now) for p in found),
        failed=sum(p.message.needs_a_person for p in found),
        resent=sum(p.is_resent for p in found),
    )


def _is_decided(passage: Passage, promise: Promise, now: datetime) -> bool:
    return passage.settled_at is not None or passage.wait(now) > timedelta(seconds=promise.seconds)


def _is_prompt(passage: Passage, promise: Promise) -> bool:
    took = passage.accepted_after
    within = timedelta(seconds=promise.seconds)
    return took is not None and took <= within and not passage.is_resent


def _is_in_time(passage: Passage, promise: Promise, now: datetime) -> bool:
    return passage.wait(now) <= timedelta(minutes=promise.minutes)
