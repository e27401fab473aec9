"""An open complaint after a change of clocks, hours or holidays: what falls due when, anew.

Deadlines are computed when somebody looks, but the indexes keep when the sweep must look and where
a complaint stands in its queue. A moment that came earlier would otherwise be missed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from functions.actions.ports import Complaints
from functions.domain.clocks import Rules
from functions.domain.reminders import agenda


@dataclass(frozen=True, slots=True)
class Moved:
    """A complaint whose first deadline was at one moment, and is at another."""

    number: str
    was: datetime
    now: datetime


def recount(
    complaints: Complaints, number: str, was: datetime, rules: Rules, now: datetime
) -> Moved | None:
    """Move the complaint in the indexes, unless an act just did; None if it stands right."""
    complaint = complaints.load(number)
    found = agenda(complaint, rules, now)
    if (found.due_at, found.queue_at) == (complaint.due_at, was):
        return None
    complaints.repair(complaint, found)
    return Moved(number, was, found.queue_at)
