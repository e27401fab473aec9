"""Which complaints are likely about the same thing: same district, near in time, similar words.

Words are compared by the short marks of their roots (domain.findable), so that the candidates'
stories need not be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from functions.domain.findable import Entry

NEAR = timedelta(days=30)
LEAST = 3
"""Words in common; fewer are chance."""

ALIKE = 0.5
"""Of the words of the shorter one, so many are in common."""

MOST = 5
"""Candidates that are shown."""

_OTHERS = 6
"""Marks of an entry that are no words: numbers, who reports, the district."""


def likely(number: str, at: datetime, words: frozenset[str], entries: Iterable[Entry]) -> list[str]:
    """Numbers of the likeliest, the likeliest first; `words` are the marks of its own words."""
    scored = {
        entry.number: likeness(words, entry.marks)
        for entry in entries
        if entry.number != number and abs(at - filed_at(entry)) <= NEAR
    }
    alike = [(-score, number) for number, score in scored.items() if score >= ALIKE]
    return [number for _, number in sorted(alike)[:MOST]]


def likeness(words: frozenset[str], marks: frozenset[str]) -> float:
    """How much of the shorter story is in both; 0 for a few words only."""
    common = len(words & marks)
    shorter = min(len(words), max(len(marks) - _OTHERS, LEAST))
    return min(common / shorter, 1.0) if common >= LEAST else 0.0


def filed_at(entry: Entry) -> datetime:
    """When the complaint of an entry was filed."""
    return datetime.fromtimestamp(int(entry.place.partition("#")[0]), UTC)
