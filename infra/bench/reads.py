"""Reads that must not grow: tracking, the queue page, the due sweep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from functions.actions.track import track
from functions.config import Config
from functions.storage import keys
from functions.storage.indexes import Indexes
from functions.storage.values import epoch, to_wire
from infra.bench.emulated_desk import Clock, emulated
from infra.bench.lives import USUAL, Life
from infra.bench.meter import Meter
from infra.bench.table import Row

FEW, MANY, DUE_NOW, PAGE = 1_000, 10_000, 25, 25
_BATCH = 25
"""Items that one BatchWriteItem takes."""


def rows() -> Iterator[Row]:
    """The rows of DESIGN's read budgets."""
    yield Row("tracking with the code", _tracking(), 2, "reads")
    few, many = _swept(FEW), _swept(MANY)
    yield Row(f"due sweep, {DUE_NOW} due of {FEW:,}", few.items, None, "items")
    yield Row(f"due sweep, {DUE_NOW} due of {MANY:,}", many.items, few.items, "items")
    yield Row("requests of that sweep", many.requests, few.requests, "reads")
    yield Row(f"a queue page of {PAGE} among {FEW:,}", _queue_page(), 5, "units")


def _tracking() -> int:
    """Requests for a complaint that has gone the whole way."""
    clock = Clock()
    with emulated(clock) as (desk, config, dynamodb):
        life = Life(desk, clock)
        life.do(*USUAL)
        meter = Meter(dynamodb, config.table)
        track(desk, life.number, life.filed.code)
        return len(meter.reads)


@dataclass(frozen=True, slots=True)
class Sweep:
    """What one sweep asks for before it visits anything."""

    items: int
    requests: int


def _swept(standing: int) -> Sweep:
    """The index's share of one sweep; all but a few complaints fall due later."""
    clock = Clock()
    with emulated(clock) as (_, config, dynamodb):
        _fill(dynamodb, config, clock, standing)
        meter = Meter(dynamodb, config.table)
        found = list(Indexes(dynamodb, config.table).due(clock()))
        if len(found) != DUE_NOW:
            raise RuntimeError(f"the sweep found {len(found)} complaints instead of {DUE_NOW}")
        return Sweep(sum(read.items for read in meter.reads), len(meter.reads))


def _queue_page() -> float:
    """Read units of one page of the staff's queue."""
    clock = Clock()
    with emulated(clock) as (_, config, dynamodb):
        _fill(dynamodb, config, clock, FEW)
        meter = Meter(dynamodb, config.table)
        page = Indexes(dynamodb, config.table).queue("admin", limit=PAGE)
        if len(page.rows) != PAGE:
            raise RuntimeError(f"the queue's page has {len(page.rows)} rows instead of {PAGE}")
        return sum(read.units for read in meter.reads)


def _fill(dynamodb: Any, config: Config, clock: Clock, standing: int) -> None:
    """Items with everything that the two indexes carry, and nothing else."""
    for first in range(0, standing, _BATCH):
        puts = [
            {"PutRequest": {"Item": _item(clock, n)}}
            for n in range(first, min(first + _BATCH, standing))
        ]
        dynamodb.batch_write_item(RequestItems={config.table: puts})


def _item(clock: Clock, n: int) -> dict[str, Any]:
    number = f"TB-{n // 10_000:04d}-{n % 10_000:04d}"
    minutes = timedelta(minutes=-1) if n < DUE_NOW else timedelta(days=1 + n % 30)
    due = epoch(clock() + minutes)
    row = {
        "ds": keys.due_shard(number),
        "da": due,
        "q": "admin",
        "qa": due,
        "st": "received",
        "kd": "complaint",
        "su": "Jalan di depan pasar berlubang besar, sudah dua motor jatuh…",
        "ca": "jalan-berlubang",
        "di": "63.10.04",
        "ag": ["pupr"],
    }
    return keys.complaint(number) | {name: to_wire(value) for name, value in row.items()}
