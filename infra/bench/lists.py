"""What the staff's lists read among many complaints: the queue, finding, the morning page.

"Two index reads' worth" of a page is twice what one queue page may cost.
"""

from __future__ import annotations

from collections.abc import Iterator

from functions.actions.find import ROWS, hashed
from functions.actions.visit import visit
from functions.domain.findable import asked
from functions.faces.admin.messages import OPENED
from infra.bench.crowd import fill, fill_keys
from infra.bench.emulated_desk import Clock, Refusing, emulated
from infra.bench.lives import Life
from infra.bench.meter import Meter
from infra.bench.office import Office
from infra.bench.table import Row

MANY = 100_000
DUE_NOW, PAGE = 25, 25
ONE, TWO = 5, 10
"""Units that one page of the queue may cost, and what looks further."""

COMMON, RARE = "pasar", "satui"
"""Words of the bench's story: one stands in every complaint, the other in each tenth."""


def rows() -> Iterator[Row]:
    """Whole staff pages, with the session that each request reads."""
    clock = Clock()
    with emulated(clock) as (_, config, dynamodb):
        fill(config.table, clock(), MANY, due_now=DUE_NOW, is_listed=True)
        office, meter = Office(config, clock), Meter(dynamodb, config.table)
        queue = page(office, meter, "/admin/queue", PAGE)
        nothing = page(office, meter, "/admin/queue?view=open&district=63.10.01", 0)
        archive = page(office, meter, "/admin/queue?view=done", PAGE)
        morning = page(office, meter, "/admin/")
    yield Row(f"a queue page of {PAGE} among {MANY:,}, with its session", queue, ONE, "units")
    yield Row(f"all open ones under a filter that nothing fits, {MANY:,}", nothing, TWO, "units")
    yield Row(f"a page of the archive among {MANY:,}", archive, ONE, "units")
    yield Row(f"the morning page among {MANY:,}", morning, None, "units")
    words, phone = _finding()
    yield Row(f"finding by a common and a rare word among {MANY:,}", words, TWO, "units")
    yield Row(f"finding by phone among {MANY:,}", phone, TWO, "units")
    yield Row(f"messages in trouble, {PAGE} complaints, {OPENED} opened", _troubled(), ONE, "units")


def _finding() -> tuple[float, float]:
    """By two words that stand in many complaints, and by the phone of as many as a page holds."""
    clock = Clock()
    with emulated(clock) as (desk, config, dynamodb):
        words = hashed(desk, asked(f"{COMMON} {RARE}"))
        fill_keys(config.table, clock(), MANY, words)
        for n in range(ROWS + 1):
            clock.advance(minutes=1)
            Life(desk, clock, f"siti{n}@contoh.example")
        office, meter = Office(config, clock), Meter(dynamodb, config.table)
        phone = hashed(desk, asked("081234567890"))
        by_words = page(office, meter, _address(words), ROWS)
        return by_words, page(office, meter, _address(phone), ROWS)


def _address(criteria: tuple[tuple[str, ...], ...]) -> str:
    return f"/admin/find?k={'.'.join(map(','.join, criteria))}"


def _troubled() -> float:
    """The list of messages in trouble, when nothing could be sent for a while."""
    clock = Clock()
    with emulated(clock) as (desk, config, dynamodb):
        for n in range(PAGE):
            number = Life(desk, clock, f"siti{n}@contoh.example").number
            visit(desk, Refusing(clock), number, number)
        return page(Office(config, clock), Meter(dynamodb, config.table), "/admin/messages", PAGE)


def page(office: Office, meter: Meter, path: str, listed: int | None = None) -> float:
    """Read units of one page, on which as many complaints stand as we think."""
    meter.take()
    found = office.page(path).count('<p class="what"><a href="/admin/complaints/')
    if listed is not None and found != listed:
        raise RuntimeError(f"{path} lists {found} complaints instead of {listed}")
    return sum(read.units for read in meter.reads)
