"""The running day: told by the stream, counted once, and put right by the night."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

from functions.actions.perform import perform
from functions.domain import citizen_acts, staff_acts
from functions.jobs.counting import keep
from functions.jobs.publish import publish
from functions.reports.running import DIFFERS, Fact, together
from functions.storage import keys
from functions.wiring.jobs import Jobs
from functions.wiring.statistics import Publisher
from tests.clock import Clock
from tests.emulated import Aws
from tests.publishing import file_some

Record = dict[str, Any]


def record(aws: Aws, number: str, sequence: int) -> Record:
    """What the stream would tell of a complaint as it stands."""
    key = keys.complaint(number)
    item = aws.client("dynamodb").get_item(TableName=aws.table, Key=key)["Item"]
    return {"dynamodb": {"Keys": key, "NewImage": item, "SequenceNumber": str(sequence)}}


def tell(parts: Publisher, *records: Record) -> dict[str, int]:
    return keep(parts, {"Records": list(records)})


def so_far(parts: Publisher) -> Counter[str]:
    return together(Fact(*fact) for fact in parts.statistics.kept(parts.now().date()))


def test_the_day_is_known_before_it_is_over(aws: Aws, aws_jobs: Jobs, parts: Publisher) -> None:
    numbers = file_some(aws_jobs, 4)
    records = [record(aws, number, n) for n, number in enumerate(numbers, 1)]
    assert tell(parts, *records) == {"facts": 4, "failed": 0}
    perform(aws_jobs.desk, numbers[0], "reporter", citizen_acts.withdraw)
    tell(parts, record(aws, numbers[0], 9))
    assert (so_far(parts)["filed||"], so_far(parts)["withdrawn||"]) == (4, 1)


def test_what_is_told_twice_or_in_another_order_counts_once(
    aws: Aws, aws_jobs: Jobs, parts: Publisher
) -> None:
    numbers = file_some(aws_jobs, 3)
    records = [record(aws, number, n) for n, number in enumerate(numbers, 1)]
    tell(parts, *records)
    tell(parts, *records)
    tell(parts, *reversed(records))
    tell(parts, records[1], records[0])
    assert so_far(parts)["filed||"] == 3


def test_a_lost_batch_comes_with_what_happens_next(
    aws: Aws, aws_jobs: Jobs, parts: Publisher, clock: Clock
) -> None:
    [number, _] = file_some(aws_jobs, 2)
    decline = partial(staff_acts.decline, reason="spam")
    perform(aws_jobs.desk, number, "staff:admin", decline)
    tell(parts, record(aws, number, 5))
    assert (so_far(parts)["filed||"], so_far(parts)["declined||"]) == (1, 1)


def test_the_night_counts_again_and_says_by_how_much_it_differs(
    aws: Aws, aws_jobs: Jobs, parts: Publisher, clock: Clock
) -> None:
    publish(parts)
    numbers = file_some(aws_jobs, 6)
    tell(parts, *(record(aws, number, n) for n, number in enumerate(numbers[:5], 1)))
    clock.advance(days=1)
    publish(parts)
    day = parts.statistics.days("2026-11")["2026-11-24"]
    assert day["filed||"] == 6, "the recount is what stands"
    assert {k: n for k, n in day.items() if k.startswith(DIFFERS)} == {"differs|less|filed": 1}


def test_when_both_agree_there_is_nothing_to_say(
    aws: Aws, aws_jobs: Jobs, parts: Publisher, clock: Clock
) -> None:
    publish(parts)
    numbers = file_some(aws_jobs, 5)
    tell(parts, *(record(aws, number, n) for n, number in enumerate(numbers, 1)))
    clock.advance(days=1)
    publish(parts)
    day = parts.statistics.days("2026-11")["2026-11-24"]
    assert not [key for key in day if key.startswith(DIFFERS)]


def test_one_that_cannot_be_read_keeps_no_other_from_being_counted(
    aws: Aws, aws_jobs: Jobs, parts: Publisher
) -> None:
    good, bad = (record(aws, number, n) for n, number in enumerate(file_some(aws_jobs, 2), 1))
    bad["dynamodb"]["NewImage"].pop("h")
    text: Record = {"dynamodb": {"Keys": keys.text("TB-1", "a"), "SequenceNumber": "7"}}
    assert tell(parts, bad, text, good) == {"facts": 1, "failed": 1}
    assert so_far(parts)["filed||"] == 1
