from __future__ import annotations

from typing import Any

import pytest

from infra.bench.table import Row, report
from infra.bench.write_units import size, units


def item(text: str = "", **more: Any) -> dict[str, Any]:
    return {"pk": {"S": "C#1"}, "sk": {"S": "!"}, "t": {"S": text}} | more


DUE = {"ds": {"S": "0"}, "da": {"N": "1795485600"}}
LATER = DUE | {"da": {"N": "1795485660"}}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, item("x" * 1000), 1),
        ({}, item("x" * 1100), 2),
        (item("x" * 1100), item("x"), 2),  # the larger of both counts
        ({}, item(**DUE), 1 + 1),
        (item(**DUE), item(**LATER), 1 + 2),  # a moved key is taken out and put in
        (item(**DUE), item("new", **DUE), 1),  # keys only: nothing else is in the index
        (item(**DUE), item(), 1 + 1),
    ],
)
def test_a_write_costs_what_dynamodb_says(
    before: dict[str, Any], after: dict[str, Any], expected: int
) -> None:
    assert units(before, after).base == expected


def test_the_queue_index_is_counted_apart() -> None:
    row = {"q": {"S": "admin"}, "qa": {"N": "1"}, "st": {"S": "received"}}
    moved = units(item(**row), item(**row | {"st": {"S": "dispatched"}, "q": {"S": "agency"}}))
    assert (moved.base, moved.queue) == (1, 2)


def test_an_item_is_as_large_as_its_names_and_values() -> None:
    assert size({"ab": {"S": "Ré"}}) == 2 + 3
    assert size({"n": {"N": "1795485600"}}) == 1 + 5
    assert size({"l": {"L": [{"S": "a"}, {"BOOL": True}]}}) == 1 + 3 + 2 + 2


def test_one_row_over_its_budget_fails_the_bench(capsys: pytest.CaptureFixture[str]) -> None:
    assert report([Row("fits", 5, 5), Row("shown only", 9, None)]) == 0
    assert report([Row("fits", 5, 5), Row("too much", 6, 5)]) == 1
    assert "OVER" in capsys.readouterr().out
