from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from functions.domain import approval, desk_acts, privacy, wording
from functions.domain.complaint import RESTRICTED
from functions.domain.deadlines import Deadline, deadlines
from functions.domain.errors import Invalid, VoidApproval, WrongState
from functions.domain.reminders import next_due, steps_due, take
from tests.cases import Case
from tests.clock import wita
from tests.desks import shipped

DIRECTORY, RULES, _ = shipped()
HEADED = "disdik"


def proposed(*agencies: str) -> Case:
    """Filed and dispatched on a Tuesday morning, answered within the hour, and not approved yet."""
    return Case().dispatch(*(agencies or (HEADED,))).propose()


def clock(case: Case, id: str) -> Deadline:
    return next(d for d in deadlines(case.complaint, RULES) if d.clock.id == id)


def sweep(case: Case, day: str, hour: str = "16:00") -> set[tuple[str, str]]:
    """Whom the minute job tells at a moment."""
    case.on(day, hour)
    steps = steps_due(case.complaint, RULES, case.at)
    if not steps:
        return set()
    return case.do(take, steps, DIRECTORY, "", by="system").told()


NEEDED = [
    ((HEADED,), HEADED, "final", True),
    ((HEADED,), HEADED, "interim", False),
    (("pupr",), "pupr", "final", False),
    (("pupr", HEADED), HEADED, "final", False),
    ((HEADED, "pupr"), "pupr", "final", False),
    ((HEADED, "pupr"), HEADED, "final", True),
]


@pytest.mark.parametrize(("agencies", "who", "type_", "asked"), NEEDED)
def test_only_the_lead_s_final_answer_asks_a_head_who_has_an_address(
    agencies: tuple[str, ...], who: str, type_: str, asked: bool
) -> None:
    complaint = Case().dispatch(*agencies).complaint
    assert approval.is_needed(complaint, who, type_, DIRECTORY) is asked


def test_a_restricted_complaint_asks_nobody_above_the_liaison() -> None:
    complaint = replace(Case().dispatch(HEADED).complaint, flags=frozenset((RESTRICTED,)))
    assert not approval.is_needed(complaint, HEADED, "final", DIRECTORY)


def test_a_proposal_moves_no_status_and_is_told_to_the_head_alone() -> None:
    case = proposed()
    assert case.status == "dispatched"
    assert case.told() == {("approval_agency", HEADED)}


def test_the_reporter_learns_nothing_of_a_proposal() -> None:
    before = Case().dispatch(HEADED)
    told = [
        privacy.for_reporter(case.complaint, {}, DIRECTORY, RULES, case.at)["timeline"]
        for case in (before, proposed(), proposed().disapprove())
    ]
    assert [len(timeline) for timeline in told] == [2, 2, 2]


def test_the_approved_answer_waits_for_the_admin_like_any_other() -> None:
    case = proposed().approve()
    assert case.status == "answer_in" and case.told() == {("answered_admin", "admin")}
    answer = case.complaint.answer_to_relay
    assert answer and answer.word("follow_up") == "inspection" and answer.word("agency") == HEADED
    assert wording.office_label(answer, DIRECTORY).endswith("disetujui pimpinannya")


def test_what_the_head_gives_back_may_be_proposed_again() -> None:
    case = proposed().disapprove()
    assert case.status == "dispatched" and case.told() == {("disapproved_agency", HEADED)}
    case.propose().approve()
    assert case.status == "answer_in"


def test_the_office_may_take_it_without_the_head_and_the_history_says_so() -> None:
    case = proposed().accept()
    event = case.complaint.history[-1]
    assert case.status == "answer_in" and event.by == "staff:admin" and not case.told()
    assert "tanpa persetujuan" in wording.office_label(event, DIRECTORY)


def test_a_second_final_answer_is_refused_while_one_waits() -> None:
    with pytest.raises(WrongState, match="menunggu persetujuan"):
        proposed().propose()


def test_an_answer_for_now_may_be_given_meanwhile_and_ends_the_waiting() -> None:
    case = proposed().promise(agency=HEADED)
    assert case.status == "answer_in" and approval.proposal(case.complaint) is None


def test_what_the_office_writes_down_needs_no_head() -> None:
    case = proposed().answer(HEADED)
    assert case.status == "answer_in" and approval.proposal(case.complaint) is None


def _restrict(case: Case) -> None:
    case.complaint = replace(case.complaint, flags=frozenset((RESTRICTED,)))


