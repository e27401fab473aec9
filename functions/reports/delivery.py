"""The promise about messages, counted for a day and rounded for the public, never flattering.

A message counts on the day since which it is owed. What happened to it is read from the outbox, so
that a message sent again later moves to that day: a day is counted in the night after it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from functions.domain.complaint import Complaint
from functions.domain.promise import measured
from functions.domain.settings import Promise
from functions.reports.day import Tally, bounds


def count(complaints: Iterable[Complaint], day: date, promise: Promise, now: datetime) -> Tally:
    """The day's messages and what became of them by now."""
    kept = measured(complaints, promise, *bounds(day), now)
    found = {
        "messages": kept.owed,
        "prompt": kept.prompt,
        "settled": kept.settled,
        "overdue": kept.overdue,
        "failed": kept.failed,
        "resent": kept.resent,
    }
    return +Counter({f"{measure}||": number for measure, number in found.items()})


def seen(tally: Tally, least: int) -> dict[str, int]:
    """What may be seen of them: trouble of fewer than `least` messages stands as so many.

    So a broken promise shows, and no number betrays a single message.
    """
    owed = tally["messages||"]
    if owed < least:
        return {}
    trouble = {
        "slow": owed - tally["prompt||"],
        "unclear": owed - tally["settled||"],
        "failed": tally["failed||"],
        "resent": tally["resent||"],
    }
    rounded = {measure: _rounded(number, owed, least) for measure, number in trouble.items()}
    return {"messages": owed, "prompt": owed - rounded.pop("slow"), **rounded}


def _rounded(number: int, whole: int, least: int) -> int:
    """Up, until it and the rest may both stand."""
    if number == 0:
        return 0
    number = max(number, least)
    return number if whole - number >= least else whole
