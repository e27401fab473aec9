"""What the stores promise: one act is one conditional write."""

from __future__ import annotations

from dataclasses import replace

import pytest

from functions.actions.desk import Desk
from functions.domain import citizen_acts, staff_acts
from functions.domain.errors import NotFound, Outdated
from functions.domain.history import Act
from functions.domain.privacy import Text
from tests.lives import long_life
from tests.storage.steps import claim_all, new


def act(desk: Desk, id: str = "a1", by: str = "staff:rina") -> Act:
    return Act(id, desk.now(), by)


def test_a_long_life_is_read_back_after_every_save(any_desk: Desk) -> None:
    before = None
    for moment in long_life(any_desk):
        if before:
            any_desk.complaints.save(before, moment.complaint, any_desk.agenda(moment.complaint))
        before = any_desk.complaints.load(moment.complaint.number)
        due = any_desk.agenda(moment.complaint).due_at
        assert before == replace(moment.complaint, rev=before.rev, due_at=due)
    assert before and before.rev == len(before.history) - 1


def test_an_unknown_number_is_not_found(any_desk: Desk) -> None:
    for load in (any_desk.complaints.load, any_desk.complaints.load_with_texts):
        with pytest.raises(NotFound):
            load("TB-0000-0000")


def test_texts_come_with_the_complaint_and_can_be_taken_back(any_desk: Desk) -> None:
    store, number = any_desk.complaints, new(any_desk).number
    store.put_text(number, "a1", Text("Selesai <b>hari ini</b>", {"name": "Rina"}))
    store.put_text(number, "a2", Text("Terima kasih"))
    store.drop_text(number, "a2", any_desk.now())
    complaint, texts = store.load_with_texts(number)
    assert complaint == store.load(number)
    assert texts == {"a1": Text("Selesai <b>hari ini</b>", {"name": "Rina"})}


def test_creating_the_same_complaint_again_counts_as_written(any_desk: Desk) -> None:
    complaint = new(any_desk)
    moved = citizen_acts.reply(complaint, act(any_desk))
    any_desk.complaints.save(complaint, moved, any_desk.agenda(moved))
    assert any_desk.complaints.create(complaint, any_desk.agenda(complaint))
    assert len(any_desk.complaints.load(complaint.number).history) == 2, "nothing was overwritten"


@pytest.mark.fault(11)
def test_a_number_that_belongs_to_another_submission_is_refused(any_desk: Desk) -> None:
    complaint = new(any_desk)
    other = replace(complaint, submission="another", subject="Bukan ini")
    assert not any_desk.complaints.create(other, any_desk.agenda(other))
    assert any_desk.complaints.load(complaint.number) == complaint


@pytest.mark.fault(29)
def test_whoever_saves_second_is_told_and_changes_nothing(any_desk: Desk) -> None:
    before = new(any_desk)
    first = citizen_acts.reply(before, act(any_desk, "a1"))
    second = citizen_acts.withdraw(before, act(any_desk, "a2"))
    any_desk.complaints.save(before, first, any_desk.agenda(first))
    with pytest.raises(Outdated):
        any_desk.complaints.save(before, second, any_desk.agenda(second))
    assert [e.what for e in any_desk.complaints.load(before.number).history] == ["filed", "replied"]


def test_a_save_after_a_claim_is_outdated_and_does_not_undo_the_claim(any_desk: Desk) -> None:
    before = new(any_desk)
    after = staff_acts.ask(before, act(any_desk))
    claims = claim_all(any_desk, before)
    with pytest.raises(Outdated):
        any_desk.complaints.save(before, after, any_desk.agenda(after))
    standing = any_desk.complaints.load(before.number).messages
    assert [standing[m.id] for m in claims] == claims


def test_facts_that_become_empty_vanish(any_desk: Desk) -> None:
    before = new(any_desk)
    flagged = replace(before, flags=frozenset(("urgent",)), district="63.10.01")
    flagged = citizen_acts.reply(flagged, act(any_desk, "a1"))
    any_desk.complaints.save(before, flagged, any_desk.agenda(flagged))
    before = any_desk.complaints.load(before.number)
    plain = replace(before, flags=frozenset(), district="")
    plain = citizen_acts.reply(plain, act(any_desk, "a2"))
    any_desk.complaints.save(before, plain, any_desk.agenda(plain))
    standing = any_desk.complaints.load(before.number)
    assert (standing.flags, standing.district) == (frozenset(), "")
