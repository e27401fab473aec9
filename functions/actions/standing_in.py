"""The office says who stands in for whom: recorded first, then kept for every function."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from functions.actions.closing import ATTEMPTS, NAME
from functions.actions.ports import Audit, Editions
from functions.domain import duty
from functions.domain.duty import Turn
from functions.domain.errors import Busy, Outdated

Change = Callable[[tuple[Turn, ...]], Iterable[Turn]]


def enter(editions: Editions, audit: Audit, turn: Turn, id: str) -> None:
    """Keep the turn. The audit names the post and the days, which is what may be asked later."""
    note = f"{duty.POSTS[turn.post]}: {turn.name}, {turn.first} sampai {turn.last}"
    audit.record(turn.by, "duty enter", note, turn.at, id)
    _change(editions, turn.at, lambda turns: (*turns, turn))


def end(editions: Editions, audit: Audit, id: str, by: str, now: datetime, act: str) -> None:
    """Take a turn back; one that is gone already is fine."""
    audit.record(by, "duty end", id, now, act)
    _change(editions, now, lambda turns: [turn for turn in turns if turn.id != id])


def _change(editions: Editions, now: datetime, change: Change) -> None:
    for _ in range(ATTEMPTS):
        edition = editions.load(NAME)
        turns = duty.coming(change(duty.read(edition.value.get(duty.PART, {}))), now)
        try:
            editions.save(NAME, edition, {**edition.value, duty.PART: duty.written(turns)}, now)
        except Outdated:
            continue
        return
    raise Busy("Daftar ini sedang diubah orang lain juga. Coba lagi sebentar lagi.")
