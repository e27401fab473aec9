"""A complaint comes back from its item as it went in, and the item stays small."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from functions.actions.desk import Desk
from functions.domain import messages
from functions.domain.complaint import Complaint
from functions.domain.lifecycle import EVENTS
from functions.storage import keys, packing, shorthand
from functions.storage.values import from_wire, to_wire
from tests.clock import Clock, wita
from tests.lives import lives, long_life


def there_and_back(desk: Desk, complaint: Complaint) -> Complaint:
    item = packing.pack(complaint, desk.agenda(complaint))
    wire = keys.complaint(complaint.number) | {name: to_wire(v) for name, v in item.items()}
    return packing.unpack(from_wire(wire))


def test_the_lives_meet_every_event_and_every_message(desk: Desk) -> None:
    moments = list(lives(desk))
    met = {event.what for moment in moments for event in moment.complaint.history}
    assert met == EVENTS.keys()
    owed = {message.template for moment in moments for message in moment.owes}
    assert owed == shorthand.TEMPLATE_CODES.keys()


def test_every_moment_of_a_long_life_comes_back_as_it_was(desk: Desk) -> None:
    for moment in lives(desk):
        complaint = moment.complaint
        back = there_and_back(desk, complaint)
        assert back == replace(complaint, due_at=desk.agenda(complaint).due_at)


def test_a_message_comes_back_in_every_state(desk: Desk, clock: Clock) -> None:
    complaint = next(long_life(desk)).complaint
    pending = next(iter(complaint.messages.values()))
    claimed = messages.claimed(pending, "visit-1", clock())
    for message in (
        pending,
        claimed,
        messages.sent(claimed, clock()),
        messages.failed(claimed, clock(), "Ditolak"),
        messages.unknown(claimed, clock()),
        messages.put_off(claimed, clock(), burn=True),
    ):
        one = replace(complaint, messages={message.id: message})
        assert there_and_back(desk, one).messages == {message.id: message}


def test_forty_acts_and_all_their_messages_fit_into_one_read(desk: Desk) -> None:
    *_, last = long_life(desk)
    settled = {id: messages.sent(m, m.due) for id, m in last.complaint.messages.items()}
    complaint = replace(last.complaint, messages=settled)
    assert len(complaint.history) > 40
    assert size(packing.pack(complaint, desk.agenda(complaint))) < 4_096


def size(value: Any) -> int:
    """Bytes as DynamoDB counts them: two digits a byte, one byte more for each nested entry."""
    if isinstance(value, dict):
        return 3 + sum(len(name.encode()) + size(inner) + 1 for name, inner in value.items())
    if isinstance(value, list):
        return 3 + sum(size(inner) + 1 for inner in value)
    return len(value.encode()) if isinstance(value, str) else len(str(value)) // 2 + 2


def test_moments_are_kept_to_the_second(desk: Desk) -> None:
    clock = Clock(wita("2026-11-24") + timedelta(microseconds=123_456))
    complaint = next(long_life(replace(desk, now=clock))).complaint
    assert there_and_back(desk, complaint).filed_at == wita("2026-11-24")


def test_every_shorthand_is_used_once() -> None:
    for codes in (shorthand.EVENT_CODES, shorthand.TEMPLATE_CODES):
        assert len(set(codes.values())) == len(codes)
    assert shorthand.EVENT_CODES.keys() == EVENTS.keys()


@pytest.mark.fault(44)
@pytest.mark.parametrize("short", ["", "3xx", "dg:pupr", "3dgpupr"])
def test_an_unknown_message_id_is_an_error_and_not_a_guess(short: str) -> None:
    with pytest.raises((KeyError, ValueError)):
        shorthand.long_message(short)
