"""A day's tally over hand-made histories."""

from __future__ import annotations

from datetime import date
from typing import Any

from functions.reports.day import Tally, as_of, count
from tests.cases import Case
from tests.clock import wita
from tests.desks import shipped


def tally(day: str, *cases: Case) -> Tally:
    directory, rules, _ = shipped()
    complaints = [case.complaint for case in cases]
    return count(complaints, date.fromisoformat(day), rules, directory)


def totals(day: str, *cases: Case) -> dict[str, int]:
    found = tally(day, *cases)
    return {key[:-2]: number for key, number in found.items() if key.endswith("||")}


def case(day: str = "2026-11-23", **facts: Any) -> Case:
    return Case(wita(day), **facts)


def test_a_day_without_complaints_has_nothing() -> None:
    assert tally("2026-11-24") == {}
    assert tally("2026-11-22", case()) == {}, "it was not there yet"


def test_an_answer_counts_on_its_day_with_both_clocks_and_its_working_days() -> None:
    one = case().dispatch().on("2026-11-24").answer().relay()
    assert totals("2026-11-23", one) == {"filed": 1, "forwarded": 1, "open": 1}
    found = tally("2026-11-24", one)
    assert found["answered||"] == found["in_time_sop||"] == found["in_time_national||"] == 1
    assert found["days||1"] == 1 and "open||" not in found
    assert found["answered|agency|pupr"] == 1


def test_the_procedures_target_is_missed_before_the_national_time() -> None:
    one = case().dispatch().on("2026-11-26").answer().relay()
    found = totals("2026-11-26", one)
    assert "in_time_sop" not in found and found["in_time_national"] == 1
    assert totals("2026-11-25", one) == {"open": 1, "late_sop": 1, "oldest": 2}


def test_what_came_by_phone_and_was_typed_later_is_recorded_then_and_took_longer() -> None:
    one = Case(wita("2026-11-26"), received_at=wita("2026-11-23"), channel="phone")
    assert tally("2026-11-23", one) == {}
    assert totals("2026-11-26", one)["filed"] == 1
    one.dispatch().answer().relay()
    assert tally("2026-11-26", one)["days||3"] == 1


def test_only_the_first_answer_counts_and_not_solved_is_told_apart() -> None:
    one = case().dispatch().answer().relay().on("2026-11-24").rate(resolved=False)
    found = tally("2026-11-24", one)
    assert (found["unsolved||"], found["rated||"], found["score||"]) == (1, 1, 4)
    one.on("2026-11-25").dispatch().answer().relay()
    assert "answered" not in totals("2026-11-25", one)


def test_a_past_day_is_the_same_whenever_it_is_counted() -> None:
    one = case().dispatch()
    before = tally("2026-11-23", one)
    one.on("2026-11-25").answer().relay().on("2026-11-26").rate()
    assert tally("2026-11-23", one) == before


def test_the_oldest_late_one_of_each_agency_and_none_that_is_in_time() -> None:
    old, older = (case(day).dispatch() for day in ("2026-11-20", "2026-11-18"))
    young = case("2026-11-25").on("2026-11-26").dispatch("dlh")
    secret = case("2026-11-02", flags=frozenset(["restricted"])).dispatch("inspektorat")
    found = tally("2026-11-26", old, older, young, secret)
    oldest = {key: age for key, age in found.items() if key.startswith("oldest")}
    assert oldest == {"oldest||": 18, "oldest|agency|": 18, "oldest|agency|pupr": 6}


def test_merged_and_ended_complaints_are_no_backlog() -> None:
    assert "open" not in totals("2026-11-23", case().merge())
    assert totals("2026-11-23", case().withdraw()) == {"filed": 1, "withdrawn": 1}
    silent = case().dispatch().answer().relay().on("2026-11-24").close()
    assert totals("2026-11-24", silent) == {"closed": 1}, "silence is not solved"


def test_a_restricted_complaint_has_no_topic_place_or_agency() -> None:
    hidden = {"flags": frozenset(["restricted"]), "district": "63.10.04"}
    found = tally("2026-11-23", case(**hidden).dispatch("inspektorat"))
    assert found["filed||"] == 1
    cells = {key for key in found if key.split("|")[1] in ("category", "district", "agency")}
    assert cells and all(key.endswith("|") for key in cells)


def test_a_leap_day_is_a_day_and_nothing_is_seen_before_it_was_recorded() -> None:
    one = Case(wita("2028-02-29"))
    assert totals("2028-02-29", one)["filed"] == 1
    assert totals("2028-03-01", one).get("filed") is None
    assert as_of(one.complaint, wita("2028-02-28")) is None
