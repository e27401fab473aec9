"""Visit a complaint: take the steps that are due, and bring its messages on their way.

Called for one complaint by the stream (at once) and by the minute sweep (what the index says is
due). Both may come twice, late, or at the same time.
"""

from __future__ import annotations

from dataclasses import replace

from functions.actions.desk import Desk
from functions.actions.perform import perform
from functions.actions.ports import Courier
from functions.domain import messages
from functions.domain.complaint import Complaint
from functions.domain.history import SYSTEM, Act
from functions.domain.messages import Message
from functions.domain.reminders import remind, steps_due

ATTEMPTS = 8

Pairs = list[tuple[Message, Message]]


def visit(desk: Desk, courier: Courier, number: str, owner: str) -> None:
    """Everything that is due on one complaint now; nothing, if nothing is."""
    complaint = perform(desk, number, SYSTEM, lambda now, act: _take_steps(desk, now, act))
    _confirm(desk, complaint)
    complaint = _write_off_lapsed(desk, complaint)
    delivered = _deliver(desk, courier, complaint, owner)
    if not delivered and complaint.due_at and complaint.due_at <= desk.now():
        _repair(desk, complaint)


def _take_steps(desk: Desk, complaint: Complaint, act: Act) -> Complaint:
    steps = steps_due(complaint, desk.rules, act.at)
    return remind(complaint, act, steps) if steps else complaint


def _confirm(desk: Desk, complaint: Complaint) -> None:
    """Make submission and identity permanent, now that their complaint is known to stand."""
    if not complaint.confirmed:
        desk.submissions.keep(complaint.submission)
        desk.identities.keep(complaint.number)


def _write_off_lapsed(desk: Desk, complaint: Complaint) -> Complaint:
    """Nobody knows whether a lapsed message was sent: a task for a person, never sent again."""
    now = desk.now()
    lapsed = [m for m in complaint.messages.values() if m.has_lapsed(now)]
    if not lapsed:
        return complaint
    return _settle(desk, complaint, [(m, messages.unknown(m, now)) for m in lapsed])


def _deliver(desk: Desk, courier: Courier, complaint: Complaint, owner: str) -> bool:
    """Prepare all that is due, claim it, send it, settle it; whether there was anything to send.

    What can fail without sending anything comes before the claim, so that it can be tried again.
    """
    now = desk.now()
    due = [m for m in complaint.messages.values() if m.is_claimable(now)]
    if not due:
        return False
    _, texts = desk.complaints.load_with_texts(complaint.number)
    parcels = [courier.prepare(complaint, message, texts) for message in due]
    claims = [messages.claimed(message, owner, now) for message in due]
    if not desk.complaints.claim(complaint, claims):
        return True  # another deliverer was faster
    complaint = replace(
        complaint,
        messages={**complaint.messages, **{m.id: m for m in claims}},
        rev=complaint.rev + 1,
    )
    pairs = [(claim, send(claim)) for claim, send in zip(claims, parcels, strict=True)]
    _settle(desk, complaint, pairs)
    return True


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


def _repair(desk: Desk, complaint: Complaint) -> None:
    """The stored moment was early: move it, or the sweep would come back every minute."""
    agenda = desk.agenda(complaint)
    if agenda.due_at != complaint.due_at:
        desk.complaints.repair(complaint, agenda)
