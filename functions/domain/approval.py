"""The head's word on an agency's final answer: what waits for it, and how the waiting ends.

A setting of each agency (`head_email`) lets its head approve what the liaison writes on the answer
page. Until then the agency has not answered and its clocks run on: how long it takes to agree with
itself is part of how long the citizen waits. Restricted complaints know no such round.
"""

from __future__ import annotations

from functions.domain.agencies import Directory
from functions.domain.complaint import Complaint
from functions.domain.errors import VoidApproval, WrongState
from functions.domain.history import Act, Event
from functions.domain.lifecycle import STATUSES
from functions.domain.messages import ADMIN, Message, Owed

_ENDS = ("disapproved", "answered_interim", "answered_final", "returned")

GIVEN, WAIVED = "given", "waived"
"""How an answer came past the head: approved, or taken by the office without approval."""


def is_needed(complaint: Complaint, agency: str, type: str, directory: Directory) -> bool:
    """Whether the head sees such an answer first: only a final one, of the lead."""
    known = directory.agencies.get(agency)
    return (
        type == "final"
        and agency == complaint.lead
        and not complaint.is_restricted
        and known is not None
        and bool(known.head_email)
    )


def proposal(complaint: Complaint) -> Event | None:
    """The lead's final answer that waits for its head, if there is one."""
    if complaint.is_restricted or not STATUSES[complaint.status].allows("answer"):
        return None
    last = next(reversed(complaint.since_handover("proposed", *_ENDS)), None)
    return last if last and last.what == "proposed" else None


def draft(complaint: Complaint, agency: str) -> Event | None:
    """What the agency proposed last, until it has answered: the form begins with these words."""
    last = complaint.last("proposed", "answered_final")
    is_theirs = last is not None and last.what == "proposed" and last.word("agency") == agency
    return last if is_theirs else None


def place_of(complaint: Complaint, event: Event) -> int:
    """Where a proposal stands in the history: what the head's link is bound to."""
    return complaint.history.index(event)


def told_of(complaint: Complaint, message: Message) -> int:
    """The place of the proposal that a message to a head is about."""
    events = complaint.history[: message.event + 1]
    return max(place for place, event in enumerate(events) if event.what == "proposed")


def require(complaint: Complaint, agency: str, place: int) -> Event:
    """The proposal at this place; once it waits no more, its head's link is void."""
    waiting = proposal(complaint)
    if waiting is None or waiting.word("agency") != agency or place_of(complaint, waiting) != place:
        raise VoidApproval
    return waiting


def approve(complaint: Complaint, act: Act, agency: str, place: int) -> Complaint:
    """Make it the agency's answer."""
    waiting = require(complaint, agency, place)
    return _answered(complaint, act, waiting, GIVEN, [Owed("answered_admin", ADMIN)])


def disapprove(complaint: Complaint, act: Act, agency: str, place: int) -> Complaint:
    """Give it back to the liaison; the reason goes with it as text."""
    require(complaint, agency, place)
    owes = [Owed("disapproved_agency", agency)]
    return complaint.happened(act, "disapproved", agency=agency, owes=owes)


def accept(complaint: Complaint, act: Act, place: int) -> Complaint:
    """The office takes it although the head is silent; the history says who did."""
    waiting = proposal(complaint)
    if waiting is None or place_of(complaint, waiting) != place:
        raise WrongState("Tidak ada jawaban yang sedang menunggu persetujuan pimpinan dinas.")
    return _answered(complaint, act, waiting, WAIVED, [])


def _answered(
    complaint: Complaint, act: Act, waiting: Event, approval: str, owes: list[Owed]
) -> Complaint:
    return complaint.happened(
        act,
        "answered_final",
        agency=waiting.word("agency"),
        follow_up=waiting.word("follow_up"),
        approval=approval,
        owes=owes,
    )
