"""Write units and item sizes of a complaint's life, computed from the items really written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from functions.storage import keys
from infra.bench.emulated_desk import Clock, emulated
from infra.bench.lives import Life, long, usual
from infra.bench.meter import Meter
from infra.bench.table import Row
from infra.bench.write_units import size


def rows() -> Iterator[Row]:
    """The rows of DESIGN's write budgets; the queue index's units stand apart."""
    yield from _usual_life()
    yield from _long_life()


def _usual_life() -> Iterator[Row]:
    clock = Clock()
    with emulated(clock) as (desk, config, dynamodb):
        meter = Meter(dynamodb, config.table)
        life = Life(desk, clock)
        submit = meter.take()
        life.visit()
        acts, visits, named = [submit], [meter.take()], {}
        for act, name in zip(usual(life), _NAMES, strict=True):
            clock.advance(minutes=10)
            act()
            named[name] = meter.take()
            life.visit()
            acts.append(named[name])
            visits.append(meter.take())
        without_text = max(named[name].base for name in ("dispatch", "acknowledge", "rate"))
        settled = max(visit.base for visit in visits[1:])
        sent = len(desk.complaints.load(life.number).messages)
        yield Row("submit, 1 kB text with identity", submit.base, 5, "units")
        yield Row("an act without a text", without_text, 4, "units")
        yield Row("an act with a 1 kB text", named["answer"].base, 6, "units")
        yield Row("all messages of one act claimed and settled", settled, 4, "units")
        yield Row("the first visit: messages, and orphans' expiry taken off", visits[0].base, None)
        whole = sum(cost.base for cost in (*acts, *visits))
        yield Row(f"a whole life of 8 acts and {sent} messages", whole, 60, "units")
        queue = sum(cost.queue for cost in (*acts, *visits))
        yield Row("the queue index over that life", queue, None, "units")
        yield Row("the complaint's item after that life", _bytes(dynamodb, config, life), 1500, "B")


def _long_life() -> Iterator[Row]:
    clock = Clock()
    with emulated(clock) as (desk, config, dynamodb):
        life = Life(desk, clock)
        life.visit()
        for act in long(life):
            clock.advance(hours=3)
            act()
            life.visit()
        yield Row("the complaint's item at 50 acts", _bytes(dynamodb, config, life), 4000, "B")


_NAMES = ("ask", "reply", "dispatch", "acknowledge", "answer", "relay", "rate")


def _bytes(dynamodb: Any, config: Any, life: Life) -> int:
    key = keys.complaint(life.number)
    return size(dynamodb.get_item(TableName=config.table, Key=key)["Item"])
