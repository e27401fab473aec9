"""After a change of the calendar: every open complaint, a portion a minute, and what moved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from functions import faults
from functions.actions.recount import recount
from functions.domain.errors import Outdated
from functions.domain.queues import QUEUES
from functions.wiring.jobs import Jobs

NAME = "recount"
VERSION = "calendar"
"""Under this name the sweep remembers the calendar that the indexes are right by."""

SETTLES = timedelta(minutes=2)
"""Twice as long as a function may go by the calendar before: its last writes are counted too."""

PORTION = 100
MOST_NAMED = 200


def calendar(jobs: Jobs, remembered: Mapping[str, str]) -> None:
    """One portion, if the calendar is not the one that was counted by."""
    now, version = jobs.desk.now(), jobs.desk.rules.calendar.version
    if remembered.get(VERSION) == version:
        return
    if VERSION not in remembered:  # a new table: whatever is in it was written by this calendar
        jobs.heartbeats.remember("sweep", VERSION, version)
    elif abs(now - jobs.current.changed_at) >= SETTLES:
        _go_on(jobs, version)


def _go_on(jobs: Jobs, version: str) -> None:
    before, now = jobs.recounts.load(NAME), jobs.desk.now()
    value = dict(before.value)
    if value.get("version") != version or not value["cursor"]:
        value = {"version": version, "cursor": f"{QUEUES[0]}|", "count": 0, "moved": []}
    value = _portion(jobs, value)
    try:
        jobs.recounts.save(NAME, before, value, now)
    except Outdated:
        return  # another sweep went on from the same place
    if not value["cursor"]:
        jobs.heartbeats.remember("sweep", VERSION, version)


def _portion(jobs: Jobs, value: dict[str, Any]) -> dict[str, Any]:
    desk, cursor, read = jobs.desk, value["cursor"], 0
    moved, count = list(value["moved"]), value["count"]
    while cursor and read < PORTION:
        name, _, start = cursor.partition("|")
        page = jobs.indexes.queue(name, limit=PORTION, start=start)
        for row in page.rows:
            read += 1
            try:
                found = recount(desk.complaints, row.number, row.at, desk.rules, desk.now())
            except Exception as error:
                # Any error: one broken complaint must not keep the others late.
                faults.report(NAME, error, number=row.number)
                continue
            if found and found.was != found.now:
                count += 1
                was, then = int(found.was.timestamp()), int(found.now.timestamp())
                moved.append({"n": row.number, "was": was, "now": then})
        later = QUEUES[QUEUES.index(name) + 1 :]
        cursor = f"{name}|{page.next}" if page.next else f"{later[0]}|" if later else ""
    return {**value, "cursor": cursor, "count": count, "moved": moved[:MOST_NAMED]}
