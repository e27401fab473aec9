"""Whatever was done to a complaint, its item gives it back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from functions.actions.visit import visit
from functions.domain.errors import Refused
from functions.storage import keys, packing
from functions.storage.values import from_wire, to_wire
from tests.actions.deeds import AGENCIES, DEEDS, fitting
from tests.clock import Clock
from tests.couriers import OUTCOMES, MemoryCourier
from tests.desks import filed, memory_desk

steps = st.lists(
    st.tuples(st.integers(0, 99), st.sampled_from(sorted(OUTCOMES)), st.integers(0, 4000)),
    max_size=20,
)


@given(steps=steps, category=st.sampled_from(["korupsi", "lampu-jalan-mati", ""]))
@settings(max_examples=60, deadline=None, derandomize=True, database=None)
def test_a_complaint_of_any_past_comes_back_from_its_item(
    steps: list[tuple[int, str, int]], category: str
) -> None:
    clock = Clock()
    desk, courier = memory_desk(clock), MemoryCourier(clock)
    number = filed(desk, category=category).complaint.number
    for choice, courier.outcome, minutes in steps:
        seen = desk.complaints.load(number)
        possible = fitting(desk, seen)
        deed, agency = possible[choice % len(possible)]
        with suppress(Refused):
            DEEDS[deed](desk, seen, agency if agency in AGENCIES else "pupr")
        clock.advance(minutes=minutes)
        visit(desk, courier, number, f"v{choice}")
    complaint = desk.complaints.load(number)
    item = packing.pack(complaint, desk.agenda(complaint))
    wire = keys.complaint(number) | {name: to_wire(value) for name, value in item.items()}
    assert packing.unpack(from_wire(wire)) == replace(
        complaint, due_at=desk.agenda(complaint).due_at
    )
