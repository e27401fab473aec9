from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from functions.domain import deadlines
from functions.domain.clocks import Rules
from functions.domain.deadlines import Deadline
from functions.domain.messages import sent
from tests.cases import Case, case_in
from tests.clock import wita
from tests.desks import shipped

RULES: Rules = shipped()[1]


def clocks_of(case: Case) -> dict[str, Deadline]:
    return {d.clock.id: d for d in deadlines.deadlines(case.complaint, RULES)}


def running(case: Case) -> set[str]:
    return {id for id, d in clocks_of(case).items() if d.is_running}


def due(case: Case, clock: str) -> datetime:
    moment = clocks_of(case)[clock].due
    assert moment is not None
    return moment


@pytest.mark.parametrize(
    ("kind", "flag", "clocks"),
    [
        ("complaint", "", "sop_forward national_forward national_resolve"),
        ("complaint", "supervisory", "sop_forward national_forward national_supervisory"),
        ("aspiration", "", "sop_forward national_forward national_resolve"),
        ("information_request", "", "sop_forward national_forward national_information"),
        ("ppid_request", "", "sop_forward ppid"),
    ],
)
def test_which_clocks_a_new_complaint_starts(kind: str, flag: str, clocks: str) -> None:
    case = Case(kind=kind, flags=frozenset([flag] if flag else []))
    assert running(case) == {*clocks.split(), "sop_announce"}


@pytest.mark.parametrize(
    ("way", "clocks"),
    [
        ("", "sop_forward national_forward national_resolve"),
        ("dispatch", "sop_answer national_answer national_resolve"),
        ("dispatch acknowledge", "sop_answer national_answer national_resolve"),  # meets nothing
        ("dispatch return_", "sop_forward national_answer national_resolve"),
        ("dispatch return_ dispatch", "sop_answer national_answer national_resolve"),
        ("dispatch answer", "sop_relay national_resolve"),
        ("dispatch promise", "sop_relay national_resolve"),
        ("dispatch promise relay", "promise national_resolve"),
        ("dispatch answer send_back", "sop_answer national_resolve"),
        ("dispatch answer relay", "react"),
        ("dispatch answer relay reply", "sop_forward national_forward national_resolve"),
        ("ask", "complete national_forward national_resolve"),
        ("decline", "react"),
        ("refer", "outside"),
        ("merge", ""),
        ("merge unmerge", "sop_forward national_forward national_resolve"),
        ("withdraw", ""),
        ("dispatch answer relay rate", ""),
        ("dispatch answer relay close", ""),
    ],
)
def test_which_clocks_run_after(way: str, clocks: str) -> None:
    case = Case()
    for step in way.split():
        getattr(case, step)()
    assert running(case) - {"sop_announce"} == set(clocks.split())


@pytest.mark.parametrize(
    ("filed", "clock", "until"),
    [
        ("2026-11-24 10:00", "sop_forward", "2026-11-25 16:30"),
        ("2026-11-24 23:59", "sop_forward", "2026-11-25 16:30"),
        ("2026-11-27 10:00", "sop_forward", "2026-11-30 16:30"),
        ("2026-08-14 10:00", "sop_forward", "2026-08-18 16:30"),  # 17 August
        ("2026-03-17 10:00", "sop_forward", "2026-03-25 16:30"),  # Nyepi, Lebaran, cuti bersama
        ("2026-03-17 10:00", "national_forward", "2026-03-27 16:30"),
        ("2026-12-31 10:00", "sop_forward", "2027-01-04 16:30"),  # over the end of the year
        ("2025-08-15 10:00", "sop_forward", "2025-08-19 16:30"),
        ("2026-11-24 10:00", "national_forward", "2026-11-27 16:30"),
        ("2026-11-24 10:00", "national_resolve", "2026-12-14 16:30"),
        ("2026-11-24 10:00", "sop_announce", "2026-11-24 10:05"),
        ("2026-11-28 23:58", "sop_announce", "2026-11-29 00:03"),  # elapsed time, day and night
    ],
)
def test_until_when(filed: str, clock: str, until: str) -> None:
    assert due(Case(wita(*filed.split())), clock) == wita(*until.split())


