"""Visit a complaint: take the steps that are due, and bring its messages on their way.

Called for one complaint by the stream (at once) and by the minute sweep (what the index says is
due). Both may come twice, late, or at the same time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from functions.actions import merging
from functions.actions.desk import Desk
from functions.actions.perform import perform
from functions.actions.ports import Courier
from functions.domain import messages
from functions.domain.complaint import Complaint
from functions.domain.history import SYSTEM, Act
from functions.domain.merging import NEWS
from functions.domain.messages import Message
from functions.domain.reminders import steps_due, take

ATTEMPTS = 8

PATIENCE = timedelta(minutes=5)
"""A message that still waits so long after it was owed is in trouble: three tries, or a service
that keeps asking to wait."""

Pairs = list[tuple[Message, Message]]


def visit(desk: Desk, courier: Courier, number: str, owner: str) -> int:
    """Everything that is due on one complaint now; nothing, if nothing is.

    Returns how many of its messages are in trouble.
    """
    complaint = perform(desk, number, SYSTEM, lambda now, act: _take_steps(desk, now, act))
    _confirm(desk, complaint)
    if complaint.status == "merged":
        complaint = merging.catch_up(desk, complaint)
    complaint, lost = _write_off_lapsed(desk, complaint)
    tried = _deliver(desk, courier, complaint, owner)
    if tried is None and complaint.due_at and complaint.due_at <= desk.now():
        _repair(desk, complaint)
    if complaint.history[-1].what in NEWS:
        merging.tell_children(desk, complaint)
    return sum(_is_in_trouble(desk, complaint, message) for message in [*lost, *(tried or ())])


def _take_steps(desk: Desk, complaint: Complaint, act: Act) -> Complaint:
    steps = steps_due(complaint, desk.rules, act.at)
    if not steps:
        return complaint
    return take(complaint, act, steps, desk.directory, desk.rules.calendar.version)


def _confirm(desk: Desk, complaint: Complaint) -> None:
    """Make submission and identity permanent, now that their complaint is known to stand."""
    if not complaint.confirmed:
        desk.submissions.keep(complaint.submission)
        desk.identities.keep(complaint.number)


def _write_off_lapsed(desk: Desk, complaint: Complaint) -> tuple[Complaint, list[Message]]:
    """Nobody knows whether a lapsed message was sent: a task for a person, never sent again."""
    now = desk.now()
    pairs = [
        (m, messages.unknown(m, now)) for m in complaint.messages.values() if m.has_lapsed(now)
    ]
    return _settle(desk, complaint, pairs), [lost for _, lost in pairs]


def _deliver(
    desk: Desk, courier: Courier, complaint: Complaint, owner: str
) -> list[Message] | None:
    """Prepare all that is due, claim it, send it, settle it; None if there was nothing to send.

    What can fail without sending anything comes before the claim, so that it can be tried again.
    """
    now = desk.now()
    due = [m for m in complaint.messages.values() if m.is_claimable(now)]
    if not due:
        return None
    _, texts = desk.complaints.load_with_texts(complaint.number)
    parcels = [courier.prepare(complaint, message, texts) for message in due]
    claims = [messages.claimed(message, owner, now) for message in due]
    if not desk.complaints.claim(complaint, claims):
        return []  # another deliverer was faster
    complaint = replace(
        complaint,
        messages={**complaint.messages, **{m.id: m for m in claims}},
        rev=complaint.rev + 1,
    )
    pairs = [(claim, send(claim)) for claim, send in zip(claims, parcels, strict=True)]
    _settle(desk, complaint, pairs)
    return [message for _, message in pairs]


def _settle(desk: Desk, complaint: Complaint, pairs: Pairs) -> Complaint:
    """Write what became of the messages, going on from whatever was written meanwhile."""
    for _ in range(ATTEMPTS):
        pairs = [(was, now) for was, now in pairs if complaint.messages[was.id].owner == was.owner]
        if not pairs:
            return complaint
        settled = {**complaint.messages, **{now.id: now for _, now in pairs}}
        after = replace(complaint, messages=settled, rev=complaint.rev + 1)
        agenda = desk.agenda(after)
        standing = desk.complaints.settle(complaint, pairs, agenda)
        if standing is None:
            return replace(after, due_at=agenda.due_at)
        complaint = standing
    return complaint  # the lease lapses, and the next visit writes it off as unknown


def _is_in_trouble(desk: Desk, complaint: Complaint, message: Message) -> bool:
    """Whether somebody should hear of it, now that this visit did what it could."""
    waits = desk.now() - complaint.history[message.event].at
    return message.needs_a_person or (message.state == "pending" and waits >= PATIENCE)


def _repair(desk: Desk, complaint: Complaint) -> None:
    """The stored moment was early: move it, or the sweep would come back every minute."""
    agenda = desk.agenda(complaint)
    if agenda.due_at != complaint.due_at:
        desk.complaints.repair(complaint, agenda)
