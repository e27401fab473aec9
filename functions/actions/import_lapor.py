"""Complaints of LAPOR.GO.ID from a table: each number once, however often the table is sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple

from functions.actions.desk import Desk
from functions.actions.enter_complaint import enter, lapor_key
from functions.actions.file_complaint import known
from functions.domain.errors import Conflict
from functions.domain.lapor_rows import Row, sentence

NEW, CHANGED, KNOWN, FINISHED, WRONG = "new", "changed", "known", "finished", "wrong"


class Judged(NamedTuple):
    """What an import would do with a row, and why; `number` is ours where it is known."""

    row: Row
    verdict: str
    why: str = ""
    number: str = ""


class Step(NamedTuple):
    """Up to which row the import came, and how many complaints it filed on the way."""

    place: int
    filed: int


def judged(desk: Desk, rows: Sequence[Row]) -> list[Judged]:
    """Every row with its verdict; nothing is changed."""
    first: dict[str, Row] = {}
    for row in rows:
        if row.entry:
            first.setdefault(lapor_key(row.entry.external_number), row)
    submissions = {key: row.entry.submission for key, row in first.items() if row.entry}
    standing = known(desk, submissions)
    return [_verdict(row, first, standing) for row in rows]


def _verdict(row: Row, first: dict[str, Row], standing: dict[str, tuple[str, bool]]) -> Judged:
    if not row.entry:
        return Judged(row, WRONG, sentence(row.errors))
    key = lapor_key(row.entry.external_number)
    if (twin := first[key]) is not row:
        if twin.entry == row.entry:
            return Judged(row, KNOWN, f"Sama dengan baris {twin.row}.")
        return Judged(row, WRONG, f"Nomor ini sudah ada di baris {twin.row} dengan isi yang lain.")
    if key in standing:
        number, is_same = standing[key]
        why = "" if is_same else "Yang tercatat berbeda dari file ini, dan tidak diubah."
        return Judged(row, KNOWN if is_same else CHANGED, why, number)
    return Judged(row, FINISHED if row.is_finished else NEW)


def import_some(
    desk: Desk, rows: Iterable[Row], by: str, *, most: int, with_finished: bool
) -> Step:
    """File the complaints of the next rows, at most so many; those that stand are left alone.

    Two people, a second press, or a start over after a crash meet the same keys: nothing happens
    twice, and what a crash left half is completed.
    """
    step, tried, filed = Step(0, 0), 0, 0
    for place, row in enumerate(rows, 1):
        if row.entry and (with_finished or not row.is_finished):
            tried += 1
            with suppress(Conflict):  # half filed in a crash, in other words: it waits and expires
                filed += not enter(desk, row.entry, "", by, tells=False).again
        step = Step(place, filed)
        if tried == most:
            break
    return step
