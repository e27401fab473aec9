"""The stream's function: a hint that a complaint owes messages, so that nobody waits a minute.

It never fails as a whole: what it cannot do the minute sweep does (DESIGN rule 4).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from functions import faults
from functions.actions.visit import visit
from functions.jobs import wired
from functions.wiring import Jobs


def handler(event: Mapping[str, Any], context: object) -> dict[str, Any]:
    """Lambda's entry for DynamoDB stream records."""
    return deliver(wired.jobs(), event)


def deliver(jobs: Jobs, event: Mapping[str, Any]) -> dict[str, Any]:
    """Visit each complaint whose record adds a message; an error of one stops no other."""
    done = {""}
    for record in event.get("Records", ()):
        number = ""
        try:
            number = _owing(record)
            if number not in done:
                visit(jobs.desk, jobs.courier, number, jobs.new_owner())
        except Exception as error:
            # Any error: the record must not block its neighbours. The sweep tries again.
            faults.report("deliver", error, number=number)
        done.add(number)
    return {"batchItemFailures": []}


def _owing(record: Mapping[str, Any]) -> str:
    """Number of the complaint that got new messages; "" for what else the stream carries."""
    new = record["dynamodb"].get("NewImage", {})
    if "m" not in new:
        return ""
    old = record["dynamodb"].get("OldImage", {}).get("m", {"M": {}})["M"]
    states = {id: m["M"]["s"]["S"] for id, m in new["m"]["M"].items() if "M" in m}
    owes = any(state == "p" and id not in old for id, state in states.items())
    return str(new["pk"]["S"]).removeprefix("C#") if owes else ""
