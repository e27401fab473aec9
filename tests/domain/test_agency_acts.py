from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from functions.domain import agency_acts, citizen_acts, staff_acts
from functions.domain.errors import AlreadyAnswered, Invalid, Stale, VoidLink, WrongState
from tests.cases import Case, case_in


def test_acknowledging_shows_that_it_was_read_and_disturbs_nobody() -> None:
    case = Case().dispatch("pupr").acknowledge()
    assert (case.status, case.told()) == ("acknowledged", set())


def test_acknowledging_twice_changes_nothing() -> None:
    case = Case().dispatch("pupr").acknowledge()
    once = case.complaint
    assert case.acknowledge().complaint is once


def test_the_lead_moves_the_status_and_its_partner_does_not() -> None:
    case = Case().dispatch("pupr", "dlh")
    for act, event in (
        ("acknowledge", "read"),
        ("request_clarification", "clarification_requested"),
        ("return_", "stepped_out"),
        ("answer", "contributed"),
        ("promise", None),
    ):
        if event:
            getattr(case, act)("dlh") if act != "promise" else case.promise(agency="dlh")
            assert (case.complaint.history[-1].what, case.status) == (event, "dispatched")
    case.acknowledge("pupr")
    assert case.status == "acknowledged"


def test_a_partners_final_answer_leaves_the_leads_answer_open() -> None:
    case = Case().dispatch("pupr", "dlh").answer("dlh")
    assert case.complaint.waiting_agencies() == ("pupr",)
    case.answer("pupr")
    assert (case.status, case.complaint.waiting_agencies()) == ("answer_in", ())


def test_an_answer_is_told_to_the_admin_only() -> None:
    assert Case().dispatch().answer().told() == {("answered_admin", "admin")}
    assert Case().dispatch().promise().told() == {("answered_admin", "admin")}


def test_a_return_is_told_to_the_admin_only() -> None:
    case = Case().dispatch().return_()
    assert (case.status, case.told()) == ("returned", {("returned_admin", "admin")})


def test_a_question_to_the_reporter_goes_through_the_admin_and_pauses_nothing() -> None:
    case = Case().dispatch().request_clarification()
    assert case.status == "dispatched"
    assert case.told() == {("clarification_requested_admin", "admin")}


@pytest.mark.parametrize("agency", ["pupr", "dlh"])
def test_one_final_answer_to_one_dispatch(agency: str) -> None:
    case = Case().dispatch("pupr", "dlh").answer(agency)
    with pytest.raises(AlreadyAnswered, match="sudah dijawab"):
        case.answer(agency)
    with pytest.raises(AlreadyAnswered):
        case.promise(agency=agency)


def test_a_second_final_answer_is_told_so_even_when_the_answer_has_gone_out() -> None:
    with pytest.raises(AlreadyAnswered, match="Jawaban yang pertama tetap tersimpan"):
        case_in("answered").answer()


def test_a_new_dispatch_may_be_answered_anew() -> None:
    case = case_in("answer_in").send_back().answer()
    assert case.status == "answer_in"


def test_an_interim_answer_may_be_followed_by_a_final_one() -> None:
    assert case_in("in_progress").answer().status == "answer_in"


@pytest.mark.parametrize(
    ("promised_by", "sentence"),
    [
        (None, "Tuliskan tanggal kapan pekerjaan dijanjikan selesai."),
        (date(2026, 11, 23), "Tanggal janji selesai harus hari ini atau sesudahnya."),
    ],
)
def test_an_interim_answer_promises_a_day(promised_by: Any, sentence: str) -> None:
    case = Case().dispatch()
    with pytest.raises(Invalid) as refused:
        case.promise(promised_by)
    assert refused.value.fields == {"promised_by": sentence}


def test_the_promised_day_is_compared_in_wita_and_not_in_utc() -> None:
    case = Case().dispatch()
    case.at = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)  # the 25th, half past seven, in WITA
    with pytest.raises(Invalid):
        case.promise(date(2026, 11, 24))
    assert case.promise(date(2026, 11, 25)).status == "answer_in"


def test_a_link_of_an_earlier_dispatch_is_void() -> None:
    complaint = Case().dispatch("pupr").dispatch("dlh").complaint
    agency_acts.require_party(complaint, "dlh", 2)
    for agency, dispatch in (("pupr", 1), ("pupr", 2), ("dlh", 1), ("dlh", 3), ("dinkes", 2)):
        with pytest.raises(VoidLink, match="Minta tautan baru"):
            agency_acts.require_party(complaint, agency, dispatch)


def test_an_answer_that_was_sent_back_leaves_the_old_link_void() -> None:
    complaint = case_in("answer_in").send_back().complaint
    agency_acts.require_party(complaint, "pupr", 2)
    with pytest.raises(VoidLink):
        agency_acts.require_party(complaint, "pupr", 1)


def test_a_page_of_an_earlier_dispatch_is_stale_and_keeps_the_typed_words() -> None:
    complaint = case_in("answer_in").send_back().complaint
    agency_acts.require_current_page(complaint, 2)
    with pytest.raises(Stale, match="tulisan Anda tetap ada"):
        agency_acts.require_current_page(complaint, 1)


def test_a_closed_complaint_cannot_be_answered() -> None:
    case = case_in("declined")
    with pytest.raises(WrongState, match="Tidak dapat ditindaklanjuti"):
        case.answer()


def test_what_the_office_recorded_for_an_agency_says_how_and_when_it_was_said() -> None:
    case = Case().dispatch()
    case.do(
        agency_acts.answer,
        "pupr",
        type="final",
        follow_up="clarification",
        source="phone",
        said_on=date(2026, 11, 23),
    )
    event = case.complaint.history[-1]
    assert event.by == "staff:admin"
    assert (event.word("source"), event.word("said_on")) == ("phone", "2026-11-23")


@pytest.mark.parametrize(
    ("act", "given"),
    [
        (staff_acts.refer, {"to": "pemprov"}),
        (staff_acts.decline, {"reason": "spam"}),
        (citizen_acts.withdraw, {}),
    ],
)
def test_an_agency_from_which_the_complaint_was_taken_holds_it_no_more(
    act: Any, given: dict[str, Any]
) -> None:
    case = Case().dispatch("pupr").do(act, **given)
    with pytest.raises(VoidLink):
        agency_acts.require_party(case.complaint, "pupr", 1)
