"""`make bench`: the budgets, one line each; exit 1 when one is over."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from functions.storage.keys import DUE_SHARDS
from infra.bench import reads, start, units, weight
from infra.bench.table import Row, report

KMS_KEY = 1.00
"""US dollars a month for one key (AWS KMS price list)."""

READ_UNITS = 0.125 / 1_000_000
"""US dollars a read request unit, on demand (DynamoDB price list, us-east-1)."""


def rows() -> Iterator[Row]:
    """Every budget that the code touches so far."""
    yield from weight.rows()
    yield from units.rows()
    yield from reads.rows()
    yield from start.rows()
    sweeps = 60 * 24 * 30 * DUE_SHARDS * 0.5 * READ_UNITS
    yield Row("a month of doing nothing: one KMS key and the sweeps", KMS_KEY + sweeps, None, "USD")


if __name__ == "__main__":
    sys.exit(report(rows()))
