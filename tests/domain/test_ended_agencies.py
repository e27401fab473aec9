"""An agency that ended keeps its name on old complaints and gets no new ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from functions.domain import staff_acts
from functions.domain.agencies import Directory
from functions.domain.errors import Invalid
from tests.cases import Case, case_in
from tests.desks import shipped

BEFORE, AFTER = date(2026, 11, 20), date(2026, 11, 24)


def changed(**ends: str) -> Directory:
    """The shipped directory, in which these agencies ended on 20 November for others."""
    found = shipped()[0]
    agencies = dict(found.agencies)
    for id, successor in ends.items():
        agencies[id] = replace(agencies[id], valid_until=BEFORE, successor=successor)
    return replace(found, agencies=agencies)


def test_an_ended_agency_is_not_chosen_any_more_and_its_successor_is_named() -> None:
    directory = changed(pupr="dlh")
    with pytest.raises(Invalid) as refused:
        Case().do(staff_acts.dispatch, directory, ("pupr",))
    name = directory.agencies["dlh"].name
    assert refused.value.fields["agency"].endswith(f"Penggantinya: {name}.")
    assert Case().do(staff_acts.dispatch, directory, ("dlh",)).status == "dispatched"


def test_what_it_holds_keeps_its_name_and_can_be_handed_over() -> None:
    case, directory = case_in("dispatched"), changed(pupr="dlh")
    assert directory.name_of("pupr") == shipped()[0].name_of("pupr")
    assert directory.ended(AFTER) == {"pupr"}
    assert directory.has_ended("pupr", AFTER) and not directory.has_ended("pupr", BEFORE)
    case.do(staff_acts.dispatch, directory, ("dlh",))
    assert case.complaint.agencies == ("dlh",)


@pytest.mark.parametrize(
    ("ends", "heir"),
    [
        ({}, "pupr"),
        ({"pupr": "dlh"}, "dlh"),
        ({"pupr": "dlh", "dlh": "dishub"}, "dishub"),
        ({"pupr": ""}, ""),
        ({"pupr": "dlh", "dlh": "pupr"}, ""),
    ],
)
def test_tasks_go_to_whoever_has_them_now(ends: dict[str, str], heir: str) -> None:
    assert changed(**ends).heir("pupr", AFTER) == heir
