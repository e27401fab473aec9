from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from functions.domain import deadlines
from functions.domain.clocks import Rules
from functions.domain.history import SYSTEM
from functions.domain.messages import sent
from functions.domain.reminders import (
    open_steps,
    steps_due,
    take,
)
from tests.cases import Case
from tests.clock import wita
from tests.desks import shipped

DIRECTORY = shipped()[0]
RULES: Rules = shipped()[1]
ADMIN, DEPUTY = ("reminder_admin", "admin"), ("reminder_deputy", "deputy")


def warned(id: str = "pupr") -> tuple[str, str]:
    return ("warning_agency", id)


def head(id: str = "pupr") -> tuple[str, str]:
    return ("head_agency", id)


LEADERS = ("escalation_leadership", "leadership")
WARNED = (wita("2026-11-25", "12:30"), {warned()})  # half of the only working day is left


def agency(id: str = "pupr") -> tuple[str, str]:
    return ("reminder_agency", id)


def sweep(case: Case, now: datetime) -> set[tuple[str, str]]:
    """One visit at `now`: who is reminded."""
    steps = steps_due(case.complaint, RULES, now)
    if not steps:
        return set()
    case.at = now
    case.do(take, steps, DIRECTORY, RULES.calendar.version, by=SYSTEM)
    return case.told()


def reminded(case: Case, until: datetime) -> list[tuple[datetime, set[tuple[str, str]]]]:
    """Sweep whenever something falls due until a moment, as the minute job would."""
    found = []
    now = case.at
    settled = {m.id: sent(m, now) for m in case.complaint.messages.values()}
    while now <= until:
        told = sweep(case, now)
        if told:
            found.append((now, told))
        moments = [s.moment for s in open_steps(case.complaint, RULES) if s.moment > now]
        now = min(moments, default=until + timedelta(days=1))
    assert settled
    return found


def test_a_silent_agency_is_reminded_at_each_stage_once() -> None:
    case = Case().dispatch("pupr")
    assert reminded(case, wita("2027-02-01")) == [
        WARNED,
        (wita("2026-11-26", "08:00"), {agency(), ADMIN}),  # the procedure's day
        (wita("2026-12-01", "08:00"), {warned()}),  # the last of the national five
        (wita("2026-12-02", "08:00"), {agency(), ADMIN}),  # they have passed
        (wita("2026-12-03", "08:00"), {head(), ADMIN}),
        (wita("2026-12-08", "08:00"), {LEADERS, ADMIN}),
        (wita("2026-12-15", "08:00"), {agency(), ADMIN}),  # the national fourteen
    ]


def test_the_admin_is_reminded_to_pass_it_on() -> None:
    assert reminded(Case(), wita("2026-12-01")) == [
        (wita("2026-11-26", "08:00"), {ADMIN}),
        (wita("2026-11-30", "08:00"), {ADMIN}),
    ]


def test_the_deputy_is_nudged_after_half_an_hour_of_work() -> None:
    case = Case().dispatch().on("2026-11-25", "16:10").answer()
    assert reminded(case, wita("2026-11-30")) == [(wita("2026-11-26", "08:10"), {DEPUTY})]


def test_a_broken_promise_reminds_the_agency_that_made_it() -> None:
    case = Case().dispatch("pupr", "dlh").promise().relay().answer("dlh")
    assert (wita("2026-12-07", "08:00"), {agency(), ADMIN}) in reminded(case, wita("2026-12-08"))


@pytest.mark.parametrize("ends", ["answer", "promise", "return_"])
def test_the_ladder_stops_on_an_answer_and_on_a_return(ends: str) -> None:
    case = Case().dispatch()
    getattr(case, ends)()
    told = [who for _, people in reminded(case, wita("2027-01-05")) for who in people]
    assert agency() not in told


def test_the_ladder_does_not_stop_on_an_acknowledgement() -> None:
    case = Case().dispatch().acknowledge()
    assert reminded(case, wita("2026-11-27")) == [
        WARNED,
        (wita("2026-11-26", "08:00"), {agency(), ADMIN}),
    ]


def test_a_partner_that_has_answered_is_left_in_peace() -> None:
    case = Case().dispatch("pupr", "dlh").answer("dlh")
    assert reminded(case, wita("2026-11-27"))[1][1] == {agency("pupr"), ADMIN}


@pytest.mark.fault(37)
@pytest.mark.parametrize(
    "moment",
    [
        "2026-11-25 16:30",  # the office has closed
        "2026-11-26 02:00",  # night
        "2026-11-26 07:59",
        "2026-11-28 10:00",  # Saturday
        "2026-11-29 10:00",  # Sunday
        "2026-12-24 10:00",  # cuti bersama
        "2026-12-25 10:00",  # Christmas
    ],
)
def test_nobody_is_reminded_at_night_on_a_weekend_or_on_a_holiday(moment: str) -> None:
    assert sweep(Case().dispatch(), wita(*moment.split())) == set()


