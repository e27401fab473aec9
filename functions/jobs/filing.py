"""The nightly filing: what has ended goes to the archive as a page to read and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache

from functions import config, faults, figures
from functions.actions.archiving import ended, file_away
from functions.faces.archive import files
from functions.wiring import filing as wiring
from functions.wiring.filing import Archivist

NAME = "filing"
UNTIL = "until"
"""Under this name the job remembers up to where it has filed."""

BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)

OVERLAP = timedelta(hours=1)
"""What ended so long before is looked at again: an index is told a little later, and messages of
the end settle after it. What is filed already is not written again."""

MOST = 400
"""Complaints in one run; the rest waits for the next."""


@cache
def _archivist() -> Archivist:
    return wiring.archivist(config.from_environment())


def handler(event: Mapping[str, object], context: object) -> dict[str, int]:
    """Lambda's entry for every night."""
    found = run(_archivist())
    figures.tell(NAME, **found)
    return found


def run(parts: Archivist) -> dict[str, int]:
    """File what ended since the last run; what cannot be filed now is tried again each night."""
    remembered = parts.heartbeats.beat(NAME, parts.now()).get(UNTIL)
    since = datetime.fromisoformat(remembered) - OVERLAP if remembered else BEGINNING
    rows = sorted(ended(parts.lists, since), key=lambda row: row.at)
    filed, failed = 0, []
    render = files.writer(parts.site, parts.settings, parts.standing_now(), parts.retention())
    for row in rows[:MOST]:
        try:
            filed += file_away(parts.cabinet, render, row.number)
        except Exception as error:
            # Any error: one broken complaint must not keep the others out of the archive.
            faults.report(NAME, error, number=row.number)
            failed.append(row.at)
    if rows:
        until = min([*failed, rows[:MOST][-1].at])
        parts.heartbeats.remember(NAME, UNTIL, until.isoformat())
    return {"filed": filed, "failed": len(failed), "behind": max(len(rows) - MOST, 0)}
