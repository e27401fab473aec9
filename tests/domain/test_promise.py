from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from functions.domain import messages
from functions.domain.complaint import Complaint
from functions.domain.history import Event, staff_actor
from functions.domain.messages import LEASE, Message
from functions.domain.promise import Kept, measured
from functions.domain.settings import Promise
from tests.clock import wita

START = wita("2026-11-24", "09:00")
PROMISE = Promise(seconds=10, percent=95, minutes=15)
ID = "0.dispatched_agency.pupr"


def seconds(many: int) -> datetime:
    return START + timedelta(seconds=many)


def owing(*outbox: Message, resent_at: datetime | None = None) -> Complaint:
    history = [Event("a", START, "reporter", "filed")]
    if resent_at:
        details = {"message": outbox[0].id}
        history.append(Event("b", resent_at, staff_actor("ani"), "message_resent", details))
    return Complaint(
        *("TB-1", "complaint", "web", START, "s", "email", False, "k"),
        history=tuple(history),
        messages={message.id: message for message in outbox},
    )


def counted(complaint: Complaint, now: datetime) -> Kept:
    return measured([complaint], PROMISE, START, START + timedelta(days=1), now)


PENDING = Message(ID, "pending", START)
CLAIMED = messages.claimed(PENDING, "me", START)
SENT = messages.sent(CLAIMED, seconds(10))


@pytest.mark.parametrize(
    ("message", "age", "kept"),
    [
        (SENT, 60, Kept(owed=1, prompt=1, settled=1)),
        (messages.sent(CLAIMED, seconds(11)), 60, Kept(owed=1, settled=1)),
        (messages.sent(CLAIMED, seconds(900)), 5000, Kept(owed=1, settled=1)),
        (messages.sent(CLAIMED, seconds(901)), 5000, Kept(owed=1)),
        (PENDING, 10, Kept()),
        (PENDING, 11, Kept(owed=1)),
        (CLAIMED, 900, Kept(owed=1)),
        (CLAIMED, 901, Kept(owed=1, overdue=1)),
        (messages.failed(CLAIMED, seconds(2), "Ditolak"), 5, Kept(owed=1, settled=1, failed=1)),
        (messages.unknown(CLAIMED, START + LEASE), 500, Kept(owed=1, settled=1, failed=1)),
        (messages.void(PENDING, seconds(1)), 5000, Kept()),
    ],
)
def test_what_a_message_counts_as(message: Message, age: int, kept: Kept) -> None:
    assert counted(owing(message), seconds(age)) == kept


def test_a_message_that_went_on_to_the_second_address_counts_once_from_its_event() -> None:
    first = messages.failed(CLAIMED, seconds(30), "Ditolak")
    second = messages.sent(messages.to_second(first, seconds(30)), seconds(31))
    assert counted(owing(first, second), seconds(60)) == Kept(owed=1, settled=1)


def test_what_a_person_sent_again_is_never_prompt_and_is_told_apart() -> None:
    resent = owing(messages.sent(PENDING, seconds(5002)), resent_at=seconds(5000))
    assert counted(resent, seconds(6000)) == Kept(owed=1, settled=1, resent=1)


def test_only_what_was_owed_in_the_span_counts() -> None:
    day = timedelta(days=1)
    now = START + 2 * day
    assert measured([owing(SENT)], PROMISE, START - day, START, now) == Kept()
    assert measured([owing(SENT)], PROMISE, START, START + day, now).owed == 1


@pytest.mark.parametrize(
    ("kept", "percent", "is_kept"),
    [
        (Kept(), 100, True),
        (Kept(owed=100, prompt=95), 95, True),
        (Kept(owed=1000, prompt=949), 94, False),
        (Kept(owed=100, prompt=99, overdue=1), 99, False),
    ],
)
def test_the_promise_is_kept_or_not(kept: Kept, percent: int, is_kept: bool) -> None:
    assert (kept.percent, kept.is_kept(PROMISE)) == (percent, is_kept)
