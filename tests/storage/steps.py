"""Steps that several tests of the stores begin with."""

from __future__ import annotations

from functions.actions.desk import Desk
from functions.domain import messages
from functions.domain.complaint import Complaint
from functions.domain.messages import Message
from tests.desks import filed


def new(desk: Desk) -> Complaint:
    """A complaint as its store gives it."""
    return desk.complaints.load(filed(desk).complaint.number)


def claim_all(desk: Desk, complaint: Complaint, owner: str = "visit-1") -> list[Message]:
    """Claim every message of a complaint."""
    claims = [messages.claimed(m, owner, desk.now()) for m in complaint.messages.values()]
    assert desk.complaints.claim(complaint, claims)
    return claims
