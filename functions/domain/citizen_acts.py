"""What the reporter does: file, reply, rate, reopen, withdraw.

What came by phone or at the counter, the office records (`source`, domain.recorded).
"""

from __future__ import annotations

from collections.abc import Iterator

from functions.domain.complaint import Complaint
from functions.domain.history import Act
from functions.domain.messages import ADMIN, REPORTER, Owed


def file(complaint: Complaint, act: Act, *, tells: bool = True) -> Complaint:
    """Record it, announce it to the kabupaten's admin, and send the reporter a receipt.

    SOP step 2: recorded and announced within five minutes. An import `tells` nobody: the admin
    does it, and the reporters have their receipt from LAPOR.GO.ID.
    """
    owes = [Owed("filed_admin", ADMIN), Owed("filed_reporter", REPORTER)]
    return complaint.happened(act, "filed", owes=owes if tells else ())


def reply(complaint: Complaint, act: Act, *, source: str = "") -> Complaint:
    """Add to the complaint: an answer to our question, an objection, or more facts."""
    complaint.require("reply")
    if complaint.status == "incomplete":
        return complaint.happened(act, "clarified", source=source, owes=_replied(complaint))
    if complaint.status in ("answered", "declined"):
        return reopen(complaint, act, source=source)
    return complaint.happened(act, "replied", source=source, owes=_replied(complaint))


def rate(
    complaint: Complaint, act: Act, *, score: int, resolved: bool, source: str = ""
) -> Complaint:
    """Judge the answer; "not solved" opens the complaint again."""
    complaint.require("rate")
    if resolved:
        return complaint.happened(act, "solved", score=score, source=source)
    owes = [Owed("reopened_admin", ADMIN), *_to_agencies(complaint, "unsolved_agency")]
    return complaint.happened(act, "unsolved", score=score, source=source, owes=owes)


def reopen(complaint: Complaint, act: Act, *, source: str = "") -> Complaint:
    """Say that it is not over, with a reason."""
    complaint.require("reopen")
    owes = [Owed("reopened_admin", ADMIN)]
    return complaint.happened(act, "reopened", source=source, owes=owes)


def withdraw(complaint: Complaint, act: Act, *, source: str = "") -> Complaint:
    """Take the complaint back; whoever works on it is told."""
    complaint.require("withdraw")
    owes = [Owed("withdrawn_admin", ADMIN), *_to_agencies(complaint, "withdrawn_agency")]
    return complaint.happened(act, "withdrawn", source=source, owes=owes)


def _replied(complaint: Complaint) -> Iterator[Owed]:
    yield Owed("replied_admin", ADMIN)
    yield from _to_agencies(complaint, "replied_agency")


def _to_agencies(complaint: Complaint, template: str) -> Iterator[Owed]:
    return (Owed(template, agency) for agency in complaint.agencies)
