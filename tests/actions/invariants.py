"""What holds of every complaint at every moment, whatever happened (DESIGN rules 1 to 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

from functions.actions.desk import Desk
from functions.domain.complaint import Complaint
from functions.domain.lifecycle import status_along
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
    steps = [k for e in complaint.history if e.what == "reminded" for k in e.names("steps")]
    assert len(steps) == len(set(steps))


def nobody_is_reminded_outside_office_hours(desk: Desk, complaint: Complaint) -> None:
    moments = [e.at for e in complaint.history if e.what == "reminded"]
    assert all(desk.rules.calendar.is_working_moment(at) for at in moments)


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


def acts_with_words_have_them(complaint: Complaint, texts: dict[str, Text]) -> None:
    for event in complaint.history:
        if event.what.startswith("answered_") or event.what in ("replied", "clarified", "asked"):
            assert event.act in texts or event.by == "staff:wakil", event
