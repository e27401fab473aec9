from __future__ import annotations

import sys
from pathlib import Path

import pytest

from infra.bench import __main__ as bench
from infra.costs import __main__ as command
from infra.costs import lines, page, usage
from infra.costs.lines import total
from infra.costs.posted import parts
from infra.costs.prices import Price, assumptions, prices
from infra.costs.usage import Usage
from infra.templates import template


@pytest.fixture(scope="module")
def used() -> Usage:
    return usage.complaint()


def price(usd: float, per: int = 1, free: float = 0) -> Price:
    day = prices()["table_write"].seen
    return Price("a thing", usd, "a list", day, per, free)


@pytest.mark.parametrize(
    ("given", "amount", "usd"),
    [
        (price(0.10, per=1_000), 9_000, 0.90),
        (price(0.10, free=10), 9, 0),
        (price(0.10, free=10), 18, 0.80),
        (price(5), 1, 5),
    ],
)
def test_a_price_counts_by_its_unit_and_after_what_is_free(
    given: Price, amount: float, usd: float
) -> None:
    assert given.of(amount) == pytest.approx(usd)


def test_the_page_of_operations_has_the_table_that_is_computed_now() -> None:
    standing = page.standing(page.PAGE.read_text(encoding="utf-8"))
    assert standing == page.text(), "run `make costs`"


def test_writing_renews_what_stands_between_the_marks_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = f"# Costs\n\n{page.BEGIN}\n\nold\n\n{page.END}\n\nEnd.\n"
    file = tmp_path / "operations.md"
    file.write_text(old, encoding="utf-8")
    monkeypatch.setattr(page, "PAGE", file)
    monkeypatch.setattr(page, "text", lambda: "new\n")
    monkeypatch.setattr(sys, "argv", ["costs", "--write"])
    command.main()
    command.main()
    assert file.read_text(encoding="utf-8") == old.replace("old", "new")


def test_every_price_has_a_source_and_a_day() -> None:
    for name, known in prices().items():
        assert known.source, name
        assert known.seen.year >= 2026, name


def test_a_change_of_a_price_changes_the_table(
    used: Usage, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = total(lines.of_complaints(used))
    dearer = prices() | {"api": price(2, per=1_000_000)}
    monkeypatch.setattr(lines, "prices", lambda: dearer)
    after = total(lines.of_complaints(used))
    assert after - before == pytest.approx(lines.calls(used) * 1_000 / 1_000_000)


def test_the_units_are_those_of_a_whole_life(used: Usage) -> None:
    assert used.office_acts + used.agency_acts + used.reporter_acts + 1 == 8, "with the filing"
    assert used.writes > 8 and used.reads > 8
    assert used.mails > used.identities > 0, "only the reporter's mails ask who reports"


@pytest.mark.parametrize(
    ("text", "count"),
    [("a" * 160, 1), ("a" * 161, 2), ("a" * 306, 2), ("a" * 307, 3), ("é" * 70, 1), ("é" * 71, 2)],
)
def test_an_sms_is_billed_by_its_parts(text: str, count: int) -> None:
    assert parts(text) == count


def test_every_sms_of_the_usual_way_fits_one_part() -> None:
    found = usage.sms_parts()
    assert found and set(found) == {1}


def test_stages_pay_for_the_alarms_beyond_the_ten_free_ones() -> None:
    idle = usage.idle_minute()

    def alarms(stages: int) -> lines.Line:
        return next(row for row in lines.of_month(idle, stages) if row.what == "alarms")

    declared = [
        resource
        for name in ("template", "edge")
        for resource in template(name)["Resources"].values()
        if resource["Type"] == "AWS::CloudWatch::Alarm"
    ]
    one, two = alarms(1), alarms(2)
    assert one.amount == len(declared)
    assert one.usd == pytest.approx((len(declared) - 10) * 0.10)
    assert two.usd == pytest.approx((2 * len(declared) - 10) * 0.10)


def test_the_memory_is_what_the_functions_have(
    used: Usage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def seconds() -> float:
        return next(row for row in lines.of_complaints(used) if row.unit == "GB-s").amount

    at_512 = seconds()
    larger = template() | {"Globals": {"Function": {"MemorySize": 1024}}}
    monkeypatch.setattr(lines, "template", lambda name="template": larger)
    assert seconds() == pytest.approx(2 * at_512)


def test_an_idle_sweep_asks_each_shard_once_and_leaves_one_beat() -> None:
    assert usage.idle_minute() == (2.0, 1)


def test_the_bench_shows_the_same_floor() -> None:
    floor = total(lines.of_month(usage.idle_minute()))
    assert bench._idle().figure == pytest.approx(floor)


def test_a_call_is_as_long_as_waking_and_awake_ones_together() -> None:
    assumed = assumptions()
    assert assumed.warm_ms < assumed.usual_ms < assumed.cold_ms
