"""A month of made-up lives, counted by the tally and, apart from it, from a diary of the acts."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from functions.reports.day import count
from functions.reports.published import LEAST, OTHERS, month_of, rows
from tests.cases import Case
from tests.clock import wita
from tests.desks import shipped

FIRST = date(2026, 11, 2)
DAYS = [FIRST + timedelta(days=n) for n in range(28)]
AGENCIES = ("pupr", "dlh", "dinkes", "bpn")
DISTRICTS = ("63.10.01", "63.10.02", "63.10.03", "63.10.04")

Diary = list[tuple[date, str, Case, str]]
"""Day, what happened, to which complaint, at which agency."""


def life(chance: Random, diary: Diary) -> Case:
    """One complaint from its filing on, each act a few days after the one before."""
    day = chance.choice(DAYS[:20])
    facts = {"district": chance.choice(DISTRICTS), "channel": chance.choice(("web", "phone"))}
    case, agency = Case(wita(str(day)), **facts), ""
    diary.append((day, "filed", case, agency))

    def later() -> date:
        nonlocal day
        day += timedelta(days=chance.randint(0, 4))
        case.on(str(day), f"{10 + len(case.complaint.history):02}:00")
        return day

    end = chance.choice(("waits", "declined", "withdrawn", *["answered"] * 6))
    if end in ("declined", "withdrawn"):
        diary.append((later(), end, case, agency))
        case.decline() if end == "declined" else case.withdraw()
        return case
    agency = chance.choice(AGENCIES)
    diary.append((later(), "forwarded", case, agency))
    case.dispatch(agency)
    if end == "answered":
        diary.append((later(), "answered", case, agency))
        case.answer(agency).relay()
        verdict = chance.choice(("", "solved", "unsolved"))
        if verdict:
            diary.append((later(), verdict, case, agency))
            case.rate(resolved=verdict == "solved")
    return case


@pytest.fixture(scope="module", params=[1, 2026])
def told(request: pytest.FixtureRequest) -> tuple[list[Case], Diary]:
    chance, diary = Random(request.param), Diary()
    return [life(chance, diary) for _ in range(150)], [e for e in diary if e[0] <= DAYS[-1]]


def test_a_month_is_what_its_diary_says(told: tuple[list[Case], Diary]) -> None:
    cases, diary = told
    directory, rules, _ = shipped()
    complaints = [case.complaint for case in cases]
    tally = month_of([count(complaints, day, rules, directory) for day in DAYS])
    published = rows("2026-11", tally, whole=True)
    happened = Counter(what for _, what, _, _ in diary)
    for what in ("filed", "forwarded", "answered", "declined", "withdrawn", "solved", "unsolved"):
        assert tally[f"{what}||"] == happened[what], what
    last = {id(case): what for _, what, case, _ in diary}
    assert tally["open||"] == sum(w in ("filed", "forwarded", "unsolved") for w in last.values())
    begun = {id(case): day for day, what, case, _ in diary if what == "filed"}
    waited = Counter(
        sum((begun[id(case)] + timedelta(days=n + 1)).weekday() < 5 for n in range(days))
        for day, what, case, _ in diary
        if what == "answered" and (days := (day - begun[id(case)]).days) >= 0
    )
    for length, number in waited.items():
        assert tally[f"days||{length}"] == number, length
    for what in ("forwarded", "answered"):
        by_agency = Counter(agency for _, event, _, agency in diary if event == what)
        seen = {
            r.value: r.number for r in published if (r.measure, r.dimension) == (what, "agency")
        }
        assert sum(seen.values()) == happened[what]
        assert {a: n for a, n in seen.items() if a != OTHERS}.items() <= by_agency.items()
    days_in = ("oldest",)
    assert not [r for r in published if 0 < r.number < LEAST and r.measure not in days_in]
