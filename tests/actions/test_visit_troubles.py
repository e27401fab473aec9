"""A visit says how many messages are in trouble, so that somebody can be alarmed."""

from __future__ import annotations

import pytest

from functions.actions.desk import Desk
from functions.actions.visit import visit
from functions.domain.messages import LEASE
from tests.clock import Clock
from tests.couriers import MemoryCourier
from tests.crashes import Crash


def troubles(desk: Desk, courier: MemoryCourier, clock: Clock, number: str) -> list[int]:
    """What a visit a minute tells, over ten minutes."""
    found = []
    for minute in range(10):
        found.append(visit(desk, courier, number, f"v{minute}"))
        clock.advance(minutes=1)
    return found


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        ("sent", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        ("failed", [2, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        ("unknown", [2, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        ("later", [0, 0, 0, 0, 0, 0, 2, 0, 0, 0]),  # the third try
        ("waits", [0, 0, 0, 0, 0, 2, 2, 2, 2, 2]),
    ],
)
def test_what_failed_is_told_once_and_what_waits_after_a_few_tries(
    desk: Desk, courier: MemoryCourier, clock: Clock, number: str, outcome: str, told: list[int]
) -> None:
    courier.outcome = outcome
    assert troubles(desk, courier, clock, number) == told


def test_what_a_dead_deliverer_left_is_told_when_its_lease_lapses(
    desk: Desk, courier: MemoryCourier, clock: Clock, number: str
) -> None:
    def die(message: object) -> None:
        raise Crash

    courier.while_sending = die
    with pytest.raises(Crash):
        visit(desk, courier, number, "v1")
    assert visit(desk, courier, number, "v2") == 0
    clock.advance(seconds=LEASE.total_seconds())
    assert [visit(desk, courier, number, "v3"), visit(desk, courier, number, "v4")] == [2, 0]
