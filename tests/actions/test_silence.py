"""An end by silence: taken once by a visit, overtaken by a word that came first."""

from __future__ import annotations

import pytest

from functions.actions import reporter
from functions.actions.desk import Desk
from functions.actions.visit import visit
from functions.domain.errors import WrongState
from tests.actions.steps import answer, dispatch, link, relay, states
from tests.clock import Clock, wita
from tests.couriers import MemoryCourier
from tests.crashes import Fuse, fragile
from tests.desks import filed

NOTICE, END = wita("2026-12-04", "08:00"), wita("2026-12-09", "08:00")


@pytest.fixture
def answered(desk: Desk, courier: MemoryCourier, clock: Clock) -> tuple[str, str]:
    """Number and code of a complaint whose reporter has had answer and notice."""
    done = filed(desk)
    number = done.complaint.number
    dispatch(desk, number)
    answer(desk, link(desk, number))
    relay(desk, number)
    visit(desk, courier, number, "v1")
    assert desk.complaints.load(number).due_at == NOTICE
    clock.now = NOTICE
    visit(desk, courier, number, "v2")
    assert desk.complaints.load(number).due_at == END
    clock.now = END
    return number, done.code


def test_a_visit_closes_it_once_and_tells_the_reporter_in_the_same_visit(
    desk: Desk, courier: MemoryCourier, answered: tuple[str, str]
) -> None:
    number, _ = answered
    rev = desk.complaints.load(number).rev
    for owner in ("v3", "v4", "v5"):
        visit(desk, courier, number, owner)
    after = desk.complaints.load(number)
    assert (after.status, after.history[-1].by, after.due_at) == ("closed", "system", None)
    assert after.rev == rev + 3, "one act, one claim, one settle"
    told = [id.split(".", 1)[1] for id in courier.told if "clos" in id]
    assert told == ["closing_answered_reporter.reporter", "closed_silent_reporter.reporter"]
    assert set(states(desk, number).values()) == {"sent"}


@pytest.mark.parametrize("call", range(1, 9))
def test_a_word_that_came_first_wins(
    desk: Desk, courier: MemoryCourier, answered: tuple[str, str], call: int
) -> None:
    """Between any two calls of the visit that would close it."""
    number, code = answered
    fuse = Fuse()
    came_first = []

    def speak() -> None:
        came_first.append(desk.complaints.load(number).status == "answered")
        try:
            reporter.reply(desk, number, code, "Belum selesai, masih gelap.")
        except WrongState:
            reporter.reopen(desk, number, code, "Belum selesai, masih gelap.")

    fuse.interrupt(call, speak)
    visit(fragile(desk, fuse), courier, number, "v3")
    visit(desk, courier, number, "v4")
    after = desk.complaints.load(number)
    if came_first:
        assert after.status == "reopened"
        assert ("closed" in [e.what for e in after.history]) != came_first[0]
    assert set(states(desk, number).values()) == {"sent"}


def test_what_was_closed_by_silence_is_opened_again_by_a_word(
    desk: Desk, courier: MemoryCourier, answered: tuple[str, str]
) -> None:
    number, code = answered
    visit(desk, courier, number, "v3")
    after = reporter.reopen(desk, number, code, "Lampunya mati lagi.")
    assert after.status == "reopened" and after.due_at is not None
