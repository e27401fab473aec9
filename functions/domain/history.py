"""What happened to a complaint: an append-only list of small events, texts kept elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

Detail = str | int | tuple[str, ...]

REPORTER = "reporter"
SYSTEM = "system"

NUDGES = frozenset(("reminded", "warned"))
"""The system's events that only tell people of a clock, after its deadline or before it."""


DECISIONS = frozenset(("granted", "partly_granted", "refused", "not_held"))
"""What the PPID may decide on a request under UU 14/2008."""


@dataclass(frozen=True, slots=True)
class Act:
    """Who does something, when, and the id by which a repeated write recognises itself."""

    id: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `act` is also the key of its text, if it has one."""

    act: str
    at: datetime
    by: str
    what: str
    details: Mapping[str, Detail] = field(default_factory=dict)

    def names(self, key: str) -> tuple[str, ...]:
        """A detail that is a list of ids; empty when absent."""
        value = self.details.get(key, ())
        return value if isinstance(value, tuple) else (str(value),)

    def word(self, key: str) -> str:
        """A detail as text; empty when absent."""
        return str(self.details.get(key, ""))


def agency_actor(agency: str) -> str:
    """The `by` of an agency's act."""
    return f"agency:{agency}"


def staff_actor(username: str) -> str:
    """The `by` of an act of the office."""
    return f"staff:{username}"
