"""When the sweep must look, and in which list of the office a complaint stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from functions.domain.clocks import Rules
from functions.domain.messages import sent
from functions.domain.reminders import (
    FOLLOWS,
    agenda,
    next_due,
)
from tests.cases import Case, case_in
from tests.clock import wita
from tests.desks import shipped

RULES: Rules = shipped()[1]


def settle_all(case: Case) -> None:
    settled = {m.id: sent(m, case.at) for m in case.complaint.messages.values()}
    case.complaint = replace(case.complaint, messages=settled)


@pytest.mark.parametrize(
    ("status", "moment"),
    [
        ("received", "2026-11-26 08:00"),
        ("dispatched", "2026-11-25 12:30"),
        ("answer_in", "2026-11-24 10:50"),
        ("answered", "2026-12-04 08:00"),  # three of the ten working days to react are left
        ("incomplete", "2026-11-30 08:00"),  # the national clock does not wait
        ("referred", "2026-12-15 08:00"),
        ("declined", "2026-12-09 08:00"),
    ],
)
def test_the_sweep_looks_next_when_something_falls_due(status: str, moment: str) -> None:
    case = case_in(status)
    settle_all(case)
    assert next_due(case.complaint, RULES, case.at) == wita(*moment.split())


def test_a_step_that_was_missed_waits_for_the_opening_and_wakes_nobody_every_minute() -> None:
    case = case_in("dispatched")
    settle_all(case)
    night = wita("2026-11-26", "22:00")
    assert next_due(case.complaint, RULES, night) == wita("2026-11-27", "08:00")


def test_a_message_wants_the_sweep_at_once() -> None:
    case = Case()
    assert next_due(case.complaint, RULES, case.at) == case.complaint.filed_at


@pytest.mark.parametrize("status", ["solved", "closed", "withdrawn"])
def test_what_has_ended_never_falls_due_again(status: str) -> None:
    case = case_in(status)
    settle_all(case)
    assert next_due(case.complaint, RULES, case.at) is None
    assert agenda(case.complaint, RULES, case.at).queue == "done"


def test_an_open_complaint_always_has_a_moment_even_when_all_steps_were_taken() -> None:
    case = case_in("merged")
    settle_all(case)
    assert next_due(case.complaint, RULES, case.at) == case.at + FOLLOWS


@pytest.mark.parametrize(
    ("status", "queue"),
    [
        ("received", "admin"),
        ("incomplete", "reporter"),
        ("dispatched", "agency"),
        ("returned", "admin"),
        ("answer_in", "admin"),
        ("answered", "reporter"),
        ("referred", "outside"),
        ("unanswered", "admin"),
        ("merged", "nobody"),
        ("closed", "done"),
    ],
)
def test_a_complaint_stands_in_the_queue_of_whose_turn_it_is(status: str, queue: str) -> None:
    case = case_in(status)
    assert agenda(case.complaint, RULES, case.at).queue == queue


def test_what_few_look_for_stands_in_a_list_of_its_own_whoever_has_it() -> None:
    def queue(status: str, **facts: Any) -> str:
        case = case_in(status, **facts)
        return agenda(case.complaint, RULES, case.at).queue

    def flagged(status: str, *flags: str) -> str:
        case = case_in(status)
        return agenda(replace(case.complaint, flags=frozenset(flags)), RULES, case.at).queue

    assert queue("answered", channel="lapor") == queue("closed", channel="lapor") == "lapor"
    assert queue("dispatched", channel="lapor") == "agency", "nothing is to be copied yet"
    assert flagged("received", "urgent") == flagged("dispatched", "strategic") == "flagged"
    assert (
        flagged("closed", "urgent") == "done" and flagged("dispatched", "supervisory") == "agency"
    )
    assert flagged("answered", "restricted", "urgent") == "restricted"
    assert flagged("closed", "restricted") == "sealed"


def test_the_queue_is_ordered_by_what_falls_due_and_the_archive_by_its_end() -> None:
    case = Case().dispatch()
    settle_all(case)
    place = agenda(case.complaint, RULES, case.at)
    assert (place.queue_at, place.why) == (wita("2026-11-25", "16:30"), "sop_answer")
    ended = case_in("closed")
    assert agenda(ended.complaint, RULES, ended.at).queue_at == ended.complaint.history[-1].at
