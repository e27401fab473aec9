"""A mail service that takes nothing for hours: nothing is lost, and no try is used up."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from moto.core.models import botocore_stubber

from functions.jobs.sweep import sweep
from functions.outbound.outcomes import MOST_TRIES
from functions.wiring.jobs import Jobs
from tests.actions.steps import dispatch
from tests.clock import Clock
from tests.desks import filed
from tests.sent import sent_mails


@contextmanager
def refusing(code: str, status: int = 400) -> Iterator[Counter[str]]:
    """SES answers every mail with this error; counts how often it was asked."""
    asked: Counter[str] = Counter()
    process = botocore_stubber.process_request

    def refuse(request: Any) -> Any:
        if not request.url.endswith("/v2/email/outbound-emails"):
            return process(request)
        asked["mails"] += 1
        return status, {"x-amzn-errortype": code}, json.dumps({"message": "no"})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(botocore_stubber, "process_request", refuse)
        yield asked


def tries(jobs: Jobs, number: str) -> set[tuple[str, int]]:
    return {(m.state, m.tries) for m in jobs.desk.complaints.load(number).messages.values()}


@pytest.mark.fault(20, 21)
@pytest.mark.parametrize("code", ["SendingPausedException", "TooManyRequestsException"])
def test_a_pause_of_hours_loses_no_message_burns_no_try_and_sends_nothing_twice(
    aws_jobs: Jobs, clock: Clock, code: str
) -> None:
    number = filed(aws_jobs.desk).complaint.number
    with refusing(code) as asked:
        told = [sweep(aws_jobs)]
        dispatch(aws_jobs.desk, number)  # acts go on meanwhile
        for _ in range(12):
            clock.advance(minutes=30)
            told.append(sweep(aws_jobs))
        assert asked["mails"] > 4 * 12, "each was tried again and again"
    assert told[0]["undelivered"] == 0 and told[1]["undelivered"] >= 4, "the alarm hears of it"
    assert not any(figures["failed"] for figures in told)
    assert not sent_mails() and tries(aws_jobs, number) == {("pending", 0)}
    clock.advance(minutes=1)
    sweep(aws_jobs)
    sweep(aws_jobs)
    messages = aws_jobs.desk.complaints.load(number).messages
    assert {m.state for m in messages.values()} == {"sent"}
    assert len(sent_mails()) == len(messages)


def test_a_right_that_is_missing_in_the_deployment_is_waited_for_hours(
    aws_jobs: Jobs, clock: Clock
) -> None:
    number = filed(aws_jobs.desk).complaint.number
    with refusing("AccessDeniedException", 403):
        for _ in range(5 * 6):
            sweep(aws_jobs)
            clock.advance(minutes=10)
    ((state, used),) = tries(aws_jobs, number)
    assert state == "pending" and 5 < used < MOST_TRIES, "five hours later it still waits"
    clock.advance(hours=1)
    sweep(aws_jobs)
    assert tries(aws_jobs, number) == {("sent", 0)} and len(sent_mails()) == 2


def test_a_right_that_stays_missing_becomes_a_task_for_a_person(
    aws_jobs: Jobs, clock: Clock
) -> None:
    number = filed(aws_jobs.desk).complaint.number
    with refusing("AccessDeniedException", 403):
        for _ in range(10 * 2):
            sweep(aws_jobs)
            clock.advance(minutes=30)
    assert tries(aws_jobs, number) == {("failed", MOST_TRIES)}
    assert len(aws_jobs.desk.complaints.load(number).troubles) == 2
    assert not sent_mails()
