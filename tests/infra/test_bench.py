from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from build_site import build
from functions.actions.desk import Desk
from functions.storage.complaints import Complaints
from infra.bench import many, weight, words, write_units
from infra.bench.crowd import fill
from infra.bench.emulated_desk import Clock, emulated
from infra.bench.lives import Life
from infra.bench.meter import Meter, Read
from infra.bench.office import Office
from infra.bench.table import Row, report
from infra.bench.write_units import Item, size, units
from infra.templates import template

DUE: Item = {"ds": {"S": "0"}, "da": {"N": "1795485600"}}
LATER: Item = DUE | {"da": {"N": "1795485660"}}
WAITING: Item = {"q": {"S": "admin"}, "qa": {"N": "1"}, "st": {"S": "received"}}


def item(text: str = "", more: Item | None = None) -> Item:
    return {"pk": {"S": "C#1"}, "sk": {"S": "!"}, "t": {"S": text}} | (more or {})


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, item("x" * 1000), 1),
        ({}, item("x" * (1024 - 9)), 1),  # to the byte: 9 for the keys and the names
        ({}, item("x" * (1025 - 9)), 2),
        (item("x" * 1100), item("x"), 2),  # the larger of both counts
        (item("x" * 1100), {}, 2),
        ({}, {}, 1),  # refused, or nothing there to delete
        ({}, item(more=DUE), 1 + 1),
        (item(more=DUE), item(more=LATER), 1 + 2),  # a moved key is taken out and put in
        (item(more=DUE), item("new", DUE), 1),  # keys only: nothing else is in the index
        (item(more=DUE), item(), 1 + 1),
    ],
)
def test_a_write_costs_what_dynamodb_says(before: Item, after: Item, expected: int) -> None:
    assert units(before, after).base == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, 0),
        ({"st": {"S": "dispatched"}}, 1),  # carried, not a key
        ({"q": {"S": "agency"}}, 2),
    ],
)
def test_the_queue_index_is_counted_apart(change: Item, expected: int) -> None:
    cost = units(item(more=WAITING), item(more=WAITING | change))
    assert (cost.base, cost.queue) == (1, expected)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"S": "Ré"}, 3),
        ({"B": b"123"}, 3),
        ({"N": "1795485600"}, 5),  # eight digits: zeros at the end take no room
        ({"N": "7"}, 2),
        ({"N": "-123"}, 4),
        ({"BOOL": True}, 1),
        ({"NULL": True}, 1),
        ({"L": [{"S": "a"}, {"BOOL": True}]}, 3 + 2 + 2),
        ({"M": {"ab": {"S": "c"}}}, 3 + 1 + 2 + 1),
    ],
)
def test_a_value_is_as_large_as_dynamodb_says(value: Item, expected: int) -> None:
    assert size({"name": value}) == len("name") + expected


def test_a_type_without_a_rule_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="SS"):
        size({"s": {"SS": ["a"]}})


def test_a_stale_read_costs_half_and_every_4_kB_begun_counts() -> None:
    costs = [Read(1, n, fresh).units for n, fresh in ((0, False), (4096, True), (4097, False))]
    assert costs == [0.5, 1, 1]


def test_the_rules_know_the_indexes_that_are_deployed() -> None:
    table = template()["Resources"]["Table"]["Properties"]
    due, queue, messages = table["GlobalSecondaryIndexes"]

    def names(keys: list[dict[str, Any]]) -> tuple[str, ...]:
        return tuple(key["AttributeName"] for key in keys)

    assert names(table["KeySchema"]) == write_units.KEYS
    assert names(due["KeySchema"]) == write_units.DUE
    assert due["Projection"] == {"ProjectionType": "KEYS_ONLY"}
    assert names(queue["KeySchema"]) == write_units.QUEUE
    assert names(messages["KeySchema"]) == write_units.MESSAGES
    for index in (queue, messages):
        assert tuple(index["Projection"]["NonKeyAttributes"]) == write_units.QUEUE_ROW


def test_a_refused_write_is_paid_for_too() -> None:
    clock = Clock()
    with emulated(clock) as (desk, config, dynamodb):
        filed = _filed(desk, clock)
        meter = Meter(dynamodb, config.table)
        again = Complaints(dynamodb, config.table).create(filed, desk.agenda(filed))
        assert again, "the same complaint counts as written"
        assert meter.take().base == 1


def test_a_request_that_the_meter_cannot_price_stops_the_bench() -> None:
    with emulated(Clock()) as (_, config, dynamodb):
        Meter(dynamodb, config.table)
        with pytest.raises(NotImplementedError):
            dynamodb.scan(TableName=config.table)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="#isi">', 0),
        ('<a href="#">', 1),
        ('<a href="javascript:go()">', 1),
        ('<form method="post" action="/api/track" novalidate>', 0),
        ('<form method="post">', 1),
        ('<button type="button">', 1),
        ('<button onclick="go()">', 1),
    ],
)
def test_what_is_dead_without_a_script_is_counted(html: str, expected: int) -> None:
    assert len(weight.NEEDS_SCRIPT.findall(html)) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<link rel="icon" href="data:image/svg+xml,x">', 0),
        ('<link rel="stylesheet" href="/a.css">', 1),
        ('<img src="/a.png">', 1),
        ("<style>p{background:url(data:x)}</style>", 0),
        ("<style>p{background:url(/a.png)}</style>", 1),
    ],
)
def test_what_makes_a_second_request_is_counted(html: str, expected: int) -> None:
    assert len(weight.ELSEWHERE.findall(html)) == expected


def test_a_staff_page_is_measured_with_its_session() -> None:
    clock = Clock()
    with emulated(clock) as (_, config, dynamodb):
        fill(config.table, clock(), 30, due_now=3, is_listed=True)
        office, meter = Office(config, clock), Meter(dynamodb, config.table)
        office.page("/admin/queue")
        lists = [(5, 0.5)] * 3 + [(10, 0.5)]
        assert [(read.items, read.units) for read in meter.reads] == [(1, 1), *lists]


@pytest.mark.parametrize("text", [words.STORY, words.ANSWER, words.AGAIN])
def test_the_sample_texts_are_a_kilobyte_at_least(text: str) -> None:
    assert len(text) >= 1000


@pytest.mark.parametrize(
    ("figure", "budget", "exit_code", "verdict"),
    [(5, 5, 0, "ok"), (5.01, 5, 1, "OVER"), (9, None, 0, "")],
)
def test_one_row_over_its_budget_fails_the_bench(
    figure: float,
    budget: float | None,
    exit_code: int,
    verdict: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert (
        report([Row("fits", 1, 2), Row("measured", figure, budget), Row("fits", 1, 2)]) == exit_code
    )
    first, middle, last = capsys.readouterr().out.splitlines()
    assert middle.endswith(verdict)
    assert first.endswith("ok") and last.endswith("ok"), "the rows after it are still printed"


def test_the_long_list_of_the_bench_is_one_that_a_build_accepts(tmp_path: Path) -> None:
    content = many.content(tmp_path / "content", 40)
    assert build(tmp_path / "out", content) > 40
    assert (many.content(tmp_path / "again", 40) / "dip.csv").read_bytes() == (
        content / "dip.csv"
    ).read_bytes()


def _filed(desk: Desk, clock: Clock) -> Any:
    return Life(desk, clock).filed.complaint
