"""What of the counts may be seen: no cell under five, and none that can be found by subtraction.

The rule. A number may stand when it is 0 or at least 5; a part of a whole ("in time" of
"answered") only when the rest may stand too. A table is published with all its sums: a line in
which any number may not stand goes into "lainnya", and the smallest other lines go with it until
that line itself may stand. A measure whose total may not stand is left out of all tables. Tables
are of whole months: the running month shows totals only, so that two days' pages cannot be
subtracted to find what one day did somewhere. One table is of every night: what is late at which
agency, for a backlog is of use while it can still be worked off.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from functions.reports import delivery
from functions.reports.day import LATE, STOCKS, Tally

LEAST = 5
OTHERS = "lainnya"

PARTS = {
    "in_time_sop": "answered",
    "in_time_national": "answered",
    "late_sop": "open",
    "late_national": "open",
    "score": "rated",
}
"""Measures that count a part of another; a score is a sum over what was rated."""

FLOWS = ("filed", "forwarded", "answered", "in_time_sop", "in_time_national")
MORE = ("reopened", "unsolved", "solved", "referred", "declined", "withdrawn", "closed")
NOW = ("open", "late_sop", "late_national")
OF_A_MONTH = ("rated", "score")
_ANSWERS = ("answered", "in_time_sop", "in_time_national")
TABLES = {
    "kind": (("filed",), _ANSWERS),
    "channel": (("filed",), _ANSWERS),
    "category": (("filed",), _ANSWERS),
    "district": (("filed",), _ANSWERS),
    "agency": (("forwarded",), _ANSWERS, NOW),
}
"""The tables of a month. A group of measures is hidden line by line together, and alone: no number
of one group follows from another's."""

BOARD = (("agency", NOW),)
"""The tables of every night."""

Numbers = dict[str, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One published number: a line of the CSV."""

    month: str
    measure: str
    dimension: str
    value: str
    number: int


def month_of(days: Sequence[Tally]) -> Tally:
    """The days of a month together: what happened is summed, stocks are the last day's."""
    found: Tally = Counter()
    for place, day in enumerate(days):
        for key, number in day.items():
            if key.split("|")[0] not in STOCKS or place == len(days) - 1:
                found[key] += number
    return found


def rows(month: str, tally: Tally, *, whole: bool) -> list[Row]:
    """Everything of a month that may be seen; tables and spreads only when the month is over."""
    wanted = (*FLOWS, *MORE, *NOW, *(OF_A_MONTH if whole else ()))
    totals = {measure: tally[f"{measure}||"] for measure in wanted}
    shown = {m: n for m, n in totals.items() if _may_stand(m, totals)}
    found = [Row(month, measure, "", "", number) for measure, number in shown.items()]
    found += [Row(month, m, "", "", number) for m, number in delivery.seen(tally, LEAST).items()]
    groups = [(d, group) for d, groups in TABLES.items() for group in groups]
    for dimension, measures in groups if whole else BOARD:
        lines = _lines(tally, dimension, [m for m in measures if m in shown])
        for value, numbers in table(lines).items():
            found += [Row(month, m, dimension, value, n) for m, n in numbers.items()]
    found += _oldest(month, tally, found)
    if whole:
        found += [Row(month, "days", "", name, n) for name, n in spread(tally, "days")]
    return found + [Row(month, "age", "", name, n) for name, n in spread(tally, "age")]


def table(lines: Mapping[str, Numbers]) -> dict[str, Numbers]:
    """The lines that may stand, and all others as one; "" is what has no place of its own."""
    kept = {value: line for value, line in lines.items() if value and _is_safe(line)}
    others: Counter[str] = Counter()
    merged = False
    for value, line in lines.items():
        if value not in kept:
            others.update(line)
            merged = True
    while merged and not _is_safe(others) and kept:
        others.update(kept.pop(min(kept, key=lambda value: (sum(kept[value].values()), value))))
    kept = {value: line for value, line in kept.items() if any(line.values())}
    return kept | ({OTHERS: dict(others)} if any(others.values()) else {})


def spread(tally: Tally, measure: str) -> list[tuple[str, int]]:
    """How many by length, in classes "first-last" of at least five; nothing if all are fewer."""
    lengths = {int(k.split("|")[2]): n for k, n in tally.items() if k.startswith(f"{measure}||")}
    classes: list[tuple[int, int, int]] = []
    first, number = 0, 0
    for length in sorted(lengths):
        number += lengths[length]
        if number >= LEAST:
            classes.append((first, length, number))
            first, number = length + 1, 0
    if number and classes:
        start, _, before = classes.pop()
        classes.append((start, max(lengths), before + number))
    return [(f"{first}-{last}", number) for first, last, number in classes]


def _oldest(month: str, tally: Tally, found: Sequence[Row]) -> list[Row]:
    """How old the oldest late one is, where five or more are late; never of all others."""
    places = {(r.dimension, r.value) for r in found if r.measure in LATE and r.number}
    return [
        Row(month, "oldest", dimension, value, tally[f"oldest|{dimension}|{value}"])
        for dimension, value in sorted(places)
        if value != OTHERS
    ]


def _lines(tally: Tally, dimension: str, measures: Iterable[str]) -> dict[str, Numbers]:
    names = tuple(measures)
    values = sorted({v for m, d, v in (key.split("|") for key in tally) if d == dimension})
    return {v: {m: tally[f"{m}|{dimension}|{v}"] for m in names} for v in values}


def _is_safe(numbers: Mapping[str, int]) -> bool:
    return all(_may_stand(measure, numbers) for measure in numbers)


def _may_stand(measure: str, numbers: Mapping[str, int]) -> bool:
    number = numbers[measure]
    if measure == "score":
        return _is_open(numbers["rated"])
    rest = numbers[PARTS[measure]] - number if PARTS.get(measure) in numbers else 0
    whole = measure not in PARTS or PARTS[measure] not in numbers
    return _is_open(number) and (whole or (_is_open(rest) and _is_open(number + rest)))


def _is_open(number: int) -> bool:
    return number == 0 or number >= LEAST
