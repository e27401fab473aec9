from __future__ import annotations

import pytest

from functions.domain.errors import AlreadyAnswered, WrongState
from functions.domain.lifecycle import EVENTS, KEEP, RESUME, STATUSES, status_along
from functions.storage.shorthand import EVENT_CODES
from tests.cases import WAYS, Case, case_in

TRIAGE = "received incomplete dispatched acknowledged returned answer_in in_progress reopened"
WITH_AGENCY = "incomplete dispatched acknowledged answer_in in_progress unanswered"

ALLOWED: dict[str, str] = {
    # the office
    "ask": f"{TRIAGE} unanswered referred",
    "dispatch": f"{TRIAGE} unanswered referred answered",
    "refer": f"{TRIAGE} unanswered referred",
    "decline": f"{TRIAGE} unanswered referred",
    "merge": f"{TRIAGE} unanswered",
    "relay": "answer_in",
    "send_back": "answer_in in_progress reopened",
    "reopen_by_office": "answered referred unanswered declined withdrawn solved closed",
    "close": "incomplete answered reopened referred unanswered declined granted decided merged",
    "give_up": "dispatched acknowledged in_progress referred",
    "unmerge": "merged",
    # the agency
    "acknowledge": WITH_AGENCY,
    "answer": WITH_AGENCY,
    "promise": WITH_AGENCY,
    "return_": WITH_AGENCY,
    "request_clarification": WITH_AGENCY,
    # the reporter
    "reply": f"{TRIAGE} unanswered referred answered declined merged granted decided objected",
    "rate": "answered referred closed",
    "reopen": "answered referred unanswered declined withdrawn solved closed",
    "withdraw": f"{TRIAGE} unanswered referred merged granted objected",
}
"""Which act may happen in which status: PROCEDURE's table, written a second time on purpose."""

ANSWERED_TWICE = {("answer", "answer_in"), ("promise", "answer_in")}
"""The status allows an answer, but one dispatch has one final answer: it was sent back first."""


def test_every_status_can_be_reached_and_no_other_is_in_the_table() -> None:
    assert set(WAYS) == set(STATUSES)


@pytest.mark.parametrize("act", ALLOWED)
def test_an_act_happens_in_the_statuses_that_allow_it(act: str) -> None:
    for status in ALLOWED[act].split():
        case = case_in(status)
        if (act, status) in ANSWERED_TWICE:
            case.send_back()
        seen = len(case.complaint.history)
        getattr(case, act)()
        read_already = (act, status) == ("acknowledge", "acknowledged")
        assert len(case.complaint.history) == seen + (not read_already), status


@pytest.mark.parametrize("act", ALLOWED)
def test_an_act_is_refused_in_words_in_every_other_status(act: str) -> None:
    for status in STATUSES.keys() - ALLOWED[act].split():
        case = case_in(status)
        with pytest.raises(WrongState) as refused:
            getattr(case, act)()
        sentence = refused.value.message
        assert sentence == str(AlreadyAnswered()) or (
            f'"{STATUSES[status].label}"' in sentence and "Muat ulang halaman" in sentence
        )


@pytest.mark.parametrize("status", STATUSES)
def test_the_status_is_the_fold_of_the_history(status: str) -> None:
    complaint = case_in(status).complaint
    assert status_along([e.what for e in complaint.history])[-1] == complaint.status


@pytest.mark.parametrize(
    ("way", "statuses"),
    [
        ("ask reply", "received incomplete received"),
        ("dispatch ask reply", "received dispatched incomplete dispatched"),
        ("dispatch acknowledge ask ask reply", "… acknowledged incomplete incomplete acknowledged"),
        ("dispatch answer ask reply relay", "… answer_in incomplete answer_in answered"),
        ("dispatch ask answer", "received dispatched incomplete answer_in"),
        ("ask dispatch", "received incomplete dispatched"),
        ("dispatch merge unmerge", "received dispatched merged dispatched"),
        ("ask merge unmerge reply", "received incomplete merged incomplete received"),
        ("dispatch ask merge reply unmerge", "… incomplete merged merged incomplete"),
        ("dispatch ask merge unmerge reply", "… incomplete merged incomplete dispatched"),
        ("decline reply", "received declined reopened"),
        ("withdraw reopen", "received withdrawn reopened"),
        ("dispatch return_ dispatch", "received dispatched returned dispatched"),
        ("dispatch answer send_back", "received dispatched answer_in dispatched"),
        ("dispatch promise relay answer relay", "… in_progress answer_in answered"),
        ("refer dispatch", "received referred dispatched"),
    ],
)
def test_a_way_through_the_statuses(way: str, statuses: str) -> None:
    case = Case()
    passed = [case.status]
    for step in way.split():
        getattr(case, step)()
        passed.append(case.status)
    last = statuses.removeprefix("… ").split()
    assert passed[-len(last) :] == last
    assert statuses.startswith("… ") or len(passed) == len(last)


def test_every_event_leads_to_a_status_of_the_table_and_has_a_stored_name() -> None:
    assert {s for s in EVENTS.values() if s not in (KEEP, RESUME)} == set(STATUSES)
    assert set(EVENT_CODES) == set(EVENTS)


def test_only_withdrawn_solved_and_closed_complaints_owe_nothing_more() -> None:
    ended = {code for code, status in STATUSES.items() if not status.open}
    assert ended == {"withdrawn", "solved", "closed"}
