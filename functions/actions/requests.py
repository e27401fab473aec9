"""The register of requests under UU 14/2008: which there are in a year, and for what."""

from __future__ import annotations

from collections.abc import Iterable

from functions.actions.desk import Desk
from functions.domain.complaint import Complaint
from functions.domain.findable import requested_in, requests_of
from functions.domain.submission import PPID, Submission

AT_ONCE = 100
"""Entries of one Query."""


def of_year(desk: Desk, year: int) -> list[Complaint]:
    """Every request of a year, the oldest first; a Query and a read for each hundred."""
    found: dict[str, Complaint] = {}
    for hash in desk.finds.hashes(requested_in(year)):
        before, is_whole = "", False
        while not is_whole:
            window = desk.finds.newest(hash, limit=AT_ONCE, before=before)
            numbers = [entry.number for entry in window.entries]
            found |= {c.number: c for c in desk.finds.complaints(numbers)}
            before = window.entries[-1].place if window.entries else ""
            is_whole = window.is_whole or not before
    requests = (complaint for complaint in found.values() if complaint.kind == PPID)
    return sorted(requests, key=lambda complaint: (complaint.received_at, complaint.number))


def enter(desk: Desk, complaint: Complaint) -> None:
    """Put a complaint that turns out to be a request into its year."""
    desk.finds.put(complaint.number, complaint.filed_at, requests_of(complaint, PPID))


def words_of(desk: Desk, complaints: Iterable[Complaint]) -> dict[str, Submission]:
    """What was asked for, and for what purpose, by number: one read each."""
    found = {c.number: desk.submissions.find(c.submission) for c in complaints}
    return {number: recorded.submission for number, recorded in found.items() if recorded}
