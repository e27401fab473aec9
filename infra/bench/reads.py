"""Reads that must not grow: tracking, the due sweep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from functions.actions.track import track
from functions.storage.indexes import Indexes
from infra.bench.crowd import fill
from infra.bench.emulated_desk import Clock, emulated
from infra.bench.lives import USUAL, Life
from infra.bench.meter import Meter
from infra.bench.table import Row

FEW, MANY = 1_000, 100_000
DUE_NOW = 25


def rows() -> Iterator[Row]:
    """The rows of DESIGN's read budgets."""
    requests, units = _tracking()
    yield Row("tracking with the code", requests, 2, "reads")
    yield Row("what that costs", units, None, "units")
    few, many = _swept(FEW), _swept(MANY)
    yield Row(f"due sweep, {DUE_NOW} due of {FEW:,}", few.items, None, "items")
    yield Row(f"due sweep, {DUE_NOW} due of {MANY:,}", many.items, few.items, "items")
    yield Row("requests of that sweep", many.requests, few.requests, "reads")
    hot = _swept(FEW, hot=True)
    yield Row(f"that sweep with all {DUE_NOW} in one shard", hot.items, few.items, "items")
    yield Row("its requests", hot.requests, few.requests, "reads")


def _tracking() -> tuple[int, float]:
    """Requests and units for a complaint that has gone the whole way."""
    clock = Clock()
    with emulated(clock) as (desk, config, dynamodb):
        life = Life(desk, clock)
        life.do(*USUAL)
        _ = desk.rules  # the office's calendar: once a minute, for all requests of a process
        meter = Meter(dynamodb, config.table)
        track(desk, life.number, life.filed.code)
        return len(meter.reads), _units(meter)


@dataclass(frozen=True, slots=True)
class Sweep:
    """What one sweep asks for before it visits anything."""

    items: int
    requests: int


def _swept(standing: int, *, hot: bool = False) -> Sweep:
    """The index's share of one sweep; all but a few complaints fall due later."""
    clock = Clock()
    with emulated(clock) as (_, config, dynamodb):
        fill(config.table, clock(), standing, due_now=DUE_NOW, is_listed=False, hot=hot)
        meter = Meter(dynamodb, config.table)
        found = list(Indexes(dynamodb, config.table).due(clock()))
        if len(found) != DUE_NOW:
            raise RuntimeError(f"the sweep found {len(found)} complaints instead of {DUE_NOW}")
        return Sweep(sum(read.items for read in meter.reads), len(meter.reads))


def _units(meter: Meter) -> float:
    return sum(read.units for read in meter.reads)
