"""Hours and days on which something around the jobs fails: nothing is lost or sent twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import count
from random import Random
from typing import Any

import pytest

from functions.domain.errors import Busy
from functions.jobs.sweep import sweep
from functions.wiring.jobs import Jobs
from tests.clock import Clock
from tests.desks import filed
from tests.emulated import Aws
from tests.sent import sent_mails
from tests.storage.bad_wire import SEND_MAIL, Fault, bad_wire, refused, throttled, timed_out

STORIES = [f"Lampu jalan nomor {n} di depan pasar mati." for n in range(5)]
FOREVER = 10**6
RATE = "TooManyRequestsException"
"""SES says the same of its rate and of its daily quota."""


def file_all(jobs: Jobs) -> list[str]:
    """One after another, under numbers that fall into every shard of the index."""
    desk = replace(jobs.desk, choice=Random(7).choice)
    return [filed(desk, description=story).complaint.number for story in STORIES]


def states(jobs: Jobs, number: str) -> set[str]:
    return {message.state for message in jobs.desk.complaints.load(number).messages.values()}


def everybody_was_told_once(jobs: Jobs, numbers: list[str]) -> bool:
    told = Counter((mail.to, mail.subject) for mail in sent_mails())
    owed = sum(len(jobs.desk.complaints.load(number).messages) for number in numbers)
    return set(told.values()) == {1} and told.total() == owed


def test_fault_14_two_days_without_stream_and_sweep_are_made_good(
    aws_jobs: Jobs, clock: Clock
) -> None:
    numbers = file_all(aws_jobs)
    clock.advance(days=2)
    for _ in range(3):
        sweep(aws_jobs)
        clock.advance(minutes=1)
    assert all(states(aws_jobs, number) == {"sent"} for number in numbers)
    assert everybody_was_told_once(aws_jobs, numbers)


def test_fault_17_a_mail_whose_answer_was_lost_is_a_task_and_not_sent_again(
    aws_jobs: Jobs, clock: Clock
) -> None:
    number = filed(aws_jobs.desk).complaint.number
    with bad_wire(SEND_MAIL, timed_out, times=FOREVER):
        assert sweep(aws_jobs)["undelivered"] == 2
    for _ in range(3):
        clock.advance(hours=1)
        sweep(aws_jobs)
    assert len(sent_mails()) == 2
    assert states(aws_jobs, number) == {"unknown"}
    assert len(aws_jobs.desk.complaints.load(number).troubles) == 2


@pytest.mark.parametrize(
    ("code", "outage"),
    [
        pytest.param(
            "TooManyRequestsException", timedelta(minutes=30), marks=pytest.mark.fault(19)
        ),
        pytest.param("TooManyRequestsException", timedelta(days=1), marks=pytest.mark.fault(20)),
        pytest.param("SendingPausedException", timedelta(days=3), marks=pytest.mark.fault(21)),
    ],
)
def test_what_the_mail_service_does_not_take_waits_is_told_and_goes_out_once(
    aws_jobs: Jobs, clock: Clock, code: str, outage: timedelta
) -> None:
    number, told = filed(aws_jobs.desk).complaint.number, 0
    with bad_wire(SEND_MAIL, refused(code, 429), times=FOREVER):
        for _ in range(16):
            told += sweep(aws_jobs)["undelivered"]
            clock.advance(seconds=outage.total_seconds() / 16)
    assert told, "somebody is alarmed"
    assert not sent_mails() and states(aws_jobs, number) == {"pending"}
    assert aws_jobs.desk.complaints.load(number).status == "received"
    clock.advance(hours=1)
    for _ in range(3):
        sweep(aws_jobs)
        clock.advance(minutes=1)
    assert states(aws_jobs, number) == {"sent"}
    assert everybody_was_told_once(aws_jobs, [number])


def test_fault_22_a_mail_that_is_refused_for_good_is_a_task_and_not_tried_again(
    aws_jobs: Jobs, clock: Clock
) -> None:
    number = filed(aws_jobs.desk).complaint.number
    with bad_wire(SEND_MAIL, refused("MessageRejected"), times=FOREVER) as tries:
        for _ in range(3):
            sweep(aws_jobs)
            clock.advance(hours=2)
    assert len(tries) == 2, "one each"
    assert states(aws_jobs, number) == {"failed"}
    (row,) = aws_jobs.indexes.queue("admin").rows
    assert (row.number, row.troubles) == (number, 2)


def dies_after(calls: int) -> Fault:
    """So many requests get through, and then none."""
    asked = count()
    dead = refused("InternalServerError", 500)
    return lambda work: work() if next(asked) < calls else dead(work)


@pytest.mark.parametrize("calls", range(7))
def test_fault_36_a_sweep_that_dies_is_continued_by_the_next(
    aws_jobs: Jobs, clock: Clock, calls: int
) -> None:
    numbers = file_all(aws_jobs)
    with bad_wire("Query", dies_after(calls), times=FOREVER), pytest.raises(Busy):
        sweep(aws_jobs)
    assert aws_jobs.heartbeats.last("sweep") is None, "its silence is what alarms"
    for _ in range(3):
        clock.advance(minutes=2)
        sweep(aws_jobs)
    assert everybody_was_told_once(aws_jobs, numbers)


def test_fault_39_what_a_stale_index_still_shows_is_read_again_and_left_alone(
    aws: Aws, aws_jobs: Jobs
) -> None:
    number = filed(aws_jobs.desk).complaint.number
    sweep(aws_jobs)
    reads: list[dict[str, Any]] = []
    events = aws.client("dynamodb").meta.events
    for operation in ("GetItem", "Query"):
        events.register(
            f"provide-client-params.dynamodb.{operation}", lambda params, **_: reads.append(params)
        )
    stale = replace(aws_jobs, indexes=Stale(number, "TB-0000-0000", number))  # type: ignore[arg-type]
    assert sweep(stale) == {"visited": 3, "failed": 1, "undelivered": 0}
    assert len(sent_mails()) == 2
    assert reads and all(read["ConsistentRead"] for read in reads)


class Stale:
    """An index that has not heard of the latest writes."""

    def __init__(self, *numbers: str) -> None:
        self._numbers = numbers

    def due(self, now: object) -> Iterator[str]:
        return iter(self._numbers)


@pytest.mark.parametrize("times", [2, FOREVER])
def test_fault_40_writes_that_a_hot_index_holds_up_are_made_later(
    aws_jobs: Jobs, clock: Clock, times: int
) -> None:
    numbers = file_all(aws_jobs)
    with bad_wire("UpdateItem", throttled, times=times), suppress(Busy):
        sweep(aws_jobs)  # its heartbeat is held up as well
    for _ in range(3):
        clock.advance(minutes=2)
        sweep(aws_jobs)
    assert all(states(aws_jobs, number) == {"sent"} for number in numbers)
    assert everybody_was_told_once(aws_jobs, numbers)


def test_fault_43_without_the_key_service_a_mail_waits_and_goes_out_later(
    aws_jobs: Jobs, clock: Clock
) -> None:
    numbers = file_all(aws_jobs)
    with bad_wire("Decrypt", refused("AccessDeniedException"), times=FOREVER):
        assert sweep(aws_jobs)["failed"] == len(numbers)
    assert not sent_mails()
    clock.advance(minutes=2)
    sweep(aws_jobs)
    assert everybody_was_told_once(aws_jobs, numbers)
