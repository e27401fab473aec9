"""A visit does what is due on a complaint, once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from functions.actions import reporter
from functions.actions.desk import Desk
from functions.actions.visit import visit
from functions.domain import desk_acts, staff_acts
from tests.actions.steps import RECEIPTS, dispatched, due_at, office, states
from tests.clock import Clock, wita
from tests.couriers import MemoryCourier
from tests.desks import filed
from tests.stores import MemoryIdentities, MemorySubmissions


def test_everything_that_is_owed_goes_out_at_once(
    desk: Desk, courier: MemoryCourier, number: str
) -> None:
    visit(desk, courier, number, "v1")
    assert courier.told == RECEIPTS
    assert set(states(desk, number).values()) == {"sent"}


def test_a_second_visit_finds_nothing_and_writes_nothing(
    desk: Desk, courier: MemoryCourier, number: str
) -> None:
    visit(desk, courier, number, "v1")
    before = desk.complaints.load(number)
    for again in ("v1", "v2"):
        visit(desk, courier, number, again)
    assert desk.complaints.load(number) == before
    assert courier.told == RECEIPTS


def test_a_visit_costs_one_claim_and_one_settle_for_all_messages(
    desk: Desk, courier: MemoryCourier, number: str
) -> None:
    rev = desk.complaints.load(number).rev
    visit(desk, courier, number, "v1")
    assert desk.complaints.load(number).rev == rev + 2


def test_the_first_visit_makes_words_and_identity_permanent(
    desk: Desk, courier: MemoryCourier, number: str
) -> None:
    complaint = desk.complaints.load(number)
    visit(desk, courier, number, "v1")
    assert isinstance(desk.submissions, MemorySubmissions)
    assert isinstance(desk.identities, MemoryIdentities)
    assert desk.submissions.kept == {complaint.submission}
    assert desk.identities.kept == {number}
    assert desk.complaints.load(number).confirmed


def test_afterwards_the_sweep_looks_when_the_next_clock_runs_out(
    desk: Desk, courier: MemoryCourier, number: str
) -> None:
    assert due_at(desk, number) == desk.now()
    visit(desk, courier, number, "v1")
    assert due_at(desk, number) == wita("2026-11-26", "08:00")


def test_what_the_service_asks_to_wait_with_is_tried_later_without_an_end(
    desk: Desk, courier: MemoryCourier, clock: Clock, number: str
) -> None:
    courier.outcome = "waits"
    for _ in range(30):
        visit(desk, courier, number, "v1")
        assert due_at(desk, number) == clock() + timedelta(minutes=1)
        clock.advance(minutes=1)
    courier.outcome = "sent"
    visit(desk, courier, number, "v1")
    assert courier.told == RECEIPTS


def test_what_cannot_be_reached_waits_longer_each_time(
    desk: Desk, courier: MemoryCourier, clock: Clock, number: str
) -> None:
    courier.outcome = "later"
    waits = []
    for _ in range(4):
        visit(desk, courier, number, "v1")
        due = due_at(desk, number)
        assert due is not None
        waits.append(due - clock())
        clock.now = due
    assert waits == [timedelta(minutes=m) for m in (2, 4, 8, 16)]


@pytest.mark.parametrize("outcome", ["failed", "unknown"])
def test_what_failed_or_was_lost_becomes_a_task_and_is_not_sent_again_by_itself(
    desk: Desk, courier: MemoryCourier, clock: Clock, number: str, outcome: str
) -> None:
    courier.outcome = outcome
    visit(desk, courier, number, "v1")
    taken = courier.accepted.copy()
    courier.outcome = "sent"
    clock.advance(hours=5)
    visit(desk, courier, number, "v2")
    assert set(states(desk, number).values()) == {outcome}
    assert courier.accepted == taken
    office(desk, number, desk_acts.resend, RECEIPTS[0])
    visit(desk, courier, number, "v3")
    assert states(desk, number) == {RECEIPTS[0]: "sent", RECEIPTS[1]: outcome}


def test_a_message_that_cannot_be_prepared_is_not_claimed(
    desk: Desk, courier: MemoryCourier, number: str
) -> None:
    class Broken(MemoryCourier):
        def prepare(self, *given: Any) -> Any:
            raise ValueError

    with pytest.raises(ValueError):
        visit(desk, Broken(desk.now), number, "v1")
    assert set(states(desk, number).values()) == {"pending"}
    visit(desk, courier, number, "v2")
    assert courier.told == RECEIPTS


def test_reminders_are_taken_and_mailed_in_the_same_visit(
    desk: Desk, courier: MemoryCourier, clock: Clock
) -> None:
    number = dispatched(desk)
    visit(desk, courier, number, "v1")
    clock.now = wita("2026-11-26", "08:00")
    visit(desk, courier, number, "v2")
    visit(desk, courier, number, "v3")
    reminders = [id for id in courier.told if "reminder" in id]
    assert reminders == ["2.reminder_admin.admin", "2.reminder_agency.pupr"]
    assert due_at(desk, number) == wita("2026-12-01", "08:00")


def test_a_due_moment_that_was_early_is_moved_without_an_event(
    desk: Desk, courier: MemoryCourier, clock: Clock
) -> None:
    number = dispatched(desk)
    visit(desk, courier, number, "v1")
    office(desk, number, staff_acts.ask)  # the procedure's clock rests
    visit(desk, courier, number, "v2")
    assert due_at(desk, number) == wita("2026-12-01", "08:00")
    clock.now = wita("2026-12-01", "07:00")
    before = desk.complaints.load(number)
    visit(desk, courier, number, "v3")
    assert desk.complaints.load(number) == before


def test_what_has_ended_has_no_due_moment_once_its_mails_are_out(
    desk: Desk, courier: MemoryCourier
) -> None:
    done = filed(desk)
    visit(desk, courier, done.complaint.number, "v1")
    reporter.withdraw(desk, done.complaint.number, done.code)
    assert due_at(desk, done.complaint.number) == desk.now()
    visit(desk, courier, done.complaint.number, "v2")
    assert due_at(desk, done.complaint.number) is None
