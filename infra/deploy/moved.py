"""Open complaints after a deployment with other clocks, hours or holidays: what moves where."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from functions.actions.recount import recount
from functions.domain.clocks import Rules
from functions.domain.dates import waktu
from functions.domain.queues import QUEUES
from functions.storage.complaints import Complaints
from functions.storage.editions import Editions
from functions.storage.indexes import Indexes
from functions.wiring.clock import utc_now
from functions.wiring.current import Current, deployed


def current(dynamodb: Any, table: str, content: Path) -> Rules:
    """The rules of a deployment, with what the office changed in its table."""
    return Current(content, deployed(content), Editions(dynamodb, table), utc_now)().rules


def move(dynamodb: Any, table: str, rules: Rules, now: datetime) -> Iterator[str]:
    """A line for each open complaint that the new rules move; it is written unless an act was."""
    complaints = Complaints(dynamodb, table)
    indexes = Indexes(dynamodb, table)
    for row in [row for queue in QUEUES for row in indexes.whole_queue(queue)]:
        found = recount(complaints, row.number, row.at, rules, now)
        if found:
            yield f"{found.number}: {waktu(found.was)} → {waktu(found.now)}"
