"""What may be seen of counts: a property over any table, and an attacker who subtracts."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.reports import delivery, office_day
from functions.reports.published import LEAST, OTHERS, PARTS, month_of, rows, spread, table
from functions.reports.view import months
from tests.desks import shipped
from tests.reports.facts import DAYS, tallies, year

numbers = st.integers(0, 12)


@st.composite
def lines(draw: st.DrawFn) -> dict[str, dict[str, int]]:
    found = {}
    for value in draw(st.lists(st.sampled_from(["", *"abcdefg"]), unique=True, min_size=1)):
        answered = draw(numbers)
        part = draw(st.integers(0, answered))
        found[value] = {"filed": draw(numbers), "answered": answered, "in_time_sop": part}
    return found


def is_shown(number: int) -> bool:
    return number == 0 or number >= LEAST


def total(found: dict[str, dict[str, int]], measure: str) -> int:
    return sum(line[measure] for line in found.values())


@settings(max_examples=200, deadline=None)
@given(lines())
def test_no_number_from_one_to_four_is_shown_or_found_by_subtraction(
    found: dict[str, dict[str, int]],
) -> None:
    answered, part = total(found, "answered"), total(found, "in_time_sop")
    if not all(map(is_shown, (total(found, "filed"), answered, part, answered - part))):
        return  # such a measure is in no table: see below
    seen = table(found)
    for measure in ("filed", "answered", "in_time_sop"):
        assert total(seen, measure) == total(found, measure), "the sums are true"
    for line in seen.values():
        assert all(map(is_shown, line.values()))
        assert is_shown(line["answered"] - line["in_time_sop"])
    # What the sums leave over for all hidden lines together is the published "lainnya".
    hidden = [v for v, line in found.items() if v not in seen and any(line.values())]
    assert bool(hidden) == (OTHERS in seen)


def test_one_small_line_takes_the_smallest_other_with_it() -> None:
    found = {"a": {"filed": 3}, "b": {"filed": 7}, "c": {"filed": 20}}
    assert table(found) == {"c": {"filed": 20}, OTHERS: {"filed": 10}}


def test_a_part_is_hidden_when_the_rest_is_small() -> None:
    tally = Counter({"answered||": 20, "in_time_sop||": 18, "in_time_national||": 20})
    shown = {row.measure for row in rows("2026-11", tally, whole=False)}
    assert "in_time_sop" not in shown and {"answered", "in_time_national"} <= shown
    assert PARTS["in_time_sop"] == "answered"


def test_a_running_month_shows_totals_only() -> None:
    tally = Counter({"filed||": 30, "filed|kind|complaint": 30, "days||3": 30})
    tally |= {"forwarded||": 30, "forwarded|agency|pupr": 30}
    assert all(not row.dimension for row in rows("2026-11", tally, whole=False))
    assert {row.measure for row in rows("2026-11", tally, whole=True)} >= {"filed", "days"}
    assert [r for r in rows("2026-11", tally, whole=True) if r.dimension == "kind"]


def test_every_night_an_agency_with_five_late_ones_is_named_and_one_with_four_is_not() -> None:
    late = {"pupr": 6, "dlh": 4, "": 3}
    tally = Counter({"open||": 13, "late_sop||": 13, "oldest||": 40})
    for agency, number in late.items():
        tally |= {f"{m}|agency|{agency}": number for m in ("open", "late_sop")}
        tally[f"oldest|agency|{agency}"] = 30
    found = [r for r in rows("2026-11", tally, whole=False) if r.dimension == "agency"]
    assert {(r.value, r.measure, r.number) for r in found if r.number or r.measure == "oldest"} == {
        *(("pupr", "open", 6), ("pupr", "late_sop", 6), ("pupr", "oldest", 30)),
        *((OTHERS, "open", 7), (OTHERS, "late_sop", 7)),
    }


@pytest.mark.parametrize(
    ("owed", "prompt", "settled", "seen"),
    [
        (200, 200, 200, {"messages": 200, "prompt": 200, "unclear": 0}),
        (200, 199, 200, {"messages": 200, "prompt": 195, "unclear": 0}),
        (200, 150, 190, {"messages": 200, "prompt": 150, "unclear": 10}),
        (200, 3, 1, {"messages": 200, "prompt": 0, "unclear": 200}),
        (8, 7, 8, {"messages": 8, "prompt": 0, "unclear": 0}),
        (5, 5, 1, {"messages": 5, "prompt": 5, "unclear": 5}),
        (4, 4, 4, {}),
    ],
)
def test_trouble_with_messages_shows_and_is_never_made_smaller(
    owed: int, prompt: int, settled: int, seen: dict[str, int]
) -> None:
    tally = Counter({"messages||": owed, "prompt||": prompt, "settled||": settled})
    expected = seen | ({"failed": 0, "resent": 0} if seen else {})
    assert delivery.seen(tally, LEAST) == expected


def test_lengths_stand_in_classes_of_five_and_the_median_in_one_of_them() -> None:
    tally = Counter({"days||0": 2, "days||1": 4, "days||3": 5, "days||9": 1, "days||2": 0})
    assert spread(tally, "days") == [("0-1", 6), ("2-9", 6)]
    tally["answered||"] = 12
    [month] = months(rows("2026-11", tally, whole=True))
    assert (month.half, month.most) == ("0-1", "2-9")
    assert spread(Counter({"days||0": 4}), "days") == []


def test_a_month_sums_what_happened_and_keeps_the_last_days_stocks() -> None:
    days = [Counter({"filed||": 2, "open||": 9}), Counter({"filed||": 3, "open||": 8})]
    assert month_of(days) == {"filed||": 5, "open||": 8}
    assert month_of([]) == {}


def test_nothing_that_only_the_office_counts_is_published() -> None:
    directory, rules, _ = shipped()
    complaints = [life.complaint for life in year()]
    march = [day for day in DAYS if day.month == 3]
    offices = {key for day in march for key in office_day.count(complaints, day, rules, directory)}
    whole = month_of([tallies()[day] for day in march])
    assert len(offices & set(whole)) > 50, "the office's own are in what is published from"
    without = Counter({key: number for key, number in whole.items() if key not in offices})
    for ended in (True, False):
        assert rows("2026-03", whole, whole=ended) == rows("2026-03", without, whole=ended)
