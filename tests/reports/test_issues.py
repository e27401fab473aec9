"""The report on strategic issues: what rises, comes back, was marked, or may turn ugly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from functions.domain.queues import Row, row_of
from functions.reports.report import Paragraph, Report
from tests.cases import Case
from tests.clock import wita
from tests.desks import shipped
from tests.reports.facts import of_cases, over, table

DAY = date(2026, 11, 24)
SINCE = DAY - timedelta(days=40)
PLACE = "63.10.04"


def case(number: int, day: date = DAY, **facts: Any) -> Case:
    given = {"number": f"TB-0000-{number:04}", "district": PLACE, **facts}
    return Case(wita(day.isoformat()), **given)


def report(cases: list[Case], since: date = SINCE, **more: Any) -> Report:
    return over(of_cases(cases, since, DAY), "issues", DAY, DAY, **more)


def row(case: Case, *, why: str = "", late: bool = False) -> Row:
    at = wita(DAY.isoformat()) - timedelta(days=1) if late else wita("2026-12-24")
    return row_of(case.complaint, at, why)


def names(found: Report) -> set[str]:
    return {table.name for table in found.tables()}


def said(found: Report) -> str:
    return " ".join(p.text for s in found.sections for p in s.parts if isinstance(p, Paragraph))


def test_five_in_a_week_that_usually_sees_two_are_a_rise_and_the_complaints_stand_behind() -> None:
    before = [case(n, DAY - timedelta(days=8 + 3 * n)) for n in range(8)]
    now = [case(10 + n) for n in range(5)]
    found = report([*before, *now], rows=[row(c) for c in (*now, case(99, category="banjir"))])
    label = shipped()[0].label_of("jalan-berlubang")
    rises = table(found, "naik-topic")
    assert rises.rows == ((label, 5, 2.0),)
    assert rises.behind == (tuple(c.complaint.number for c in now),)
    fewer = report([*before, *now[:4]])
    assert "naik-topic" not in names(fewer)
    busier = [*before, *(case(30 + n, DAY - timedelta(days=9)) for n in range(3))]
    assert "naik-topic" not in names(report([*busier, *now])), (
        "five are not twice of eleven in four weeks"
    )


def test_before_a_week_was_counted_nothing_is_said_to_rise() -> None:
    now = [case(n) for n in range(9)]
    social = [row(case(50, channel="facebook"))]
    young = report(now, since=DAY - timedelta(days=12), rows=social)
    assert not {"naik-topic", "berisiko"} & names(young), "nor is a rising topic a sign of risk"
    assert "dari 4 minggu sebelumnya baru 6 hari dihitung" in said(young)
    older = report(now, since=DAY - timedelta(days=13))
    assert table(older, "naik-topic").rows[0][1:] == (9, 0.0)


def test_a_short_past_is_compared_by_the_days_that_were_counted() -> None:
    before = [case(20 + n, DAY - timedelta(days=8)) for n in range(4)]
    found = report([*before, *(case(n) for n in range(7))], since=DAY - timedelta(days=13))
    assert "naik-topic" not in names(found), "seven are not twice the four of the only week before"


def test_an_agency_that_took_over_anothers_tasks_does_not_rise_by_that() -> None:
    directory = shipped()[0]
    merged = DAY - timedelta(days=7)
    old = replace(directory.agencies["dlh"], valid_until=merged, successor="pupr")
    today = replace(directory, agencies={**directory.agencies, "dlh": old})
    before = [case(20 + n, merged - timedelta(days=n * 2)).dispatch("dlh") for n in range(14)]
    now = [case(n, category="sampah-menumpuk").dispatch("pupr") for n in range(5)]
    last = case(50, category="sampah-menumpuk").dispatch("dlh")
    assert "naik-agency" not in names(report([*before, *now, last], directory=today))
    rises = table(report([*now, last], directory=today, rows=[row(last)]), "naik-agency")
    assert rises.rows == ((today.name_of("pupr"), 6, 0.0),)
    assert rises.behind == ((last.complaint.number,),), "also what still stands at the old one"


def test_the_same_topic_at_the_same_place_comes_back_within_ninety_days() -> None:
    past = [case(1, DAY - timedelta(days=89)), case(2, DAY - timedelta(days=50))]
    elsewhere = case(3, DAY - timedelta(days=5), district="63.10.01")
    new = case(4)
    found = report([*past, elsewhere, new], since=DAY - timedelta(days=95), rows=[row(new)])
    [line] = table(found, "berulang").rows
    assert line[2] == 3
    assert table(found, "berulang").behind == ((new.complaint.number,),)
    longer_ago = case(1, DAY - timedelta(days=90))
    less = report([longer_ago, past[1], new], since=DAY - timedelta(days=95))
    assert "berulang" not in names(less)
    assert "berulang" not in names(report(past, since=DAY - timedelta(days=95))), "none is new"


def test_two_signs_make_an_unanswered_one_risky_and_one_does_not() -> None:
    flags = frozenset(["strategic"])
    quiet = case(1)
    social = case(2, channel="facebook")
    marked = case(3, channel="facebook", flags=flags)
    late = case(4, channel="facebook").dispatch()
    answered = case(5, channel="facebook", flags=flags).dispatch().answer().relay()
    rows = [row(quiet), row(social), row(marked), row(answered)]
    rows.append(row(late, why="sop_answer.breach", late=True))
    found = report([], rows=rows)
    risky = table(found, "berisiko")
    assert {n for line in risky.behind for n in line} == {"TB-0000-0003", "TB-0000-0004"}
    signs = {line[0]: cells[-1] for line, cells in zip(risky.behind, risky.rows, strict=True)}
    assert signs["TB-0000-0003"] == "ditandai dan media sosial"
    assert signs["TB-0000-0004"] == "lewat tenggat dan media sosial"
    strategic = table(found, "strategis")
    assert strategic.behind == (("TB-0000-0003",), ("TB-0000-0005",))
    assert risky.is_list and strategic.is_list


def test_what_ended_or_is_restricted_is_named_nowhere() -> None:
    flags = frozenset(["strategic"])
    ended = case(1, channel="lapor", flags=flags).withdraw()
    secret = next(t for t in shipped()[0].topics if shipped()[0].is_restricted(t))
    hidden = [
        case(2, channel="facebook", flags=flags | {"restricted"}),
        case(3, channel="facebook", flags=flags, category=secret),
    ]
    hidden += [case(4 + n, category=secret) for n in range(9)]
    found = report([ended, *hidden], rows=[row(c) for c in (ended, *hidden)])
    assert names(found) <= {"naik-district"}
    assert "naik-district" not in names(found), "restricted ones have no place"
