"""What the annual report costs to read: it goes by days, not by complaints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from functions.domain.channels import CHANNELS
from functions.domain.standing import Standing
from functions.domain.submission import KINDS
from functions.jobs.facts import Sources, facts_of
from functions.reports.day import Tally
from functions.reports.report import Period
from functions.storage.indexes import Indexes
from functions.storage.statistics import Statistics
from infra.bench.emulated_desk import Clock, emulated
from infra.bench.meter import Meter
from infra.bench.table import Row

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
FEW, MANY = 2_000, 20_000
DAYS = 365 + 366
"""Of the year, and of what it is compared with: the budget is a unit a day."""
MEASURES = ("filed", "forwarded", "answered", "in_time_sop", "in_time_national", "open", "late_sop")


def rows() -> Iterator[Row]:
    """Requests and units of the annual report's facts, of a quiet kabupaten and of a busy one."""
    requests, few = _read(FEW)
    again, many = _read(MANY)
    yield Row(f"annual report, requests, {FEW:,} complaints a year", requests, None, "reads")
    yield Row(f"the same at {MANY:,}", again, requests, "reads")
    yield Row(f"annual report, {FEW:,} complaints a year", few, None, "units")
    yield Row(f"the same at {MANY:,}", many, DAYS, "units")


def _read(complaints: int) -> tuple[int, float]:
    with emulated(Clock()) as (desk, config, dynamodb):
        store = Statistics(dynamodb, config.table, lambda: None, "")
        standing = Standing(desk.directory, desk.rules)
        chance, day = Random(7), YEAR.first - timedelta(days=366)
        while day <= YEAR.last:
            store.put_day(day, _tally(chance, standing, complaints // 365))
            day += timedelta(days=1)
        meter = Meter(dynamodb, config.table)
        lists = Indexes(dynamodb, config.table)
        sources = Sources(store.days, lists, lambda: ())
        facts = facts_of(sources, standing, "annual", YEAR, {}, desk.now())
        if len(facts.days) != (YEAR.last - YEAR.first).days + 1:
            raise RuntimeError(f"{len(facts.days)} days of the year were found")
        return len(meter.reads), sum(read.units for read in meter.reads)


def _tally(chance: Random, standing: Standing, happened: int) -> Tally:
    """A day on which so much happened, spread over all that a complaint can count for."""
    directory = standing.directory
    values = {
        "kind": list(KINDS),
        "channel": list(CHANNELS),
        "category": list(directory.categories),
        "district": list(directory.districts),
        "agency": list(directory.agencies),
        "topic": list(directory.topics),
    }
    tally: Tally = Counter()
    for measure in MEASURES:
        for _ in range(happened):
            tally[f"{measure}||"] += 1
            for dimension, names in values.items():
                tally[f"{measure}|{dimension}|{chance.choice(names)}"] += 1
    return tally
