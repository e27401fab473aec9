"""Visits and acts at the same time do not get into each other's way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from functions.actions import reporter
from functions.actions.desk import Desk
from functions.actions.visit import visit
from functions.domain.complaint import Complaint
from tests.actions.steps import RECEIPTS, dispatch, due_at, states
from tests.clock import Clock
from tests.couriers import MemoryCourier
from tests.crashes import Fuse, fragile
from tests.desks import filed
from tests.stores import MemoryComplaints


def test_another_deliverer_leaves_claimed_messages_alone(
    desk: Desk, courier: MemoryCourier, number: str
) -> None:
    other = MemoryCourier(desk.now)
    courier.while_sending = lambda message: visit(desk, other, number, "v2")
    visit(desk, courier, number, "v1")
    assert (courier.told, other.told) == (RECEIPTS, [])


@pytest.mark.parametrize("call", range(1, 7))
def test_two_deliverers_at_once_send_each_message_once(
    desk: Desk, courier: MemoryCourier, number: str, call: int
) -> None:
    fuse, other = Fuse(), MemoryCourier(desk.now)
    fuse.interrupt(call, lambda: visit(desk, other, number, "v2"))
    visit(fragile(desk, fuse), courier, number, "v1")
    assert sorted(courier.told + other.told) == RECEIPTS
    assert set(states(desk, number).values()) == {"sent"}


def test_an_act_that_lands_while_a_message_is_handed_over_loses_nothing(
    desk: Desk, courier: MemoryCourier
) -> None:
    done = filed(desk)
    number = done.complaint.number

    def meanwhile(message: Any) -> None:
        if len(desk.complaints.load(number).history) == 1:
            dispatch(desk, number)
            reporter.reply(desk, number, done.code, "Masih gelap.")

    courier.while_sending = meanwhile
    visit(desk, courier, number, "v1")
    found = states(desk, number)
    assert [found[id] for id in RECEIPTS] == ["sent", "sent"]
    assert [s for id, s in found.items() if id not in RECEIPTS] == ["pending"] * 4
    assert due_at(desk, number) == desk.now(), "what came meanwhile is due at once"
    visit(desk, courier, number, "v2")
    assert sorted(courier.told) == sorted(states(desk, number))


def test_an_act_between_reading_and_claiming_is_not_sent_from_an_old_page(
    desk: Desk, courier: MemoryCourier, number: str
) -> None:
    class Late(MemoryComplaints):
        def claim(self, complaint: Complaint, claims: Any) -> bool:
            if len(self.items[number].history) == 1:
                dispatch(desk, number)
            return super().claim(complaint, claims)

    assert isinstance(desk.complaints, MemoryComplaints)
    late = Late()
    late.items, late.texts = desk.complaints.items, desk.complaints.texts
    visit(replace(desk, complaints=late), courier, number, "v1")
    assert courier.told == RECEIPTS
    assert sum(s == "pending" for s in states(desk, number).values()) == 2
    assert due_at(desk, number) == desk.now()


def test_who_is_overtaken_every_time_leaves_the_rest_to_the_lease(
    desk: Desk, courier: MemoryCourier, clock: Clock, number: str
) -> None:
    class Crowded(MemoryComplaints):
        def settle(self, complaint: Complaint, settled: Any, agenda: Any) -> Complaint | None:
            standing = self.items[number]
            self.items[number] = replace(standing, rev=standing.rev + 1)
            return super().settle(complaint, settled, agenda)

    assert isinstance(desk.complaints, MemoryComplaints)
    crowded = Crowded()
    crowded.items, crowded.texts = desk.complaints.items, desk.complaints.texts
    visit(replace(desk, complaints=crowded), courier, number, "v1")
    assert set(states(desk, number).values()) == {"claimed"}
    clock.advance(minutes=5)
    visit(desk, courier, number, "v2")
    assert set(states(desk, number).values()) == {"unknown"}
    assert courier.told == RECEIPTS
