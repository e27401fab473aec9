"""The figures of the running day: kept as the stream tells what happened, some minutes at a time.

One item a batch, whatever is in it: a busy day costs no more than a few hundred. What is told twice
counts once, and what is lost the night finds (functions/reports/running.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from functions import config, faults, figures
from functions.domain.complaint import Complaint
from functions.reports.running import Fact, facts
from functions.wiring import statistics as wiring
from functions.wiring.statistics import Publisher


@cache
def _publisher() -> Publisher:
    return wiring.publisher(config.from_environment())


def handler(event: Mapping[str, Any], context: object) -> None:
    """Lambda's entry for a batch of DynamoDB stream records."""
    figures.tell("counting", **keep(_publisher(), event))


def keep(parts: Publisher, event: Mapping[str, Any]) -> dict[str, int]:
    """Keep what a batch tells; an error of one complaint stops no other."""
    records = list(event.get("Records", ()))
    newest = {record["dynamodb"]["Keys"]["pk"]["S"]: record["dynamodb"] for record in records}
    before = {r["dynamodb"]["Keys"]["pk"]["S"]: r["dynamodb"] for r in reversed(records)}
    by_day: defaultdict[date, list[Fact]] = defaultdict(list)
    failed = 0
    for key, record in newest.items():
        try:
            if complaint := parts.complaint_of(record.get("NewImage", {})):
                was = parts.complaint_of(before[key].get("OldImage", {}))
                _add(by_day, parts, complaint, len(was.history) if was else 0)
        except Exception as error:
            # Any error: the night counts this one again, and says that it differed.
            failed += 1
            faults.report("counting", error)
    for day, found in by_day.items():
        parts.statistics.keep(day, _name(records), [list(fact) for fact in found], parts.now())
    return {"facts": sum(map(len, by_day.values())), "failed": failed}


def _add(
    by_day: Mapping[date, list[Fact]], parts: Publisher, complaint: Complaint, known: int
) -> None:
    for day, fact in facts(complaint, known, parts.rules, parts.directory):
        by_day[day].append(fact)


def _name(records: Iterable[Mapping[str, Any]]) -> str:
    """A batch is called by where in the stream it begins: a batch that comes again is the same."""
    return str(next(iter(records))["dynamodb"]["SequenceNumber"]).zfill(40)
