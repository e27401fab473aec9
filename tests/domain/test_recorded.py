"""What came by phone, on paper or at the counter counts as if it had come through the portal."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from functions.domain import deadlines, recorded
from functions.domain.errors import Invalid, WrongState
from tests.cases import Case, case_in
from tests.desks import shipped

DIRECTORY, RULES, _ = shipped()


def by_phone(case: Case, agency: str = "pupr", **how: Any) -> Case:
    given: dict[str, Any] = {"type": "final", "follow_up": "none", "promised_by": None}
    given |= {"source": "phone", "said_on": case.at.date()}
    return case.do(recorded.answer, agency, **(given | how))


def test_an_answer_by_phone_waits_to_be_relayed_like_any_other() -> None:
    case = by_phone(case_in("dispatched"))
    assert case.status == "answer_in"
    assert case.complaint.history[-1].word("source") == "phone"
    assert case.relay().status == "answered"


def test_what_was_said_on_thursday_and_typed_on_monday_was_said_on_thursday() -> None:
    case = Case().on("2026-11-25").dispatch()
    by_phone(case.on("2026-11-30"), said_on=date(2026, 11, 26))
    [answer] = [d for d in deadlines.deadlines(case.complaint, RULES) if d.clock.phase == "answer"]
    assert answer.met_at and answer.met_at.date() == date(2026, 11, 26)
    assert not answer.is_overdue(case.at)


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2026, 12, 1)])
def test_an_answer_was_given_after_the_handover_and_not_tomorrow(day: date) -> None:
    case = Case().on("2026-11-25").dispatch().on("2026-11-30")
    with pytest.raises(Invalid) as refused:
        by_phone(case, said_on=day)
    assert "said_on" in refused.value.fields


def test_a_place_outside_the_kabupaten_answers_what_was_referred_to_it() -> None:
    case = by_phone(case_in("referred"), "pupr-provinsi")
    assert case.status == "answer_in" and case.relay().status == "answered"


def test_only_who_holds_it_answers() -> None:
    for status, agency in (("dispatched", "dlh"), ("referred", "pupr")):
        with pytest.raises(Invalid):
            by_phone(case_in(status), agency)


def test_a_receipt_by_phone_is_recorded_once_and_meets_no_deadline() -> None:
    case = case_in("dispatched").do(recorded.receipt, "pupr", source="phone")
    assert case.status == "acknowledged"
    assert case.complaint.waiting_agencies() == ("pupr",)
    with pytest.raises(WrongState):
        case.do(recorded.receipt, "pupr", source="letter")


@pytest.mark.parametrize(
    ("status", "says", "becomes"),
    [
        ("incomplete", "reply", "received"),
        ("dispatched", "reply", "dispatched"),
        ("answered", "reply", "reopened"),
        ("answered", "reopen", "reopened"),
        ("answered", "solved", "solved"),
        ("answered", "unsolved", "reopened"),
        ("closed", "unsolved", "reopened"),
        ("received", "withdraw", "withdrawn"),
    ],
)
def test_a_reporter_on_the_phone_can_do_what_the_tracking_page_can(
    status: str, says: str, becomes: str
) -> None:
    case = case_in(status).do(recorded.reporter_said, says, source="phone", score=4)
    assert case.status == becomes
    assert case.complaint.history[-1].word("source") == "phone"


def test_a_reporter_cannot_say_what_the_status_does_not_ask() -> None:
    with pytest.raises(Invalid):
        case_in("received").do(recorded.reporter_said, "solved", source="phone", score=4)
    with pytest.raises(Invalid) as refused:
        case_in("answered").do(recorded.reporter_said, "solved", source="phone")
    assert refused.value.fields == {"score": "Tanyakan nilainya, dari 1 sampai 5."}
