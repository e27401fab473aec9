"""What the table of then and the table of now have in common."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from functions.storage import attachments, keys
from functions.storage.values import epoch, from_wire
from infra.table import (
    ATTACHMENTS,
    AUDIT,
    COMPLAINTS,
    EDITIONS,
    FIGURES,
    IDENTITIES,
    PUBLISHED,
    REGISTERS,
    REPORTS,
    SUBMISSIONS,
    TEXTS,
    Item,
    kind_of,
)

REPLACED = (EDITIONS, FIGURES, PUBLISHED, REGISTERS, REPORTS)
"""Of no complaint, and written over as time goes on: one that is another now is no finding."""

COMPARED = (COMPLAINTS, TEXTS, ATTACHMENTS, SUBMISSIONS, IDENTITIES, AUDIT, *REPLACED)
"""Sessions, counters, heartbeats and digests come and go by themselves: they are only counted."""

NO_REV = -1


@dataclass(frozen=True, slots=True)
class Finding:
    """An item of then that is not there now, or is another one.

    `live_rev` is the `rev` of what stands in its place, NO_REV when that has none.
    """

    kind: str
    pk: str
    sk: str
    number: str
    live_rev: int | None = None


@dataclass(slots=True)
class Comparison:
    """Counts by kind, what became of the complaints of then, and what is to be looked at."""

    then: Counter[str] = field(default_factory=Counter)
    now: Counter[str] = field(default_factory=Counter)
    unchanged: int = 0
    gone_on: int = 0
    missing: list[Finding] = field(default_factory=list)
    different: list[Finding] = field(default_factory=list)
    identity: str = ""
    """The number of a complaint of then with an identity, to try the key on."""

    @property
    def lost(self) -> frozenset[str]:
        """Numbers of the complaints that are not there now."""
        return frozenset(found.number for found in self.missing if found.kind == COMPLAINTS)

    @property
    def new(self) -> int:
        """How many complaints came since."""
        return self.now[COMPLAINTS] - (self.then[COMPLAINTS] - len(self.lost))


@dataclass(frozen=True, slots=True)
class _Trace:
    """What is kept of a live item while the others are read."""

    digest: bytes
    rev: int
    events: int


def compare(then: Iterable[Item], now: Iterable[Item], at: datetime) -> Comparison:
    """Compare both tables at a moment: what had expired by then is not missed."""
    found, live = Comparison(), dict[tuple[str, str], _Trace]()
    for item in now:
        found.now[kind_of(item)] += 1
        if kind_of(item) in COMPARED:
            live[_key(item)] = _trace(item)
    for item in then:
        kind = kind_of(item)
        found.then[kind] += 1
        if kind in COMPARED:
            _judge(found, kind, item, live.get(_key(item)), at)
    return found


def _judge(found: Comparison, kind: str, item: Item, live: _Trace | None, at: datetime) -> None:
    was, number = _trace(item), _number(kind, item)
    if kind == IDENTITIES and not found.identity:
        found.identity = number
    if live is None:
        if "ttl" not in item or int(item["ttl"]["N"]) > epoch(at):
            found.missing.append(Finding(kind, *_key(item), number))
    elif live.digest == was.digest:
        found.unchanged += kind == COMPLAINTS
    elif kind in REPLACED or _is_open_slot(kind, item):
        return
    elif kind == COMPLAINTS and live.rev > was.rev and live.events >= was.events:
        found.gone_on += 1
    else:
        found.different.append(Finding(kind, *_key(item), number, live.rev))


def _is_open_slot(kind: str, item: Item) -> bool:
    """A file that was being looked at, or was refused: another one may have taken its place."""
    return kind == ATTACHMENTS and attachments.unpack(from_wire(item)).state != "accepted"


def _trace(item: Item) -> _Trace:
    """Two items are one when they say the same; an expiry is taken off once a complaint stands."""
    content = {name: value for name, value in item.items() if name != "ttl"}
    written = json.dumps(content, sort_keys=True, default=lambda binary: bytes(binary).hex())
    digest = hashlib.blake2b(written.encode(), digest_size=12).digest()
    events = len(item.get("h", {"L": ()})["L"])
    return _Trace(digest, int(item["r"]["N"]) if "r" in item else NO_REV, events)


def _key(item: Item) -> tuple[str, str]:
    return item["pk"]["S"], item["sk"]["S"]


def _number(kind: str, item: Item) -> str:
    """The complaint that it belongs to, if it belongs to one."""
    if kind in REPLACED:
        return ""
    if kind in (SUBMISSIONS, AUDIT):
        return str(item["n"]["S"])
    return keys.number_of(item) if kind != IDENTITIES else item["pk"]["S"].removeprefix("I#")
