"""One message has one deliverer, and only its owner says what became of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from functions.actions.desk import Desk
from functions.domain import citizen_acts, messages
from functions.domain.history import Act
from functions.domain.messages import Message
from functions.domain.reminders import Agenda
from tests.storage.steps import claim_all, new


@pytest.mark.fault(16)
def test_a_message_is_claimed_once(any_desk: Desk) -> None:
    complaint = new(any_desk)
    claims = claim_all(any_desk, complaint, "visit-1")
    others = [messages.claimed(m, "visit-2", any_desk.now()) for m in complaint.messages.values()]
    assert not any_desk.complaints.claim(complaint, others)
    assert not any_desk.complaints.claim(complaint, others[:1]), "not even one of them"
    standing = any_desk.complaints.load(complaint.number)
    assert list(standing.messages.values()) == claims
    assert standing.due_at == complaint.due_at, "the sweep keeps seeing what is claimed"


def test_one_taken_message_keeps_a_deliverer_from_all(any_desk: Desk) -> None:
    complaint = new(any_desk)
    one, two = complaint.messages.values()
    assert any_desk.complaints.claim(complaint, [messages.claimed(one, "v1", any_desk.now())])
    both = [messages.claimed(m, "v2", any_desk.now()) for m in (one, two)]
    assert not any_desk.complaints.claim(complaint, both)
    assert any_desk.complaints.load(complaint.number).messages[two.id] == two


def test_a_claim_gets_into_the_way_of_no_act(any_desk: Desk) -> None:
    stale = new(any_desk)
    after = citizen_acts.reply(stale, Act("a1", any_desk.now(), "reporter"))
    any_desk.complaints.save(stale, after, any_desk.agenda(after))
    claim_all(any_desk, stale)
    standing = any_desk.complaints.load(stale.number)
    assert [m.state for m in standing.messages.values()] == ["claimed", "claimed", "pending"]
    assert len(standing.history) == 2


def test_the_owner_settles_and_the_due_moment_follows(any_desk: Desk) -> None:
    pairs, number = claimed_pairs(any_desk)
    complaint = any_desk.complaints.load(number)
    later = any_desk.now() + timedelta(days=3)
    agenda = Agenda(later, "admin", later)
    assert any_desk.complaints.settle(complaint, pairs, agenda) is None
    standing = any_desk.complaints.load(number)
    assert [m.state for m in standing.messages.values()] == ["sent", "sent"]
    assert (standing.due_at, standing.rev) == (later, complaint.rev + 1)


def test_a_foreign_owner_settles_nothing_and_is_shown_what_stands(any_desk: Desk) -> None:
    pairs, number = claimed_pairs(any_desk)
    complaint = any_desk.complaints.load(number)
    foreign = [(messages.claimed(was, "visit-2", any_desk.now()), now) for was, now in pairs]
    assert any_desk.complaints.settle(complaint, foreign, any_desk.agenda(complaint)) == complaint
    assert any_desk.complaints.load(number) == complaint


def test_settling_from_an_old_state_is_shown_what_stands(any_desk: Desk) -> None:
    pairs, number = claimed_pairs(any_desk)
    old = any_desk.complaints.load(number)
    after = citizen_acts.reply(old, Act("a1", any_desk.now(), "reporter"))
    any_desk.complaints.save(old, after, any_desk.agenda(after))
    standing = any_desk.complaints.settle(old, pairs, any_desk.agenda(old))
    assert standing == any_desk.complaints.load(number)
    assert len(standing.history) == 2
    assert any_desk.complaints.settle(standing, pairs, any_desk.agenda(standing)) is None


def test_what_was_settled_is_not_settled_again(any_desk: Desk) -> None:
    pairs, number = claimed_pairs(any_desk)
    any_desk.complaints.settle(
        any_desk.complaints.load(number),
        [(was, messages.unknown(was, any_desk.now())) for was, _ in pairs],
        any_desk.agenda(any_desk.complaints.load(number)),
    )
    standing = any_desk.complaints.load(number)
    assert any_desk.complaints.settle(standing, pairs, any_desk.agenda(standing)) == standing
    assert {m.state for m in any_desk.complaints.load(number).messages.values()} == {"unknown"}


def test_a_repair_moves_the_due_moment_unless_somebody_wrote(any_desk: Desk) -> None:
    old = new(any_desk)
    later = any_desk.now() + timedelta(days=3)
    agenda = Agenda(later, "admin", later)
    any_desk.complaints.repair(old, agenda)
    assert any_desk.complaints.load(old.number).due_at == later
    any_desk.complaints.repair(old, any_desk.agenda(old))
    assert any_desk.complaints.load(old.number).due_at == later, "that one was too late"


def claimed_pairs(desk: Desk) -> tuple[list[tuple[Message, Message]], str]:
    complaint = new(desk)
    claims = claim_all(desk, complaint)
    return [(was, messages.sent(was, desk.now())) for was in claims], complaint.number
