"""Open complaints after a deployment with other clocks, hours or holidays: what moves where."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from functions.actions.recount import QUEUES, recount
from functions.domain import closures
from functions.domain.clocks import Rules
from functions.domain.dates import waktu
from functions.storage.complaints import Complaints
from functions.storage.editions import CALENDAR, Editions
from functions.storage.indexes import Indexes, QueueRow


def current(dynamodb: Any, table: str, base: Rules) -> Rules:
    """The rules of a deployment, with what the office changed in its table."""
    entries = closures.read(Editions(dynamodb, table).load(CALENDAR).value)
    days = [entry.closure for entry in entries.values()]
    return Rules(base.clocks, closures.differing(base.calendar, days))


def move(dynamodb: Any, table: str, rules: Rules, now: datetime) -> Iterator[str]:
    """A line for each open complaint that the new rules move; it is written unless an act was."""
    complaints = Complaints(dynamodb, table)
    for row in list(_open(Indexes(dynamodb, table))):
        found = recount(complaints, row.number, row.at, rules, now)
        if found:
            yield f"{found.number}: {waktu(found.was)} → {waktu(found.now)}"


def _open(indexes: Indexes) -> Iterator[QueueRow]:
    for queue in QUEUES:
        start = ""
        while True:
            page = indexes.queue(queue, limit=100, start=start)
            yield from page.rows
            if not page.next:
                break
            start = page.next
