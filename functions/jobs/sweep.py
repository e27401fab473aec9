"""The minute job: visit whatever the index says is due, and leave a heartbeat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from functions import faults, figures
from functions.actions.visit import visit
from functions.jobs import recount, weekly, wired
from functions.wiring.jobs import Jobs


def handler(event: Mapping[str, Any], context: object) -> dict[str, int]:
    """Lambda's entry for the schedule of every minute."""
    found = sweep(wired.jobs())
    figures.tell("sweep", **found)
    return found


def sweep(jobs: Jobs) -> dict[str, int]:
    """Visit each due complaint; how many, how many visits failed, and messages in trouble."""
    visited = failed = undelivered = 0
    for number in jobs.indexes.due(jobs.desk.now()):
        visited += 1
        try:
            undelivered += visit(jobs.desk, jobs.courier, number, jobs.new_owner())
        except Exception as error:
            # Any error: one broken complaint must not keep the others waiting.
            failed += 1
            faults.report("sweep", error, number=number)
            _set_aside(jobs, number)
    remembered = jobs.heartbeats.beat("sweep", jobs.desk.now())
    _beside(jobs, remembered)
    return {"visited": visited, "failed": failed, "undelivered": undelivered}


def _beside(jobs: Jobs, remembered: Mapping[str, str]) -> None:
    """What is done now and then; an error of it is told, and keeps no complaint waiting."""
    for name, work in (("digest", weekly.digests), ("recount", recount.calendar)):
        try:
            work(jobs, remembered)
        except Exception as error:
            faults.report(name, error)


def _set_aside(jobs: Jobs, number: str) -> None:
    """Let it wait, longer each time; in the end it stands in a queue for a person."""
    try:
        jobs.desk.complaints.set_aside(number, jobs.desk.now())
    except Exception as error:
        faults.report("sweep", error, number=number)
