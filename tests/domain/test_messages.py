from __future__ import annotations

from datetime import timedelta

import pytest

from functions.domain import messages
from functions.domain.messages import LEASE, Message, Owed
from tests.clock import wita

NOW = wita("2026-11-24")
PENDING = messages.pending(3, Owed("dispatched_agency", "kec-batulicin"), NOW)
CLAIMED = messages.claimed(PENDING, "me", NOW)


def test_a_message_says_what_it_is_about_and_whom_it_is_for() -> None:
    assert (PENDING.event, PENDING.template, PENDING.to) == (
        3,
        "dispatched_agency",
        "kec-batulicin",
    )


def test_a_message_is_claimable_from_its_moment_on_and_only_while_it_waits() -> None:
    assert PENDING.is_claimable(NOW)
    assert not PENDING.is_claimable(NOW - timedelta(seconds=1))
    settled = (
        messages.sent(CLAIMED, NOW),
        messages.failed(CLAIMED, NOW, "Ditolak"),
        messages.unknown(CLAIMED, NOW),
    )
    for message in (CLAIMED, *settled):
        assert not message.is_claimable(NOW + timedelta(days=1))


def test_a_claim_keeps_the_due_moment_so_that_the_sweep_keeps_seeing_it() -> None:
    assert (CLAIMED.due, CLAIMED.tries, CLAIMED.owner) == (PENDING.due, 1, "me")


def test_a_claim_lapses_when_its_lease_is_over() -> None:
    assert not CLAIMED.has_lapsed(NOW + LEASE - timedelta(seconds=1))
    assert CLAIMED.has_lapsed(NOW + LEASE)


def test_what_is_settled_forgets_its_owner() -> None:
    for message in (
        messages.sent(CLAIMED, NOW),
        messages.failed(CLAIMED, NOW, "Ditolak"),
        messages.unknown(CLAIMED, NOW),
        messages.put_off(CLAIMED, NOW, burn=True),
    ):
        assert (message.owner, message.lease) == ("", None)


def test_only_what_failed_or_was_lost_needs_a_person() -> None:
    assert messages.failed(CLAIMED, NOW, "Ditolak").needs_a_person
    assert messages.unknown(CLAIMED, NOW).needs_a_person
    assert not messages.sent(CLAIMED, NOW).needs_a_person
    assert not CLAIMED.needs_a_person and not PENDING.needs_a_person


@pytest.mark.parametrize(("tries", "minutes"), [(1, 2), (2, 4), (5, 32), (6, 60), (11, 60)])
def test_each_try_waits_longer_up_to_an_hour(tries: int, minutes: int) -> None:
    message = Message(PENDING.id, "claimed", NOW, tries, "me", NOW + LEASE)
    later = messages.put_off(message, NOW, burn=True)
    assert (later.due - NOW, later.tries) == (timedelta(minutes=minutes), tries)


def test_being_asked_to_wait_burns_no_try() -> None:
    later = messages.put_off(CLAIMED, NOW, burn=False)
    assert (later.due - NOW, later.tries) == (timedelta(minutes=1), 0)


def test_the_next_moment_is_that_of_the_first_message_still_on_its_way() -> None:
    later = messages.put_off(CLAIMED, NOW, burn=True)
    arrived = messages.sent(CLAIMED, NOW - timedelta(days=1))
    assert messages.next_moment([later, arrived]) == later.due
    assert messages.next_moment([arrived]) is None
