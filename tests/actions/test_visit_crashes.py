"""A visit whose process dies loses no message and sends none twice."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest

from functions.actions.desk import Desk
from functions.actions.visit import visit
from functions.domain.messages import LEASE
from tests.actions.steps import RECEIPTS, dispatched, due_at, states
from tests.clock import Clock, wita
from tests.couriers import MemoryCourier
from tests.crashes import Crash, FragileCourier, Fuse, every_crash, fragile


def test_while_claimed_the_sweep_keeps_seeing_it(
    desk: Desk, courier: MemoryCourier, clock: Clock, number: str
) -> None:
    first = due_at(desk, number)
    crash_while_sending(courier)
    with pytest.raises(Crash):
        visit(desk, courier, number, "v1")
    clock.advance(minutes=1)
    visit(desk, courier, number, "v2")
    assert due_at(desk, number) == first


def crash_while_sending(courier: MemoryCourier) -> None:
    def die(message: Any) -> None:
        raise Crash

    courier.while_sending = die


@pytest.mark.fault(16)
def test_a_lapsed_lease_means_unknown_and_is_never_sent_again(
    desk: Desk, courier: MemoryCourier, clock: Clock, number: str
) -> None:
    crash_while_sending(courier)
    with pytest.raises(Crash):
        visit(desk, courier, number, "v1")
    taken = courier.accepted.copy()
    courier.while_sending = lambda message: None
    clock.advance(seconds=LEASE.total_seconds() - 1)
    visit(desk, courier, number, "v2")
    assert set(states(desk, number).values()) == {"claimed"}
    clock.advance(seconds=1)
    visit(desk, courier, number, "v3")
    assert set(states(desk, number).values()) == {"unknown"}
    assert courier.accepted == taken
    assert due_at(desk, number) == wita("2026-11-26", "08:00")


def test_who_comes_back_after_the_lease_settles_nothing_any_more(
    desk: Desk, courier: MemoryCourier, clock: Clock, number: str
) -> None:
    def slow(message: Any) -> None:
        clock.advance(seconds=LEASE.total_seconds())
        visit(desk, MemoryCourier(clock), number, "v2")
        courier.while_sending = lambda message: None

    courier.while_sending = slow
    fuse = Fuse()
    visit(fragile(desk, fuse), courier, number, "v1")
    assert set(states(desk, number).values()) == {"unknown"}
    assert fuse.calls == VISIT_CALLS, "it does not try to settle again and again"


VISIT_CALLS = 6
"""load, keep, keep, load with texts, claim, settle."""


@pytest.mark.fault(16, 18)
@pytest.mark.parametrize(("call", "after"), every_crash(VISIT_CALLS))
def test_a_crash_anywhere_loses_no_message_and_sends_none_twice(
    desk: Desk, courier: MemoryCourier, clock: Clock, number: str, call: int, after: bool
) -> None:
    fuse = Fuse()
    fuse.set(call, after=after)
    with pytest.raises(Crash):
        visit(fragile(desk, fuse), courier, number, "v1")
    for n in range(5):
        clock.advance(minutes=1)
        visit(desk, courier, number, f"w{n}")
    assert set(states(desk, number).values()) <= {"sent", "unknown"}
    assert all(courier.accepted[number, id] <= 1 for id in RECEIPTS)
    assert {id for id, s in states(desk, number).items() if s == "sent"} <= set(courier.told)
    assert desk.complaints.load(number).confirmed


def test_a_first_visit_makes_six_calls_and_the_crashes_above_meet_them_all(
    desk: Desk, courier: MemoryCourier, number: str
) -> None:
    fuse = Fuse()
    visit(fragile(desk, fuse), courier, number, "v1")
    assert fuse.calls == VISIT_CALLS


@pytest.mark.parametrize("after", [False, True])
def test_a_courier_that_dies_between_two_messages_leaves_both_as_a_task(
    desk: Desk, courier: MemoryCourier, clock: Clock, number: str, after: bool
) -> None:
    fuse = Fuse()
    courier.while_sending = lambda message: fuse.through(lambda: None)
    fuse.set(2, after=after)
    with pytest.raises(Crash):
        visit(desk, courier, number, "v1")
    clock.advance(minutes=5)
    visit(desk, courier, number, "v2")
    assert set(states(desk, number).values()) == {"unknown"}


@pytest.mark.fault(34)
@pytest.mark.parametrize(("call", "after"), every_crash(8))
def test_a_crash_while_reminding_reminds_once_all_the_same(
    desk: Desk, courier: MemoryCourier, clock: Clock, call: int, after: bool
) -> None:
    number = dispatched(desk)
    visit(desk, courier, number, "v1")
    clock.now = wita("2026-11-26", "08:00")
    fuse = Fuse()
    fuse.set(call, after=after)
    with suppress(Crash):  # the last of them lie beyond its end
        visit(fragile(desk, fuse), FragileCourier(courier, fuse), number, "v2")
    for n in range(5):
        clock.advance(minutes=1)
        visit(desk, courier, number, f"w{n}")
    history = desk.complaints.load(number).history
    assert [e.what for e in history].count("reminded") == 1
    assert max(courier.accepted.values()) == 1
