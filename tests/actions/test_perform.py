from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from functions.actions.desk import Desk
from functions.actions.perform import ATTEMPTS, perform
from functions.domain import agency_acts, citizen_acts, desk_acts, messages, staff_acts
from functions.domain.complaint import Complaint
from functions.domain.errors import Busy, Invalid, Stale, WrongState
from functions.domain.history import SYSTEM, Act
from functions.domain.privacy import Text
from tests.actions.steps import OFFICE, dispatch, dispatched, reclassify
from tests.desks import filed, memory_desk
from tests.stores import MemoryComplaints


class Interrupted(MemoryComplaints):
    """Somebody else writes just before each save, so many times."""

    def __init__(self) -> None:
        super().__init__()
        self.others: list[Callable[[], Any]] = []

    def save(self, before: Complaint, after: Complaint, agenda: Any) -> None:
        if self.others:
            self.others.pop()()
        super().save(before, after, agenda)


@pytest.fixture
def store() -> Interrupted:
    return Interrupted()


@pytest.fixture
def desk(store: Interrupted) -> Desk:
    return memory_desk(complaints=store)


def note(complaint: Complaint, act: Act) -> Complaint:
    """What the system does beside the acts of people."""
    return complaint.happened(act, "reminded", steps=("x",))


def test_an_act_is_one_write_that_counts(desk: Desk) -> None:
    number = filed(desk).complaint.number
    after = dispatch(desk, number)
    assert after == desk.complaints.load(number)
    assert (after.status, after.rev, after.version) == ("dispatched", 1, 2)


def test_what_changes_nothing_writes_nothing(desk: Desk) -> None:
    number = dispatched(desk)
    decide: Any = lambda c, act: agency_acts.acknowledge(c, act, "pupr")  # noqa: E731
    once = perform(desk, number, "agency:pupr", decide, text=Text("", {"name": "Rina"}))
    twice = perform(desk, number, "agency:pupr", decide, text=Text("", {"name": "Budi"}))
    assert twice.rev == once.rev
    _, texts = desk.complaints.load_with_texts(number)
    assert [t.signed["name"] for t in texts.values()] == ["Rina"]


def test_a_write_of_the_system_in_between_is_not_noticed(desk: Desk, store: Interrupted) -> None:
    number = filed(desk).complaint.number
    store.others = [lambda: perform(desk, number, SYSTEM, note)]
    after = perform(desk, number, OFFICE, staff_acts.ask, version=1)
    assert [e.what for e in after.history] == ["filed", "reminded", "asked"]


def test_a_message_that_is_being_sent_in_between_is_not_noticed_and_not_undone(
    desk: Desk, store: Interrupted
) -> None:
    number = filed(desk).complaint.number
    complaint = store.load(number)
    claims = [messages.claimed(m, "me", desk.now()) for m in complaint.messages.values()]
    store.others = [lambda: store.claim(complaint, claims)]
    after = perform(desk, number, OFFICE, staff_acts.ask, version=1)
    assert [m.state for m in after.messages.values()] == ["claimed", "claimed", "pending"]


@pytest.mark.fault(29)
def test_two_officials_at_once_the_second_is_told_what_changed(
    desk: Desk, store: Interrupted
) -> None:
    number = filed(desk).complaint.number
    store.others = [lambda: dispatch(desk, number)]
    with pytest.raises(Stale) as refused:
        perform(desk, number, OFFICE, staff_acts.ask, text=Text("Di mana?"), version=1)
    assert '"Diteruskan ke Dinas Pekerjaan Umum' in refused.value.message
    assert "tulisan Anda tetap ada di sini" in refused.value.message
    assert store.texts == {number: {}}, "a refused act leaves no text"


def test_a_page_that_is_older_than_the_complaint_is_told_everything_since(desk: Desk) -> None:
    number = dispatched(desk)
    perform(desk, number, OFFICE, staff_acts.ask)
    perform(desk, number, SYSTEM, note)
    with pytest.raises(Stale, match=r'"Diteruskan ke .*" \(.*\) dan "Bertanya kepada'):
        perform(desk, number, OFFICE, staff_acts.close, version=1)


def test_what_happens_inside_the_office_is_told_in_words_too(desk: Desk) -> None:
    number = dispatched(desk)
    reclassify(desk, number)
    perform(desk, number, OFFICE, lambda c, act: desk_acts.flag(c, act, desk.directory, ["urgent"]))
    with pytest.raises(Stale) as refused:
        perform(desk, number, OFFICE, staff_acts.ask, version=2)
    assert "reclassified" not in refused.value.message
    assert "flagged" not in refused.value.message


def test_who_knows_no_version_decides_again_on_what_stands(desk: Desk, store: Interrupted) -> None:
    number = filed(desk).complaint.number
    store.others = [lambda: reclassify(desk, number)]
    assert perform(desk, number, OFFICE, staff_acts.ask).status == "incomplete"


def test_an_act_that_has_become_impossible_is_refused_and_leaves_no_text(
    desk: Desk, store: Interrupted
) -> None:
    number = filed(desk).complaint.number
    store.others = [lambda: perform(desk, number, "reporter", _withdraw)]
    with pytest.raises(WrongState):
        perform(desk, number, OFFICE, staff_acts.ask, text=Text("Di mana?"))
    assert store.texts == {number: {}}


def _withdraw(complaint: Complaint, act: Act) -> Complaint:
    return citizen_acts.withdraw(complaint, act)


def test_a_refused_act_writes_no_text_at_all(desk: Desk, store: Interrupted) -> None:
    number = filed(desk).complaint.number
    with pytest.raises(Invalid):
        perform(
            desk,
            number,
            OFFICE,
            lambda c, act: staff_acts.decline(c, act, reason="malas"),
            text=Text("Tidak mau"),
        )
    assert store.texts == {}


def test_a_text_stands_before_its_act(desk: Desk, store: Interrupted) -> None:
    number = filed(desk).complaint.number
    seen: list[Any] = []
    store.others = [lambda: seen.append(dict(store.texts[number]))]
    after = perform(desk, number, OFFICE, staff_acts.ask, text=Text("Di mana?"))
    assert seen == [{after.history[-1].act: Text("Di mana?")}]


def test_who_never_gets_a_turn_is_asked_to_try_again(desk: Desk, store: Interrupted) -> None:
    number = filed(desk).complaint.number

    def somebody() -> None:
        standing = store.items[number]
        store.items[number] = replace(standing, rev=standing.rev + 1)

    store.others = [somebody] * ATTEMPTS
    with pytest.raises(Busy, match="beberapa orang sekaligus"):
        perform(desk, number, OFFICE, staff_acts.ask)
    store.others = [somebody] * (ATTEMPTS - 1)
    assert perform(desk, number, OFFICE, staff_acts.ask).status == "incomplete"


def test_a_write_whose_end_nobody_knows_keeps_its_text(desk: Desk, store: Interrupted) -> None:
    number = filed(desk).complaint.number

    def no_answer() -> None:
        raise Busy

    store.others = [no_answer]
    with pytest.raises(Busy):
        perform(desk, number, OFFICE, staff_acts.ask, text=Text("Di mana?"))
    assert len(store.texts[number]) == 1