def test_steps_that_fall_on_a_holiday_wait_for_the_next_opening() -> None:
    case = Case(wita("2026-03-16")).dispatch("pupr")  # due on the 17th, before Nyepi and Lebaran
    assert reminded(case, wita("2026-03-26"))[1] == (
        wita("2026-03-25", "08:00"),
        {agency(), ADMIN},
    )


@pytest.mark.fault(35)
def test_skipped_days_are_caught_up_once_and_with_one_message_a_person() -> None:
    case = Case().dispatch("pupr")
    late = wita("2026-12-20")
    assert sweep(case, late) == set(), "a Sunday"
    late = wita("2026-12-21")
    assert sweep(case, late) == {head(), ADMIN, LEADERS}, "the strongest word to each"
    assert len(case.complaint.history[-1].names("steps")) == 5, "no warnings among them"
    assert sweep(case, late) == set()
    assert sweep(case, late + timedelta(days=1)) == set()


def test_a_new_dispatch_has_reminders_of_its_own() -> None:
    case = Case().dispatch("pupr")
    first = sweep(case, wita("2026-11-26"))
    case.dispatch("dlh")
    assert (first, sweep(case, wita("2026-11-30"))) == ({agency(), ADMIN}, {agency("dlh"), ADMIN})


def test_a_reminder_is_no_version_for_whoever_is_typing() -> None:
    case = Case().dispatch()
    version = case.complaint.version
    sweep(case, wita("2026-11-26"))
    assert case.complaint.version == version


def test_a_warning_is_not_late_and_is_not_given_after_its_deadline() -> None:
    case = Case().dispatch()
    assert sweep(case, wita("2026-11-25", "12:30")) == {warned()}
    assert case.complaint.history[-1].what == "warned"
    assert not deadlines.is_overdue(deadlines.deadlines(case.complaint, RULES), case.at)
    late = Case().dispatch()
    assert sweep(late, wita("2026-11-26")) == {agency(), ADMIN}
    assert sweep(late, wita("2026-11-26", "09:00")) == set()


def test_an_agency_that_comes_late_is_not_warned_of_what_has_passed() -> None:
    case = Case().dispatch().return_()
    sweep(case, wita("2026-12-02"))
    case.dispatch("dlh")
    assert sweep(case, wita("2026-12-03")) == {head("dlh"), ADMIN}, "the nation's clock goes on"
    assert sweep(case, wita("2026-12-03", "12:30")) == {warned("dlh")}
    assert [k.split(".")[:2] for k in case.complaint.history[-1].names("steps")] == [
        ["sop_answer", "warn"]
    ]


def test_a_vertical_institution_answers_to_its_superior_office_and_to_lapor() -> None:
    told = reminded(Case().dispatch("bpn"), wita("2026-12-08"))
    superior, lapor = ("superior_agency", "bpn"), ("lapor_admin", "admin")
    assert [who for _, who in told[-2:]] == [{superior, ADMIN}, {superior, lapor}]


def test_each_of_several_agencies_climbs_its_own_ladder() -> None:
    case = Case().dispatch("pupr", "bpn")
    told = [who for _, who in reminded(case, wita("2026-12-08"))]
    superior, lapor = ("superior_agency", "bpn"), ("lapor_admin", "admin")
    assert told[-2:] == [{head(), superior, ADMIN}, {superior, lapor, LEADERS}]


def test_a_restricted_case_climbs_no_ladder() -> None:
    case = Case(category="korupsi", flags=frozenset(["restricted"])).dispatch("inspektorat")
    people = {who for _, told in reminded(case, wita("2027-02-01")) for who in told}
    assert people == {warned("inspektorat"), agency("inspektorat"), ADMIN}


@pytest.mark.parametrize("ends", ["answer", "promise", "return_"])
def test_no_head_hears_of_what_was_answered_or_returned(ends: str) -> None:
    case = Case().dispatch()
    reminded(case, wita("2026-12-02"))
    getattr(case.on("2026-12-02", "15:00"), ends)()
    told = {who for _, people in reminded(case, wita("2027-01-05")) for who in people}
    assert not told & {head(), LEADERS, warned(), agency()}


def test_a_verdict_names_its_calendar_once_and_again_only_when_it_has_changed() -> None:
    case = Case().dispatch()
    for day, version in (
        ("2026-11-26", "aaaaaa"),
        ("2026-12-01", "aaaaaa"),
        ("2026-12-02", "bbbbbb"),
    ):
        steps = steps_due(case.complaint, RULES, wita(day))
        case.on(day).do(take, steps, DIRECTORY, version, by=SYSTEM)
    verdicts = [n for n, e in enumerate(case.complaint.history) if e.names("steps")]
    assert [case.complaint.calendar_at(n) for n in verdicts] == ["aaaaaa", "aaaaaa", "bbbbbb"]
    named = [case.complaint.history[n].word("calendar") for n in verdicts]
    assert named == ["aaaaaa", "", "bbbbbb"]
