"""Silence ends a complaint only where it may, only after a notice, and never for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from functions.domain import wording
from functions.domain.clocks import Rules
from functions.domain.history import SYSTEM
from functions.domain.messages import failed, sent
from functions.domain.reminders import ends_at, next_due, steps_due, take
from tests.cases import Case, case_in
from tests.clock import wita
from tests.desks import shipped

DIRECTORY, RULES, _ = shipped()

NOTICE, END = wita("2026-12-04", "08:00"), wita("2026-12-09", "08:00")
"""Of an answer relayed on 24 November: three working days before its ten have passed, and after."""


def settle(case: Case) -> None:
    settled = {m.id: m if m.is_settled else sent(m, case.at)
               for m in case.complaint.messages.values()}  # fmt: skip
    case.complaint = replace(case.complaint, messages=settled)


def visit(case: Case, now: datetime, rules: Rules = RULES) -> set[tuple[str, str]]:
    """What one visit of the minute job does; its messages leave."""
    settle(case)
    steps = steps_due(case.complaint, rules, now)
    if not steps:
        return set()
    case.at = now
    case.do(take, steps, DIRECTORY, rules.calendar.version, by=SYSTEM)
    told = case.told()
    settle(case)
    return told


def wait(case: Case, until: datetime) -> list[tuple[datetime, str, set[tuple[str, str]]]]:
    """Visit whenever something is due, as the index says; what happened to the reporter."""
    found = []
    settle(case)
    now = case.at
    for _ in range(50):
        due = next_due(case.complaint, RULES, now)
        if due is None or due > until:
            break
        now = max(due, now + timedelta(minutes=1))
        told = {(template, to) for template, to in visit(case, now) if to != "admin"}
        if told:
            found.append((due, case.status, told))
    return found


def test_ten_working_days_of_silence_after_the_answer_close_it_after_a_notice() -> None:
    assert wait(case_in("answered"), wita("2027-12-31")) == [
        (NOTICE, "answered", {("closing_answered_reporter", "reporter")}),
        (END, "closed", {("closed_silent_reporter", "reporter")}),
    ]


def test_thirty_days_of_silence_after_our_question_close_it_after_a_week_s_notice() -> None:
    assert wait(case_in("incomplete"), wita("2027-12-31")) == [
        (wita("2026-12-17", "10:10"), "incomplete", {("closing_incomplete_reporter", "reporter")}),
        (wita("2026-12-28", "08:00"), "closed", {("closed_silent_reporter", "reporter")}),
    ]


def test_the_reason_is_read_by_reporter_and_office() -> None:
    ended = case_in("answered"), case_in("incomplete")
    for case in ended:
        wait(case, wita("2027-12-31"))
    last = [case.complaint.history[-1] for case in ended]
    assert {event.by for event in last} == {SYSTEM}
    assert [wording.office_label(event, DIRECTORY) for event in last] == [
        "Ditutup oleh sistem: pelapor tidak membalas",
        "Ditutup oleh sistem: pelapor tidak melengkapi",
    ]
    assert wording.timeline_label(last[1], DIRECTORY) == (
        "Laporan ditutup sendiri: keterangan yang kami minta tidak kami terima"
    )
    assert wording.explanation(ended[0].complaint, DIRECTORY, RULES) == (
        "Laporan ditutup karena tidak ada balasan sesudah jawaban kami kirim. "
        "Anda bisa membukanya lagi."
    )


@pytest.mark.parametrize("status", ["answered", "incomplete"])
def test_what_silence_closed_can_be_opened_again_and_has_its_clocks_anew(status: str) -> None:
    case = case_in(status)
    wait(case, wita("2027-12-31"))
    assert case.on("2027-01-04").reopen().status == "reopened"
    again = case.dispatch().answer().relay()
    assert ends_at(again.complaint, RULES) == wita("2027-01-20", "08:00")  # the 5th is Isra Mikraj


@pytest.mark.parametrize("word", ["reply", "rate", "reopen"])
def test_a_word_from_the_reporter_stops_it(word: str) -> None:
    case = case_in("answered")
    visit(case, NOTICE)
    getattr(case.on("2026-12-08", "16:29"), word)()
    assert not visit(case, END)
    assert ends_at(case.complaint, RULES) is None


def test_an_answer_to_our_question_stops_it_and_the_next_question_waits_as_long() -> None:
    case = case_in("incomplete").on("2026-12-23").reply().ask()
    assert ends_at(case.complaint, RULES) == wita("2027-01-22", "10:10")


@pytest.mark.parametrize(
    "way", ["dispatch promise relay", "decline", "refer", "dispatch answer", "dispatch give_up"]
)
def test_nothing_but_a_final_answer_or_a_question_can_be_closed_by_silence(way: str) -> None:
    case = Case()
    for step in way.split():
        getattr(case, step)()
    wait(case, wita("2027-12-31"))
    assert case.status != "closed"
    assert not [m for m in case.complaint.messages.values() if "clos" in m.template]


def test_an_objection_that_never_came_is_the_offices_to_close() -> None:
    case = case_in("declined")
    assert visit(case, END) == {("reminder_admin", "admin")}
    assert case.status == "declined"


def test_an_answer_that_waits_for_us_is_not_buried_because_of_a_question() -> None:
    case = Case().dispatch().answer().ask()
    wait(case, wita("2027-12-31"))
    assert case.status == "incomplete"
    assert ("reminder_admin", "admin") in {
        (m.template, m.to) for m in case.complaint.messages.values()
    }


def test_an_agency_that_still_works_on_it_hears_that_it_need_not_answer() -> None:
    case = Case().dispatch("pupr", "dlh").return_("dlh").ask()
    wait(case, wita("2027-12-31"))
    assert ("closed_agency", "pupr") in case.told() and ("closed_agency", "dlh") not in case.told()


@pytest.mark.parametrize("lost", ["relayed_final_reporter", "closing_answered_reporter"])
def test_who_never_got_our_words_is_not_silent(lost: str) -> None:
    case = case_in("answered")
    if lost.startswith("closing"):
        visit(case, NOTICE)
    id = next(m.id for m in case.complaint.messages.values() if m.template == lost)
    broken = failed(case.complaint.messages[id], case.at, "Ditolak")
    case.complaint = replace(case.complaint, messages={**case.complaint.messages, id: broken})
    assert ends_at(case.complaint, RULES) is None
    assert visit(case, END) == {("reminder_admin", "admin")}
    assert case.status == "answered"


def test_a_message_that_is_still_on_its_way_is_waited_for() -> None:
    case = case_in("answered")
    visit(case, NOTICE)
    place = case.complaint.history.index(case.complaint.history[-1])
    id = f"{place}.closing_answered_reporter.reporter"
    waiting = replace(case.complaint.messages[id], state="pending", due=END + timedelta(hours=1))
    case.complaint = replace(case.complaint, messages={**case.complaint.messages, id: waiting})
    assert not steps_due(case.complaint, RULES, END)
    assert next_due(case.complaint, RULES, END) == END + timedelta(hours=1)


def test_a_late_notice_leaves_as_many_days_as_one_in_time() -> None:
    case = case_in("answered")
    assert visit(case, wita("2026-12-14", "09:00")) == {("closing_answered_reporter", "reporter")}
    assert ends_at(case.complaint, RULES) == wita("2026-12-17", "08:00")
    assert not visit(case, wita("2026-12-16", "16:29"))
    assert visit(case, wita("2026-12-17", "08:00")) == {("closed_silent_reporter", "reporter")}


def test_the_reporter_reads_in_time_when_it_will_end() -> None:
    case = case_in("answered")
    assert ends_at(case.complaint, RULES) == END
    visit(case, NOTICE)
    assert ends_at(case.complaint, RULES) == END


@pytest.mark.parametrize("moment", ["2026-12-08 16:30", "2026-12-09 07:59", "2026-12-12 10:00"])
def test_nothing_ends_at_night_or_on_a_weekend(moment: str) -> None:
    case = case_in("answered")
    visit(case, NOTICE)
    assert not visit(case, wita(*moment.split()))


def test_a_day_off_that_is_declared_later_moves_the_end() -> None:
    case = case_in("answered")
    visit(case, NOTICE)
    closed = {**RULES.calendar.holidays, date(2026, 12, 8): "Banjir"}
    moved = Rules(RULES.clocks, replace(RULES.calendar, holidays=closed))
    assert ends_at(case.complaint, moved) == wita("2026-12-10", "08:00")
    assert not visit(case, END, moved)


def test_a_notice_is_not_late_and_does_not_show_on_the_timeline() -> None:
    case = case_in("answered")
    visit(case, NOTICE)
    event = case.complaint.history[-1]
    assert event.what == "warned" and RULES.is_internal(event)
    visit(case, END)
    assert not RULES.is_internal(case.complaint.history[-1]), "the end itself is shown"
