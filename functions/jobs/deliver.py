"""The stream's function: a hint that a complaint owes messages, so that nobody waits a minute.

It never fails as a whole: what it cannot do the minute sweep does (DESIGN rule 4).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from functions import faults, figures
from functions.actions.visit import visit
from functions.jobs import wired
from functions.wiring.jobs import Jobs


def handler(event: Mapping[str, Any], context: object) -> dict[str, Any]:
    """Lambda's entry for DynamoDB stream records."""
    found = deliver(wired.jobs(), event)
    if any(found.values()):
        figures.tell("deliver", **found)
    return {"batchItemFailures": []}


def deliver(jobs: Jobs, event: Mapping[str, Any]) -> dict[str, int]:
    """Visit each complaint that owes new messages: the same figures as those of the sweep.

    An error of one stops no other.
    """
    visited = failed = undelivered = 0
    done = {""}
    for record in event.get("Records", ()):
        number = ""
        try:
            number = _owing(record)
            if number not in done:
                visited += 1
                undelivered += visit(jobs.desk, jobs.courier, number, jobs.new_owner())
        except Exception as error:
            # Any error: the record must not block its neighbours. The sweep tries again.
            failed += 1
            faults.report("deliver", error, number=number)
        done.add(number)
    return {"visited": visited, "failed": failed, "undelivered": undelivered}


def _owing(record: Mapping[str, Any]) -> str:
    """Number of a complaint with the mark `p` (storage/packing.py); "" for whatever else comes."""
    new = record["dynamodb"].get("NewImage", {})
    key = str(new["pk"]["S"]) if "p" in new else ""
    return key.removeprefix("C#") if key.startswith("C#") else ""
