"""What AWS runs by itself: what stream, bucket and mail tell at once, the sweep every minute."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import boto3

from functions.config import Config
from functions.domain import digest
from functions.domain.attachments import INCOMING
from functions.domain.dates import local
from functions.jobs import counting, filing, mail_events, reports
from functions.jobs.deliver import deliver
from functions.jobs.images import take
from functions.jobs.publish import publish
from functions.jobs.sweep import sweep
from functions.storage import keys
from functions.storage.values import moment
from functions.wiring.filing import Archivist
from functions.wiring.images import Images
from functions.wiring.jobs import Jobs
from functions.wiring.reports import Reporting
from functions.wiring.statistics import Publisher
from infra.local.clock import MovableClock
from infra.local.inbox import Inbox

log = logging.getLogger("local")

POLL_SECONDS = 0.3
SWEEP_SECONDS = 60.0


def beside(work: Callable[[], object]) -> Callable[[], None]:
    """Do it in a thread of its own: the office does not wait for it."""
    return lambda: threading.Thread(target=work, daemon=True).start()


class Background:
    """Runs the jobs one at a time, as threads that end with the process."""

    def __init__(
        self,
        jobs: Jobs,
        images: Images,
        publisher: Publisher,
        archivist: Archivist,
        reporting: Reporting,
        clock: MovableClock,
        inbox: Inbox,
        config: Config,
    ) -> None:
        self._jobs, self._images, self._publisher = jobs, images, publisher
        self._archivist, self._reporting = archivist, reporting
        self._clock, self._inbox = clock, inbox
        self._counted: date | None = None
        self._records, self._table, self._bucket = (
            _records(config.table),
            config.table,
            config.attachments,
        )
        self._dynamodb, self._s3 = boto3.client("dynamodb"), boto3.client("s3")
        self._running = threading.Lock()
        self._stop = threading.Event()

    def start(self) -> None:
        """Begin to watch the stream, the bucket and the clock."""
        soon = ((POLL_SECONDS, self.deliver), (POLL_SECONDS, self.look))
        for seconds, job in (*soon, (SWEEP_SECONDS, self.sweep)):
            threading.Thread(target=self._repeat, args=(seconds, job), daemon=True).start()

    def stop(self) -> None:
        """End the threads after what they are doing."""
        self._stop.set()

    def deliver(self) -> None:
        """Hand the stream's new records to its functions."""
        with self._running:
            self._hand_over()

    def look(self) -> None:
        """Hand what was sent to the bucket to its function, as S3 tells of it."""
        sent = self._s3.list_objects_v2(Bucket=self._bucket, Prefix=INCOMING)
        for found in sent.get("Contents", ()):
            with self._running:
                take(self._images, found["Key"])

    def sweep(self) -> None:
        """One run of the minute job."""
        with self._running:
            sweep(self._jobs)
            self._night()
            self._morning()
            self._inbox.messages()

    def hear(self, news: Mapping[str, Any]) -> None:
        """News of a mail, as the bus would bring it to its function; then what follows from it."""
        with self._running:
            mail_events.take(self._jobs.desk, news)
            sweep(self._jobs)
            self._inbox.messages()

    def publish(self) -> None:
        """The nightly count, now."""
        with self._running:
            self._publish()

    def report(self, event: Mapping[str, str]) -> None:
        """What the staff pages ask of the reports' function."""
        with self._running:
            reports.run(self._reporting, event)
            self._inbox.messages()

    def advance(self, target: datetime) -> datetime:
        """Move the clock and run what falls due on the way, in order; back, nothing does."""
        with self._running:
            self.pass_time(target)
            sweep(self._jobs)
            self._night()
            self._morning()
            self._inbox.messages()
        return self._clock()

    def pass_time(self, target: datetime) -> datetime:
        """The way alone, before anything runs beside it; who arrives looks around in `advance`."""
        while (due := self._next_stop()) and due <= target:
            # Something that could not be done now must not hold the clock up.
            self._clock.set(max(due, self._clock() + timedelta(seconds=1)))
            sweep(self._jobs)
            self._inbox.messages()
        self._clock.set(target)
        return self._clock()

    def _next_stop(self) -> datetime | None:
        """The next moment at which a sweep has something to do."""
        desk = self._jobs.desk
        now, from_day = self._clock(), desk.settings.digest.from_day
        weeks = (now, now + timedelta(days=7))
        opening = (digest.opens(desk.rules.calendar, week, from_day) for week in weeks)
        stops = [stop for stop in opening if stop and stop > now]
        return min([*stops, *self._due()], default=None)

    def _due(self) -> Iterator[datetime]:
        """When each complaint falls due: one Scan for the few of a local run, no Query a shard."""
        pages = self._dynamodb.get_paginator("scan")
        for page in pages.paginate(TableName=self._table, IndexName=keys.DUE_INDEX):
            yield from (moment(int(item["da"]["N"])) for item in page["Items"])

    def _hand_over(self) -> None:
        while records := next(self._records):
            deliver(self._jobs, {"Records": records})
            counting.keep(self._publisher, {"Records": records})
            self._inbox.messages()

    def _night(self) -> None:
        """Count the days that are over, and file what has ended, as each night does."""
        today = local(self._clock()).date()
        if today != self._counted:
            self._hand_over()  # by night the stream has told everything
            self._publish()
            filing.run(self._archivist)
            self._counted = today

    def _morning(self) -> None:
        """Make the reports that are due, as so many runs of the hourly job would."""
        behind = -1
        while (left := reports.run(self._reporting, {})["behind"]) and left != behind:
            behind = left

    def _publish(self) -> None:
        while publish(self._publisher)["behind"]:
            pass

    def _repeat(self, seconds: float, job: Callable[[], None]) -> None:
        while not self._stop.wait(seconds):
            try:
                job()
            except Exception:
                log.exception("a background job failed; it runs again")


def _records(table: str) -> Iterator[list[dict[str, Any]]]:
    """The stream's records as Lambda gets them: what came since the last time."""
    streams = boto3.client("dynamodbstreams")
    arn = streams.list_streams(TableName=table)["Streams"][0]["StreamArn"]
    shard = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][0]["ShardId"]
    iterator = streams.get_shard_iterator(
        StreamArn=arn, ShardId=shard, ShardIteratorType="TRIM_HORIZON"
    )["ShardIterator"]
    while True:
        answer = streams.get_records(ShardIterator=iterator)
        iterator = answer["NextShardIterator"]
        yield answer["Records"]
