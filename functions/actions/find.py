"""Finding complaints by what somebody says of them: one page, whatever the size of the table."""

from __future__ import annotations

from typing import NamedTuple

from functions.actions.desk import Desk
from functions.domain.complaint import Complaint
from functions.domain.findable import Entry, Key, mark

ROWS = 10
"""Complaints of a page, each read whole at half a unit."""

WINDOW = 60
"""Entries that one Query brings: some 8 kB, one unit."""

_DRIVERS = 2
"""Of several words the two longest are asked for; the marks of their entries tell the others."""

Asked = tuple[tuple[str, ...], ...]
"""All of these, each under one of its hashes."""


class Found(NamedTuple):
    """One page, and where the next one starts ("" for nowhere)."""

    complaints: list[Complaint]
    next: str


class _Driver(NamedTuple):
    """The entries of one thing asked, the newest first, whole down to the place `until`."""

    which: int
    entries: list[Entry]
    until: str


def hashed(desk: Desk, criteria: tuple[tuple[Key, ...], ...]) -> Asked:
    """What is asked, as the table knows it, what is longest first; safe in an address."""
    longest_first = sorted(criteria, key=lambda one: -max(len(key.value) for key in one))
    return tuple(tuple(h for key in one for h in desk.finds.hashes(key)) for one in longest_first)


def find(desk: Desk, asked: Asked, start: str = "") -> Found:
    """The complaints that fit all that is asked, the newest first.

    The rarest of what is asked leads: the one whose newest entries reach furthest back.
    """
    which, _, before = start.partition("~")
    places = [int(which)] if start else list(range(len(asked)))[:_DRIVERS]
    drivers = [_driver(desk, asked, place, before) for place in places if place < len(asked)]
    if not drivers:
        return Found([], "")
    driver = min(drivers, key=lambda one: (one.until, len(one.entries)))
    others = [one for place, one in enumerate(asked) if place != driver.which]
    fitting = [entry for entry in driver.entries if _fits(entry, others)]
    page, rest = fitting[:ROWS], fitting[ROWS:]
    until = page[-1].place if rest else driver.until
    found = desk.finds.complaints(entry.number for entry in page)
    return Found(found, f"{driver.which}~{until}" if until else "")


def _driver(desk: Desk, asked: Asked, which: int, before: str) -> _Driver:
    windows = [desk.finds.newest(h, limit=WINDOW, before=before) for h in asked[which]]
    until = max((w.entries[-1].place for w in windows if not w.is_whole), default="")
    entries = {entry.place: entry for w in windows for entry in w.entries if entry.place >= until}
    return _Driver(which, [entries[place] for place in sorted(entries, reverse=True)], until)


def _fits(entry: Entry, others: list[tuple[str, ...]]) -> bool:
    return all(any(mark(hash) in entry.marks for hash in one) for one in others)
