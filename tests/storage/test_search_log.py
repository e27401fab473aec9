"""Searches are counted from the log of a function that may do nothing else."""

from __future__ import annotations

import json
from datetime import timedelta

from functions.domain.catalogue import SEARCH_MADE
from functions.reports.day import bounds
from functions.storage.search_log import SearchLog
from tests.clock import Clock
from tests.emulated import Aws

GROUP = "/pengaduan/test"


def test_a_day_of_searches_and_what_they_missed(aws: Aws, clock: Clock) -> None:
    logs = aws.client("logs")
    logs.create_log_group(logGroupName=GROUP)
    logs.create_log_stream(logGroupName=GROUP, logStreamName="search")
    start, end = bounds(clock().date())

    def tell(after: timedelta, message: str) -> None:
        event = {"timestamp": int((start + after).timestamp() * 1000), "message": message}
        logs.put_log_events(logGroupName=GROUP, logStreamName="search", logEvents=[event])

    def line(found: int, missed: str = "") -> str:
        return json.dumps({"job": SEARCH_MADE, "found": found, "missed": missed})

    tell(timedelta(hours=-1), line(3))
    tell(timedelta(0), line(3))
    tell(timedelta(hours=5), line(0, "elpiji harga"))
    tell(timedelta(hours=6), line(0, "elpiji"))
    tell(timedelta(hours=7), "START RequestId: 8476a536 Version: $LATEST")
    tell(timedelta(hours=24), line(0, "harga"))
    assert SearchLog(lambda: logs, GROUP).tally(start, end) == {
        **{"searches||": 3, "searches_empty||": 2},
        **{"missed|word|elpiji": 2, "missed|word|harga": 1},
    }


def test_where_nothing_is_logged_nothing_is_measured(aws: Aws, clock: Clock) -> None:
    assert SearchLog(lambda: aws.client("logs"), "").tally(*bounds(clock().date())) == {}