def test_five_working_minutes_to_pass_the_answer_on() -> None:
    case = Case().dispatch().on("2026-11-25", "16:28").answer()
    assert due(case, "sop_relay") == wita("2026-11-26", "08:03")


def test_a_promise_is_due_at_the_close_of_its_day_or_of_the_next_working_day() -> None:
    case = Case().dispatch().promise(date(2026, 12, 4)).relay()
    assert due(case, "promise") == wita("2026-12-04", "16:30")
    case = Case().dispatch().promise(date(2026, 12, 5)).relay()  # a Saturday
    assert due(case, "promise") == wita("2026-12-07", "16:30")


def test_the_clock_starts_when_it_was_received_and_not_when_it_was_typed() -> None:
    case = Case(wita("2026-11-24"), received_at=wita("2026-11-20"))
    assert due(case, "sop_forward") == wita("2026-11-23", "16:30")
    assert deadlines.is_overdue(deadlines.deadlines(case.complaint, RULES), wita("2026-11-24"))


def test_waiting_for_the_reporter_stops_the_procedures_clock_and_not_the_national_one() -> None:
    case = Case().ask()
    assert clocks_of(case)["sop_forward"].due is None
    assert due(case, "national_forward") == wita("2026-11-27", "16:30")
    case.on("2026-11-26").reply()
    assert due(case, "sop_forward") == wita("2026-11-27", "16:30")


def test_only_the_first_question_of_a_dispatch_stops_the_clock() -> None:
    case = Case().ask().reply().on("2026-11-25").ask()
    assert due(case, "sop_forward") == wita("2026-11-25", "16:30")
    case.dispatch().on("2026-11-26").ask()
    assert clocks_of(case)["sop_answer"].due is None, "a new dispatch has a question of its own"


def test_every_handing_over_gives_the_agency_its_day_again_but_not_the_national_clock() -> None:
    case = Case().dispatch("pupr").on("2026-11-26").dispatch("dlh")
    assert due(case, "sop_answer") == wita("2026-11-27", "16:30")
    assert due(case, "national_answer") == wita("2026-12-01", "16:30")


def test_an_interim_answer_meets_the_agencys_clocks_and_an_acknowledgement_does_not() -> None:
    case = Case().dispatch().acknowledge()
    assert clocks_of(case)["sop_answer"].met_at is None
    case.promise()
    met = case.complaint.history[-1].at
    assert clocks_of(case)["sop_answer"].met_at == met
    assert clocks_of(case)["national_answer"].met_at == met


def test_a_partners_answer_meets_no_clock() -> None:
    case = Case().dispatch("pupr", "dlh").answer("dlh")
    assert {"sop_answer", "national_answer"} <= running(case)


def test_overdue_is_what_runs_and_has_passed_and_internal_clocks_do_not_count() -> None:
    case = Case().dispatch().answer()
    found = deadlines.deadlines(case.complaint, RULES)
    assert not deadlines.is_overdue(found, wita("2026-12-14", "16:30"))
    assert deadlines.is_overdue(found, wita("2026-12-14", "16:31"))
    assert {d.clock.family for d in deadlines.public(found)} == {"sop", "national"}


def test_the_queue_is_sorted_by_what_falls_due_next() -> None:
    found = deadlines.deadlines(Case().dispatch().complaint, RULES)
    first = deadlines.first_running(d for d in found if d.clock.id != "sop_announce")
    assert first is not None and first.clock.id == "sop_answer"
    assert deadlines.first_running([]) is None


def test_the_same_moment_in_another_time_zone_has_the_same_deadline() -> None:
    there = wita("2026-11-25", "00:30")
    assert due(Case(there), "sop_forward") == due(Case(there.astimezone(UTC)), "sop_forward")
    assert due(Case(there - timedelta(hours=1)), "sop_forward") < due(Case(there), "sop_forward")


def test_the_announcement_is_met_when_the_admins_mail_was_accepted() -> None:
    case = case_in("received")
    id = "0.filed_admin.admin"
    accepted = sent(case.complaint.messages[id], wita("2026-11-24", "10:01"))
    case.complaint = replace(case.complaint, messages={id: accepted})
    assert clocks_of(case)["sop_announce"].met_at == wita("2026-11-24", "10:01")
