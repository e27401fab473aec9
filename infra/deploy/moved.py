"""Open complaints after a change of clocks, hours or holidays: what falls due when, anew.

Deadlines are computed when somebody looks, but the indexes keep when the sweep must look and where
a complaint stands in its queue. A moment that came earlier would otherwise be missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from functions.domain import lifecycle
from functions.domain.clocks import Rules
from functions.domain.dates import waktu
from functions.domain.reminders import agenda
from functions.storage.complaints import Complaints
from functions.storage.indexes import Indexes, QueueRow

QUEUES = sorted({status.next for status in lifecycle.STATUSES.values() if status.open})


def move(dynamodb: Any, table: str, rules: Rules, now: datetime) -> Iterator[str]:
    """A line for each open complaint that the new rules move; it is written unless an act was."""
    complaints = Complaints(dynamodb, table)
    for row in list(_open(Indexes(dynamodb, table))):
        complaint = complaints.load(row.number)
        found = agenda(complaint, rules, now)
        if (found.due_at, found.queue_at) != (complaint.due_at, row.at):
            complaints.repair(complaint, found)
            yield f"{row.number}: {waktu(row.at)} → {waktu(found.queue_at)}"


def _open(indexes: Indexes) -> Iterator[QueueRow]:
    for queue in QUEUES:
        start = ""
        while True:
            page = indexes.queue(queue, limit=100, start=start)
            yield from page.rows
            if not page.next:
                break
            start = page.next
