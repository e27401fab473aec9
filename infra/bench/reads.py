"""Reads that must not grow: tracking, the queue page, the due sweep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from math import ceil
from typing import Any

from functions.actions.track import track
from functions.config import Config
from functions.storage import keys
from functions.storage.indexes import Indexes
from functions.storage.values import epoch, to_wire
from infra.bench.emulated_desk import Clock, emulated
from infra.bench.lives import Life
from infra.bench.meter import Meter
from infra.bench.table import Row
from infra.bench.write_units import size

FEW, MANY, DUE_NOW = 1_000, 100_000, 25
_BATCH = 25
"""Items that one BatchWriteItem takes."""


def rows() -> Iterator[Row]:
    """The rows of DESIGN's read budgets."""
    clock = Clock()
    with emulated(clock) as (desk, config, dynamodb):
        meter = Meter(dynamodb, config.table)
        life = Life(desk, clock)
        life.visit()
        meter.take()
        track(desk, life.number, life.filed.code)
        yield Row("tracking with the code", len(meter.reads), 2, "reads")
    few, many = _swept(FEW), _swept(MANY)
    yield Row(f"due sweep, {DUE_NOW} due of {FEW:,}", few, None, "items")
    yield Row(f"due sweep, {DUE_NOW} due of {MANY:,}", many, few, "items")
    yield Row(f"a queue page of 25 among {FEW:,}", _queue_page(), 5, "units")


def _swept(standing: int) -> int:
    """Index items that one sweep reads; the others fall due later."""
    clock = Clock()
    with emulated(clock) as (_, config, dynamodb):
        _fill(dynamodb, config, clock, standing)
        read = 0
        query = dynamodb.query

        def counting(**arguments: Any) -> Any:
            nonlocal read
            answer = query(**arguments)
            read += answer["ScannedCount"]
            return answer

        dynamodb.query = counting
        assert len(list(Indexes(dynamodb, config.table).due(clock()))) == DUE_NOW
        return read


def _queue_page() -> float:
    """Read units of one page, eventually consistent: half a unit per 4 kB of projected items."""
    clock = Clock()
    with emulated(clock) as (_, config, dynamodb):
        _fill(dynamodb, config, clock, FEW)
        page = dynamodb.query(
            TableName=config.table,
            IndexName=keys.QUEUE_INDEX,
            KeyConditionExpression="q = :q",
            ExpressionAttributeValues={":q": {"S": "admin"}},
            Limit=25,
        )
        return ceil(sum(map(size, page["Items"])) / 4096) * 0.5


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
