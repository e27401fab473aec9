"""The rules as they are now: the deployment's, with what the office changed since.

Read at most once a minute in a process, so that a request usually reads nothing for it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from functions.content.packed import content
from functions.domain.clocks import Rules
from functions.storage.editions import CALENDAR, NONE, Editions

KEEPS = timedelta(minutes=1)
"""By the portal's clock, which a local run can move."""


class CurrentRules:
    """Call it for the rules; `base` are the deployment's own."""

    def __init__(self, base: Rules, editions: Editions, now: Callable[[], datetime]) -> None:
        self.base = base
        self._editions, self._now = editions, now
        self._rules, self._edition = base, NONE
        self._read_at: datetime | None = None

    def __call__(self) -> Rules:
        """The rules, read again when they are older than a minute."""
        now = self._now()
        if self._read_at is None or abs(now - self._read_at) >= KEEPS:
            self._read(now)
        return self._rules

    def forget(self) -> None:
        """Read again before the next use: they were changed just now."""
        self._read_at = None

    @property
    def changed_at(self) -> datetime:
        """When the office last changed something."""
        return self._edition.at

    def _read(self, now: datetime) -> None:
        edition = self._editions.load(CALENDAR)
        if edition.rev != self._edition.rev:
            from functions.domain import closures  # noqa: PLC0415 - few offices changed anything

            days = [entry.closure for entry in closures.read(edition.value).values()]
            calendar = closures.differing(self.base.calendar, days)
            self._rules, self._edition = Rules(self.base.clocks, calendar), edition
        self._read_at = now


@lru_cache(maxsize=1)
def current_rules(
    dynamodb: Any, table: str, folder: Path, now: Callable[[], datetime]
) -> CurrentRules:
    """One for all parts of a process."""
    found = content(folder)
    return CurrentRules(Rules(found.clocks, found.calendar), Editions(dynamodb, table), now)
