"""Which agencies a complaint's page offers, and which one stands there already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from functions.domain import agency_acts
from functions.faces.admin.options import likely, receivers
from tests.cases import Case, case_in
from tests.domain.test_ended_agencies import AFTER, changed


def offered(case: Case, **ends: str) -> list[str]:
    return [id for id, _ in receivers(case.complaint, changed(**ends), AFTER)]


def test_the_categorys_agency_comes_first() -> None:
    assert offered(Case())[0] == "pupr"
    assert likely(Case(category="").complaint, changed(), AFTER) == []


def test_of_an_ended_agency_the_successor_is_offered_in_its_place() -> None:
    found = offered(Case(), pupr="dlh")
    assert found[0] == "dlh" and "pupr" not in found
    assert offered(case_in("dispatched"), pupr="dlh")[0] == "dlh"


def test_an_agency_that_is_yet_to_come_is_not_offered() -> None:
    directory = changed()
    later = replace(directory.agencies["dlh"], valid_from=date(2027, 1, 1))
    found = replace(directory, agencies={**directory.agencies, "dlh": later})
    assert "dlh" not in dict(receivers(Case().complaint, found, AFTER))


def test_who_gave_it_back_is_not_suggested_again_but_whom_it_named() -> None:
    case = case_in("dispatched")
    assert likely(case_in("returned").complaint, changed(), AFTER) == []
    case.do(agency_acts.return_, "pupr", by="agency:pupr", suggested_agency="dlh")
    assert likely(case.complaint, changed(), AFTER) == ["dlh"]
