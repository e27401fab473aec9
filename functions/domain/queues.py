"""The lists of the office: in which one a complaint stands, and what a row of it tells.

A complaint stands in one list, since a second index would cost each act a write. So what few are
looked for by comes before whose turn it is: restricted, an answer to be copied to LAPOR, urgent or
strategic. These lists are short, and whoever asks for all that waits for an agency reads them too.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from functions.domain import lifecycle
from functions.domain.complaint import RESTRICTED, STRATEGIC, URGENT, Complaint
from functions.domain.desk_acts import awaits_copy

LAPOR, FLAGGED = "lapor", "flagged"
DONE, SEALED, STUCK = "done", "sealed", "stuck"
"""The archive, the restricted part of it, and what no visit could be paid to."""

ADMIN, AGENCY, REPORTER, OUTSIDE, NOBODY = "admin", "agency", "reporter", "outside", "nobody"
_SAID = frozenset(("replied", "clarified", "reopened", "unsolved"))

TURNS = (ADMIN, AGENCY, REPORTER, OUTSIDE, NOBODY)
"""Whose turn it is, as lifecycle.py says of each status."""

SHORT = (RESTRICTED, LAPOR, FLAGGED)
QUEUES = (*SHORT, *TURNS)
"""All that is open, with what has ended and still owes LAPOR a copy."""


class Row(NamedTuple):
    """A complaint as the lists show it.

    `at` is what it is sorted by and `why` the clock that falls due then; without one `at` is when
    something happened last. `has_news`: the reporter said something after the office acted last;
    `troubles` counts the messages that need a person.
    """

    number: str
    status: str
    kind: str
    subject: str
    category: str
    district: str
    agencies: tuple[str, ...]
    flags: frozenset[str]
    at: datetime
    why: str
    channel: str
    received_at: datetime
    contact: str = ""
    taken_by: str = ""
    awaits_copy: bool = False
    has_news: bool = False
    troubles: int = 0

    @property
    def place(self) -> str:
        """Where a page that ended with this row goes on."""
        return f"{self.number}~{int(self.at.timestamp())}"

    @property
    def turn(self) -> str:
        """Whose turn it is; "done" for what has ended."""
        status = lifecycle.STATUSES[self.status]
        return status.next if status.open else DONE


class Page(NamedTuple):
    """Rows in order, and where the next page starts ("" for nowhere)."""

    rows: tuple[Row, ...]
    next: str


def has_news(complaint: Complaint) -> bool:
    """Whether the reporter said something, and nobody of the office has done anything since."""
    people = (
        e for e in reversed(complaint.history) if e.by == REPORTER or e.by.startswith("staff:")
    )
    last = next(people, None)
    return last is not None and last.by == REPORTER and last.what in _SAID


def queue_of(complaint: Complaint) -> str:
    """The list that it stands in."""
    if complaint.is_restricted:
        return RESTRICTED if complaint.is_open else SEALED
    if awaits_copy(complaint):
        return LAPOR
    if not complaint.is_open:
        return DONE
    if complaint.flags & {URGENT, STRATEGIC}:
        return FLAGGED
    return lifecycle.STATUSES[complaint.status].next


def row_of(complaint: Complaint, at: datetime, why: str) -> Row:
    """The row of a complaint that was loaded whole."""
    return Row(
        number=complaint.number,
        status=complaint.status,
        kind=complaint.kind,
        subject=complaint.subject,
        category=complaint.category,
        district=complaint.district,
        agencies=complaint.agencies,
        flags=complaint.flags,
        at=at,
        why=why,
        channel=complaint.channel,
        received_at=complaint.received_at,
        contact=complaint.contact,
        taken_by=complaint.taken_by,
        awaits_copy=awaits_copy(complaint),
        has_news=has_news(complaint),
        troubles=len(complaint.troubles),
    )
