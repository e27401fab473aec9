from __future__ import annotations

from typing import Any

import pytest

from functions.actions.desk import Desk
from functions.actions.enter_complaint import enter
from functions.actions.file_complaint import Filed
from functions.domain import deadlines
from functions.domain.desk_intake import Entry
from functions.domain.errors import Conflict
from tests.clock import wita
from tests.desks import submission


def entered(desk: Desk, key: str = "form-1", number: str = "", **words: Any) -> Filed:
    channel = "lapor" if number else "phone"
    received = wita("2026-11-20", "15:00")
    entry = Entry(submission(**words), channel, received, number, frozenset({"urgent"}))
    return enter(desk, entry, key, "staff:rina")


def test_an_entry_stands_with_its_channel_its_time_and_who_typed_it(desk: Desk) -> None:
    complaint = desk.complaints.load(entered(desk).complaint.number)
    assert (complaint.channel, complaint.flags) == ("phone", {"urgent"})
    assert complaint.received_at == wita("2026-11-20", "15:00")
    assert (complaint.filed_at, complaint.history[0].by) == (desk.now(), "staff:rina")


def test_the_clock_starts_when_it_was_received_not_when_it_was_typed(desk: Desk) -> None:
    found = deadlines.deadlines(entered(desk).complaint, desk.rules)
    forward = next(d for d in found if d.clock.phase == "forward")
    assert forward.due == wita("2026-11-23", "16:30") and forward.is_overdue(desk.now())


def test_a_form_sent_twice_is_one_complaint(desk: Desk) -> None:
    first, second = entered(desk), entered(desk)
    assert first.complaint.number == second.complaint.number and second.again
    with pytest.raises(Conflict):
        entered(desk, title="Lain")


def test_a_lapor_number_leads_to_its_first_complaint_whatever_is_typed(desk: Desk) -> None:
    first = entered(desk, number="9165816")
    second = entered(desk, "form-2", "9165816", title="Dengan kata lain")
    assert (second.complaint.number, second.again) == (first.complaint.number, True)
    assert first.complaint.external_number == "9165816"
    assert entered(desk, "form-3", "9165817").complaint.number != first.complaint.number