End = Callable[[Case], object]
ENDED: dict[str, End] = {
    "dispatched to another": lambda case: case.dispatch("pupr"),
    "dispatched anew": lambda case: case.dispatch(HEADED),
    "answered for now": lambda case: case.promise(agency=HEADED),
    "answered": lambda case: case.answer(HEADED),
    "approved": lambda case: case.approve(),
    "given back": lambda case: case.disapprove(),
    "given back and proposed again": lambda case: case.disapprove().propose(),
    "accepted": lambda case: case.accept(),
    "returned": lambda case: case.return_(HEADED),
    "referred": lambda case: case.refer(),
    "declined": lambda case: case.decline(),
    "withdrawn": lambda case: case.withdraw(),
    "merged": lambda case: case.merge(),
    "restricted": _restrict,
}


@pytest.mark.parametrize("end", ENDED)
def test_the_link_to_a_proposal_is_void_once_it_waits_no_more(end: str) -> None:
    case = proposed()
    place = case.proposed_at
    ENDED[end](case)
    before = case.complaint
    for decide in (case.approve, case.disapprove):
        with pytest.raises(VoidApproval):
            decide(place=place)
    with pytest.raises(WrongState):
        case.accept(place)
    assert case.complaint == before


def test_a_merger_that_is_undone_leaves_it_waiting() -> None:
    assert proposed().merge().unmerge().approve().status == "answer_in"


def test_another_agency_s_head_approves_nothing() -> None:
    case = proposed(HEADED, "pupr")
    with pytest.raises(VoidApproval):
        case.approve("pupr")


def test_the_agency_s_clocks_run_on_until_the_head_has_approved() -> None:
    waiting, approved = proposed(), proposed().on("2026-11-26").approve()
    for id in ("sop_answer", "national_answer"):
        assert clock(waiting, id).met_at is None, id
        assert clock(approved, id).met_at == wita("2026-11-26"), id
    assert clock(approved, "sop_answer").is_overdue(approved.at) is False
    late = clock(approved, "sop_answer")
    assert late.due and late.met_at and late.met_at > late.due


def test_a_silent_head_is_reminded_after_half_a_day_and_the_admin_told_after_one() -> None:
    case = proposed()
    assert clock(case, "head_approval").due == wita("2026-11-24", "14:20")
    assert sweep(case, "2026-11-24", "14:10") == set()
    assert sweep(case, "2026-11-24", "14:30") == {("approval_agency", HEADED)}
    assert sweep(case, "2026-11-25", "10:30") == {("reminder_admin", "admin")}


def test_reminders_of_the_answer_go_to_the_head_while_only_the_head_is_late() -> None:
    case = proposed(HEADED, "pupr")
    told = sweep(case, "2026-11-26", "09:00")
    assert ("approval_agency", HEADED) in told and ("reminder_agency", "pupr") in told
    assert ("reminder_agency", HEADED) not in told
    told = sweep(case, "2026-12-01", "17:00") | sweep(case, "2026-12-02", "09:00")
    assert ("approval_agency", HEADED) in told and ("reminder_agency", "pupr") in told
    assert ("reminder_agency", HEADED) not in told
    again = sweep(case.disapprove(), "2026-12-15", "09:00")
    assert ("head_agency", HEADED) in again and ("approval_agency", HEADED) not in again


def test_a_restricted_complaint_reminds_no_head() -> None:
    case = proposed()
    _restrict(case)
    told = {found for day in (24, 25, 26) for found in sweep(case, f"2026-11-{day}")}
    assert not [to for template, to in told if template == "approval_agency"]


def test_once_it_waits_no_more_nobody_is_reminded_of_it() -> None:
    case = proposed().disapprove()
    assert clock(case, "head_approval").met_at
    case = proposed().withdraw()
    assert next_due(case.complaint, RULES, case.at + timedelta(days=9)) is not None
    assert clock(case, "head_approval").met_at


def test_a_question_that_nobody_answers_buries_no_answer_that_waits() -> None:
    case = Case().dispatch(HEADED).ask().propose()
    told = {found for week in range(1, 29) for found in sweep(case, f"2026-12-{week:02}")}
    told |= {found for day in range(4, 30) for found in sweep(case, f"2027-01-{day:02}")}
    assert case.status == "incomplete" and ("reminder_admin", "admin") in told
    assert not {template for template, _ in told} & {"closing_incomplete_reporter"}


def test_only_a_promise_of_today_or_later_is_taken_while_a_proposal_waits() -> None:
    with pytest.raises(Invalid):
        proposed().promise(date(2026, 11, 1), agency=HEADED)


def test_a_mail_to_the_head_that_still_waits_is_void_once_the_complaint_is_restricted() -> None:
    case = Case().dispatch("inspektorat").propose("inspektorat")
    id = f"{case.proposed_at}.approval_agency.inspektorat"
    assert case.complaint.messages[id].state == "pending"
    case.do(desk_acts.flag, DIRECTORY, [RESTRICTED])
    assert case.complaint.messages[id].state == "void"
