"""What holds of every complaint at every moment, whatever happened (DESIGN rules 1 to 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

from functions.actions.desk import Desk
from functions.domain.complaint import Complaint
from functions.domain.lifecycle import status_along
from functions.domain.messages import ABOVE, APPROVAL
from functions.domain.privacy import Text
from functions.wiring.clients import FUNCTION_TIMEOUT
from tests.couriers import MemoryCourier


def the_status_is_the_fold_of_the_history(complaint: Complaint) -> None:
    assert status_along([e.what for e in complaint.history])[-1] == complaint.status
    assert len({e.act for e in complaint.history}) == len(complaint.history)
    people = [e for e in complaint.history if e.by != "system"]
    assert complaint.version == len(people)


def no_message_is_forgotten(complaint: Complaint) -> None:
    """Settled, or a task for a person, or waiting where the sweep will look in time."""
    for message in complaint.messages.values():
        if not message.is_settled:
            assert complaint.due_at is not None and complaint.due_at <= message.due, message


def the_due_moment_is_never_late(desk: Desk, complaint: Complaint) -> None:
    true = desk.agenda(complaint).due_at
    if true is not None:
        assert complaint.due_at is not None and complaint.due_at <= true


def nothing_was_sent_twice(courier: MemoryCourier, complaint: Complaint) -> None:
    by_hand = Counter(e.word("message") for e in complaint.history if e.what == "message_resent")
    for (number, id), times in courier.accepted.items():
        if number == complaint.number:
            assert times <= 1 + by_hand[id], id
            assert id in complaint.messages


def what_is_marked_as_sent_was_accepted(courier: MemoryCourier, complaint: Complaint) -> None:
    for message in complaint.messages.values():
        if message.state == "sent":
            assert courier.accepted[complaint.number, message.id]


def nobody_who_may_be_alive_is_written_off(
    courier: MemoryCourier, began: Mapping[str, datetime], complaint: Complaint
) -> None:
    for message in complaint.messages.values():
        owner = courier.handed.get((complaint.number, message.id))
        if message.state == "unknown" and owner:
            assert message.due - began[owner] > timedelta(seconds=FUNCTION_TIMEOUT)


def a_dispatch_has_one_final_answer_of_each_agency(complaint: Complaint) -> None:
    finals: Counter[tuple[int, str]] = Counter()
    for place, event in enumerate(complaint.history):
        if event.what == "answered_final" or event.word("type") == "final":
            finals[complaint.dispatch_at(place), event.word("agency")] += 1
    assert not [key for key, times in finals.items() if times > 1]


def each_reminder_is_given_once(complaint: Complaint) -> None:
    steps = [key for event in complaint.history for key in event.names("steps")]
    assert len(steps) == len(set(steps))


def nobody_is_reminded_outside_office_hours(desk: Desk, complaint: Complaint) -> None:
    moments = [e.at for e in complaint.history if e.names("steps")]
    assert all(desk.rules.calendar.is_working_moment(at) for at in moments)


def nobody_is_reminded_of_what_they_answered(complaint: Complaint) -> None:
    """Nor of what they gave back; a promise that was broken is another matter."""
    done = {"answered_interim", "answered_final", "contributed", "returned", "stepped_out"}
    for message in complaint.messages.values():
        event = complaint.history[message.event]
        broken = any(key.startswith("promise.") for key in event.names("steps"))
        to_head = message.template == APPROVAL
        if event.what not in ("reminded", "warned") or broken or to_head:
            continue
        for earlier in reversed(complaint.history[: message.event]):
            if earlier.what in ("dispatched", "sent_back"):
                break
            assert earlier.what not in done or earlier.word("agency") != message.to, message


def silence_ends_only_what_it_may(complaint: Complaint) -> None:
    """After a final answer or a question that were the last word, and a notice days before."""
    along = status_along([e.what for e in complaint.history])
    for place, event in enumerate(complaint.history):
        if event.what != "closed" or event.by != "system":
            continue
        clock, _, since = event.names("steps")[-1].split(".")
        opened, between = complaint.history[int(since)], complaint.history[int(since) + 1 : place]
        assert opened.what == {"answered": "relayed_final", "incomplete": "asked"}[along[place - 1]]
        assert not [e for e in between if e.by == "reporter"], between
        notices = [e.at for e in between if f"{clock}.notice.{since}" in e.names("steps")]
        assert len(notices) == 1 and event.at - notices[0] > timedelta(days=2)
        assert event.word("reason")


def a_secret_case_reaches_only_who_may_know(desk: Desk, complaint: Complaint) -> None:
    """Whether it was restricted by its topic or later by the office; a recall tells nothing."""
    if not complaint.is_restricted:
        return
    allowed = {*desk.directory.allowed_agencies(complaint.category, True)}
    assert {*complaint.agencies} <= allowed
    narrowed = [n for n, e in enumerate(complaint.history) if e.what in ("flagged", "reclassified")]
    since = max(narrowed, default=0)
    for message in complaint.messages.values():
        if message.event >= since and message.template != "recalled_agency":
            assert message.to in allowed | {"admin", "deputy", "reporter"}, message
            assert message.template != APPROVAL, message
        assert message.state != "pending" or message.template not in ABOVE, message


def a_head_decides_only_what_waits(desk: Desk, complaint: Complaint) -> None:
    """No answer goes past a head who is to see it, and none is asked or heard about any other."""
    for place, event in enumerate(complaint.history):
        agency = desk.directory.agencies.get(event.word("agency"))
        owes = (m.template for m in complaint.messages.values() if m.event == place)
        if event.what == "disapproved" or event.word("approval") or APPROVAL in owes:
            assert event.what == "proposed" or _waits(complaint, place), event
        elif event.what == "answered_final" and event.by.startswith("agency:"):
            assert complaint.is_restricted or not (agency and agency.head_email), event


def _waits(complaint: Complaint, place: int) -> bool:
    ends = ("disapproved", "answered_interim", "answered_final", "returned")
    handed = ("dispatched", "sent_back")
    decisive = ("proposed", *ends, *handed)
    last = next(e for e in reversed(complaint.history[:place]) if e.what in decisive)
    return last.what == "proposed"


def what_was_approved_is_what_was_proposed(complaint: Complaint, texts: dict[str, Text]) -> None:
    proposed = ""
    for event in complaint.history:
        if event.what == "proposed":
            proposed = texts[event.act].body
        if event.word("approval"):
            assert texts[event.act].body == proposed


_WORDED = ("replied", "clarified", "asked", "proposed", "disapproved")


def acts_with_words_have_them(complaint: Complaint, texts: dict[str, Text]) -> None:
    for event in complaint.history:
        if event.what.startswith("answered_") or event.what in _WORDED:
            assert event.act in texts or event.by == "staff:wakil", event
