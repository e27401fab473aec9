"""The office closes a day or opens one: recorded first, then kept beside the deployment's."""

from __future__ import annotations

from datetime import date, datetime

from functions.actions.ports import Audit, Editions
from functions.domain import closures
from functions.domain.closures import Closure, Entry
from functions.domain.errors import Busy, Outdated

NAME = "rules"
"""The edition that holds the days, beside all else that every function goes by."""

ATTEMPTS = 4


def enter(
    editions: Editions, audit: Audit, closure: Closure, by: str, now: datetime, id: str
) -> None:
    """Keep the closure; one of the same day is replaced."""
    what = "calendar open" if closure.working else "calendar close"
    audit.record(by, what, f"{closure.date}: {closure.name}", now, id)
    _change(editions, closure.date, Entry(closure, by, now), now)


def take_back(editions: Editions, audit: Audit, day: date, by: str, now: datetime, id: str) -> None:
    """Go by the deployment's calendar again on that day."""
    audit.record(by, "calendar back", day.isoformat(), now, id)
    _change(editions, day, None, now)


def _change(editions: Editions, day: date, entry: Entry | None, now: datetime) -> None:
    for _ in range(ATTEMPTS):
        edition = editions.load(NAME)
        entries = closures.read(edition.value.get(closures.PART, {}))
        entries.pop(day, None)
        if entry:
            entries[day] = entry
        try:
            editions.save(
                NAME, edition, {**edition.value, closures.PART: closures.written(entries)}, now
            )
        except Outdated:
            continue
        return
    raise Busy("Kalender sedang diubah orang lain juga. Coba lagi sebentar lagi.")
