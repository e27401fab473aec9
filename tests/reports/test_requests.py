"""A year of requests in numbers."""

from __future__ import annotations

from functions.reports.requests import entry, year
from tests.cases import Case
from tests.clock import wita
from tests.desks import shipped

RULES, NOW = shipped()[1], wita("2026-12-20")


def request() -> Case:
    return Case(kind="ppid_request")


def test_a_year_counts_decisions_reasons_objections_and_working_days() -> None:
    cases = [
        request().on("2026-11-25").grant(),
        request().on("2026-11-30").grant(excepted="rahasia-pribadi").object_to(),
        request().refuse().object_to().answer_objection(),
        request().on("2026-12-11").not_held(),
        request(),
        request().withdraw(),
    ]
    found = year(entry(case.complaint, RULES, NOW) for case in cases)
    assert found.received == 6
    assert found.decisions == {
        **{"granted": 1, "partly_granted": 1, "refused": 1, "not_held": 1},
        **{"open": 1, "withdrawn": 1},
    }
    assert found.reasons == {"rahasia-pribadi": 2}
    assert found.objections == {"objected": 1, "dismissed": 1}
    assert found.late == 2  # the one after 8 December, and the one that waits still
    assert found.average == (1 + 4 + 0 + 13) / 4


def test_a_year_without_requests_has_no_average() -> None:
    assert year([]).average is None
