"""`make bench`: the budgets, one line each; exit 1 when one is over."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from infra.bench import building, cold, lists, reads, reports, search, start, units, weight
from infra.bench.table import Row, report
from infra.costs import lines, usage
from infra.package.__main__ import build_all
from infra.package.build import BUILD


def rows() -> Iterator[Row]:
    """Every budget that the code touches so far."""
    yield from weight.rows()
    yield from building.rows()
    yield from units.rows()
    yield from reads.rows()
    yield from lists.rows()
    yield from reports.rows()
    yield from search.rows()
    yield from start.rows()
    yield from _cold()
    yield _idle()


def _cold() -> Iterator[Row]:
    """Fresh packages; only on Linux, for which Lambda's runtime client is made."""
    if sys.platform == "linux":
        list(build_all())
        yield from cold.rows(BUILD)


def _idle() -> Row:
    """A month in which nobody writes, as docs/operations.md has it."""
    floor = lines.total(lines.of_month(usage.idle_minute()))
    return Row("idle month without the rate limit: KMS key, sweep, alarms", floor, None, "USD")


if __name__ == "__main__":
    sys.exit(report(rows()))
