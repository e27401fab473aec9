"""Likely duplicates of a complaint: two Queries and one read of a few complaints."""

from __future__ import annotations

from functions.actions.desk import Desk
from functions.domain import likeness
from functions.domain.complaint import Complaint
from functions.domain.findable import WORD, keys_of, mark, nearby
from functions.domain.identity import Identity
from functions.domain.submission import PPID, Submission

AT_ONCE = 100
"""Entries of one Query: the newest of a district's month."""


def likely(desk: Desk, complaint: Complaint, submission: Submission) -> list[Complaint]:
    """What may be the same as this one; restricted ones only among themselves."""
    if complaint.kind == PPID:
        return []
    at = complaint.filed_at
    words = [k for k in keys_of(complaint, submission, Identity()) if k.sort == WORD]
    marks = frozenset(mark(hash) for key in words for hash in desk.finds.hashes(key))
    months = {nearby(complaint.district, moment) for moment in (at, at - likeness.NEAR)}
    entries = [
        entry
        for key in months
        for hash in desk.finds.hashes(key)
        for entry in desk.finds.newest(hash, limit=AT_ONCE).entries
    ]
    numbers = likeness.likely(complaint.number, at, marks, entries)
    found = desk.finds.complaints(numbers) if numbers else []
    return [c for c in found if c.is_restricted == complaint.is_restricted]
