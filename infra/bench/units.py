"""Write units and item sizes of a complaint's life, computed from the items really written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from functions.config import Config
from functions.storage import keys
from functions.storage.audit import Audit
from infra.bench.emulated_desk import Clock, emulated
from infra.bench.lives import APPROVED, DEAREST, REOPENED, ROUND, USUAL, Life
from infra.bench.meter import Meter
from infra.bench.table import Row
from infra.bench.write_units import size

MOST_EVENTS = 50
WITHOUT_TEXT = ("dispatch", "dispatch_headed", "acknowledge", "rate")


@dataclass(slots=True)
class Bill:
    """What one life cost; `acts` by name, each as dear as it ever was."""

    submit: int = 0
    finds: int = 0
    first_visit: int = 0
    acts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    visits: list[int] = field(default_factory=list)
    whole: int = 0
    queue: int = 0
    messages: int = 0
    item: int = 0


def rows() -> Iterator[Row]:
    """The rows of DESIGN's write budgets; the queue index's units stand apart."""
    lives = (USUAL, REOPENED, APPROVED, DEAREST)
    bills = usual, reopened, approved, dearest = [_bill(acts) for acts in lives]
    yield Row("its find keys", usual.finds, None, "units")
    acts = [(name, cost) for bill in bills for name, cost in bill.acts.items()]
    yield Row("submit, 1 kB text with identity", usual.submit, 5, "units")
    yield Row("an act without a text", max(c for n, c in acts if n in WITHOUT_TEXT), 4, "units")
    yield Row(
        "an act with a 1 kB text", max(c for n, c in acts if n not in WITHOUT_TEXT), 6, "units"
    )
    settled = max(cost for bill in bills for cost in bill.visits)
    yield Row("all messages of one act claimed and settled", settled, 4, "units")
    yield Row(
        "first visit: messages; submission and identity kept", usual.first_visit, None, "units"
    )
    for what, bill in (("with a question", usual), ("reopened", reopened)):
        name = f"a whole life of 8 acts, {what}, {bill.messages} messages"
        yield Row(name, bill.whole, 60, "units")
    yield Row(f"the dearest 8 acts, {dearest.messages} messages", dearest.whole, None, "units")
    yield Row(
        f"8 acts, approved at the second try, {approved.messages} messages",
        approved.whole,
        None,
        "units",
    )
    yield Row("the queue index over the life with a question", usual.queue, None, "units")
    yield Row("the complaint's item after 8 acts", max(b.item for b in bills), 1500, "B")
    yield _long_life()


def _bill(acts: tuple[str, ...]) -> Bill:
    clock = Clock()
    with emulated(clock) as (desk, config, dynamodb):
        meter, bill = Meter(dynamodb, config.table), Bill()

        def take() -> int:
            cost = meter.take()
            bill.whole += cost.base
            bill.queue += cost.queue
            bill.finds += cost.finds
            return cost.base

        life = Life(desk, clock)
        life.audit = Audit(dynamodb, config.table)
        bill.submit = take()
        life.visit()
        bill.first_visit = take()
        for act in acts:
            clock.advance(minutes=10)
            getattr(life, act)()
            bill.acts[act] = max(bill.acts[act], take())
            life.visit()
            bill.visits.append(take())
        bill.messages = len(desk.complaints.load(life.number).messages)
        bill.item = _bytes(dynamodb, config, life)
        return bill


def _long_life() -> Row:
    """Four days between acts, so that clocks run out and people are reminded."""
    clock = Clock()
    with emulated(clock) as (desk, config, dynamodb):
        life = Life(desk, clock)
        life.visit()
        while True:
            for act in ROUND:
                clock.advance(days=4)
                life.visit()
                getattr(life, act)()
                life.visit()
                events = desk.complaints.load(life.number).history
                if len(events) >= MOST_EVENTS:
                    reminders = sum(event.what == "reminded" for event in events)
                    name = f"the item at {len(events)} acts, {reminders} of them reminders"
                    return Row(name, _bytes(dynamodb, config, life), 4000, "B")


def _bytes(dynamodb: Any, config: Config, life: Life) -> int:
    key = keys.complaint(life.number)
    return size(dynamodb.get_item(TableName=config.table, Key=key)["Item"])
