"""What stands now: the deployment's content, with what the office changed since.

Read at most once a minute in a process, so that a request usually reads nothing for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from functions.content.packed import content
from functions.domain import duty
from functions.domain.clocks import Rules
from functions.domain.settings import Settings
from functions.domain.standing import Standing
from functions.storage.editions import NONE, RULES, Editions

KEEPS = timedelta(minutes=1)
"""By the portal's clock, which a local run can move."""


class Current:
    """Call it for what stands; `deployed` is the deployment's own."""

    def __init__(
        self, folder: Path, deployed: Standing, editions: Editions, now: Callable[[], datetime]
    ) -> None:
        self.deployed = self._edited = self._standing = deployed
        self._folder, self._editions, self._now = folder, editions, now
        self._edition = NONE
        self._read_at: datetime | None = None

    def __call__(self) -> Standing:
        """What stands, read again when it is older than a minute."""
        now = self._now()
        if self._read_at is None or abs(now - self._read_at) >= KEEPS:
            self._read()
            self._read_at = now
        return self._standing

    def forget(self) -> None:
        """Read again before the next use: something was changed just now."""
        self._read_at = None

    @property
    def without_closures(self) -> Rules:
        """The rules before the office closed or opened any day."""
        self()
        return self._edited.rules

    @property
    def changed_at(self) -> datetime:
        """When the office last changed something."""
        return self._edition.at

    def _read(self) -> None:
        edition = self._editions.load(RULES)
        if edition.rev == self._edition.rev:
            return
        value = dict(edition.value)
        days, turns = value.pop("calendar", {}), value.pop(duty.PART, {})
        self._edited = self._changed(value) if value else self.deployed
        closed = _closing(self._edited.rules, days)
        self._standing = self._edited._replace(rules=closed, turns=duty.read(turns))
        self._edition = edition

    def _changed(self, value: Mapping[str, Any]) -> Standing:
        from functions.editing import changes, reading  # noqa: PLC0415 - not before it is needed

        return reading.changed(self._folder, self.deployed, changes.read(value))


def _closing(rules: Rules, days: Mapping[str, Any]) -> Rules:
    """The rules with the days that the office closed or opened."""
    if not days:
        return rules
    from functions.domain import closures  # noqa: PLC0415 - few offices changed anything

    own = [entry.closure for entry in closures.read(days).values()]
    return Rules(rules.clocks, closures.differing(rules.calendar, own))


def deployed(folder: Path) -> Standing:
    """What the files of a content folder say."""
    found = _content(folder)
    rules = Rules(found.clocks, found.calendar)
    return Standing(found.directory, rules, found.rude)


def settings(folder: Path) -> Settings:
    """The office's settings. A deployment alone changes them, so no start waits for the table."""
    return _content(folder).settings


@lru_cache(maxsize=1)
def current(dynamodb: Any, table: str, folder: Path, now: Callable[[], datetime]) -> Current:
    """One for all parts of a process."""
    return Current(folder, deployed(folder), Editions(dynamodb, table), now)


_content = lru_cache(maxsize=1)(content)
