"""`make bench`: the budgets, one line each; exit 1 when one is over."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from functions.storage.keys import DUE_SHARDS
from infra.bench import reads, start, units, weight
from infra.bench.table import Row, report

KMS_KEY = 1.00
"""US dollars a month for one key (AWS KMS price list)."""

PER_READ, PER_WRITE = 0.125 / 1_000_000, 0.625 / 1_000_000
"""US dollars a request unit (DynamoDB on-demand, us-east-1)."""

MINUTES = 60 * 24 * 30


def rows() -> Iterator[Row]:
    """Every budget that the code touches so far."""
    yield from weight.rows()
    yield from units.rows()
    yield from reads.rows()
    yield from start.rows()
    yield _idle()


def _idle() -> Row:
    """A month in which nobody writes: each minute the sweep asks every shard and leaves a beat."""
    sweep = DUE_SHARDS * 0.5 * PER_READ + PER_WRITE
    name = "idle month: KMS key, sweep (DynamoDB on-demand, us-east-1)"
    return Row(name, KMS_KEY + MINUTES * sweep, None, "USD")


if __name__ == "__main__":
    sys.exit(report(rows()))
