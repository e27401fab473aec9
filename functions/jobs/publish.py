"""The nightly job: count the days that are over, and publish what may be seen of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, timedelta
from functools import cache
from typing import Any

from functions import config, faults, figures
from functions.domain.dates import local
from functions.faces.statistics import files
from functions.reports import delivery, office_day
from functions.reports.day import Tally, bounds, count
from functions.reports.published import Row, month_of, rows
from functions.reports.running import Fact, differences, together
from functions.wiring import statistics as wiring
from functions.wiring.statistics import Publisher

STATE = "state"
"""The item that says how far was counted, and which months there are."""

MOST_DAYS = 7
"""Days in one run, for a function has half a minute; the rest waits for the next run."""

CACHE = "public, max-age=300, s-maxage=3600, stale-if-error=604800"


@cache
def _publisher() -> Publisher:
    return wiring.publisher(config.from_environment())


def handler(event: Mapping[str, Any], context: object) -> dict[str, int]:
    """Lambda's entry for every night; {"correct": "2026-10"} publishes a past month again."""
    found = publish(_publisher(), str(event.get("correct", "")))
    figures.tell("publish", **found)
    return found


def publish(parts: Publisher, correct: str = "") -> dict[str, int]:
    """Count what is missing, keep the months that are over, write the files."""
    store, today = parts.statistics, local(parts.now()).date()
    state = store.published(STATE) or {"until": "", "months": []}
    last = date.fromisoformat(state["until"]) if state["until"] else today - timedelta(days=2)
    missing = [last + timedelta(days=n + 1) for n in range((today - last).days - 1)]
    days = missing[:MOST_DAYS]
    _count(parts, days)
    until = days[-1] if days else last
    months = sorted({*state["months"], *(f"{day:%Y-%m}" for day in days)})
    published = [_month(parts, month, until, correct) for month in months]
    _write(parts, published, until)
    store.put_published(STATE, {"until": until.isoformat(), "months": months})
    parts.heartbeats.beat("publish", parts.now())
    return {"days": len(days), "behind": len(missing) - len(days)}


def _count(parts: Publisher, days: list[date]) -> None:
    if days:
        alive = list(parts.statistics.alive(bounds(days[0])[0]))
        rules = parts.rules
        for day in days:
            found = count(alive, day, rules, parts.directory)
            found += office_day.count(alive, day, rules, parts.directory)
            found += delivery.count(alive, day, parts.settings.promise, parts.now())
            kept = together(Fact(*fact) for fact in parts.statistics.kept(day))
            found.update(differences(kept, found))
            found.update(_searches(parts, day))
            parts.statistics.put_day(day, found)


def _searches(parts: Publisher, day: date) -> Tally:
    """What was searched that day, or that nobody knows: a log holds up no other figure."""
    try:
        return parts.searches.tally(*bounds(day))
    except Exception as error:
        # Any error: the report says that this day's searches are in no figure.
        faults.report("publish", error, part="searches")
        return Counter({"searches_unread||": 1})


def _month(parts: Publisher, month: str, until: date, correct: str) -> dict[str, Any]:
    """A month's rows: made once when it is over, and again only as a correction that says so."""
    store, is_over = parts.statistics, f"{until + timedelta(days=1):%Y-%m}" > month
    kept = store.published(month) if is_over else None
    if kept and correct != month:
        return dict(kept)
    tally = month_of(list(store.days(month).values()))
    found = [asdict(row) for row in rows(month, tally, whole=is_over)]
    made = {"month": month, "whole": is_over, "corrected": "", "rows": found}
    if kept and kept["rows"] == found:
        return dict(kept)
    if kept:
        made["corrected"] = local(parts.now()).date().isoformat()
    if is_over:
        store.put_published(month, made)
    return made


def _write(parts: Publisher, published: list[dict[str, Any]], until: date) -> None:
    found = {m["month"]: [Row(**row) for row in m["rows"]] for m in published}
    corrected = {m["month"]: m["corrected"] for m in published if m["corrected"]}
    running = [m["month"] for m in published if not m["whole"]]
    edition = files.Edition(found, corrected, running, until)
    made = files.render(parts.site, parts.settings, parts.directory, edition)
    for key, (kind, body) in made.items():
        parts.statistics.put_file(key, body, kind, CACHE)
