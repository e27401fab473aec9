"""Daily figures, published months, and the page's files; complaints are only read here."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from functions.domain.complaint import Complaint
from functions.domain.queues import DONE, QUEUES, SEALED, STUCK
from functions.storage import keys, several
from functions.storage.aws import translated
from functions.storage.values import epoch, from_wire

_RUNNING = timedelta(days=8)
"""Longer than the night may be behind."""

OPEN_QUEUES = (*QUEUES, STUCK)


class Statistics:
    """What the nightly count reads and writes. `s3` makes the client when it is first needed."""

    def __init__(self, client: Any, table: str, s3: Callable[[], Any], bucket: str) -> None:
        self._client, self._table, self._s3, self._bucket = client, table, s3, bucket

    def alive(self, since: datetime) -> Iterator[Complaint]:
        """Every complaint that is open, or ended since a moment; each is read once.

        The queues are asked twice: what moves from one to another meanwhile is in one of them.
        What ended is asked last, for that is where complaints move to.
        """
        numbers: dict[str, None] = {}
        for name in (*OPEN_QUEUES, *OPEN_QUEUES):
            numbers |= dict.fromkeys(self._queue(name))
        for name in (DONE, SEALED):
            numbers |= dict.fromkeys(self._queue(name, since))
        found = list(numbers)
        yield from several.read(self._client, self._table, found)

    def days(self, month: str) -> dict[str, Counter[str]]:
        """The tallies of a month ("2026-11") by their day ("2026-11-24"), in order: one Query."""
        with translated():
            pages = self._client.get_paginator("query").paginate(
                TableName=self._table,
                KeyConditionExpression="pk = :pk",
                ExpressionAttributeValues={":pk": keys.figures(f"{month}-01")["pk"]},
            )
            items = [from_wire(item) for page in pages for item in page["Items"]]
        return {f"{month}-{item['sk']}": Counter(_opened(item["z"])) for item in items}

    def day(self, day: date) -> Counter[str]:
        """The tally of one day; empty before it was counted."""
        with translated():
            answer = self._client.get_item(TableName=self._table, Key=keys.figures(day.isoformat()))
        return Counter(_opened(from_wire(answer["Item"])["z"]) if "Item" in answer else {})

    def put_day(self, day: date, tally: Mapping[str, int]) -> None:
        """Keep a day's tally; counted again it is the same item."""
        self._put(keys.figures(day.isoformat()), dict(sorted(tally.items())))

    def keep(self, day: date, batch: str, facts: list[Any], now: datetime) -> None:
        """Keep what a batch of the stream tells of a day; told again it is the same item."""
        packed = zlib.compress(json.dumps(facts, separators=(",", ":")).encode(), 9)
        item = {"z": {"B": packed}, "ttl": {"N": str(epoch(now + _RUNNING))}}
        with translated():
            self._client.put_item(
                TableName=self._table, Item=keys.running(day.isoformat(), batch) | item
            )

    def kept(self, day: date) -> list[Any]:
        """All that was kept of a day, in the order of the stream."""
        with translated():
            pages = self._client.get_paginator("query").paginate(
                TableName=self._table,
                KeyConditionExpression="pk = :pk",
                ExpressionAttributeValues={":pk": keys.running(day.isoformat(), "")["pk"]},
            )
            items = [from_wire(item) for page in pages for item in page["Items"]]
        return [fact for item in items for fact in _opened(item["z"])]

    def published(self, name: str) -> Any:
        """What was published under a name: a month's rows, or the newest state; None if nothing."""
        with translated():
            answer = self._client.get_item(TableName=self._table, Key=keys.published(name))
        return _opened(from_wire(answer["Item"])["z"]) if "Item" in answer else None

    def put_published(self, name: str, content: Any) -> None:
        """Keep what is published."""
        self._put(keys.published(name), content)

    def put_file(self, key: str, body: str, kind: str, cache: str) -> None:
        """Put one file of the site."""
        with translated():
            self._s3().put_object(
                Bucket=self._bucket,
                Key=key,
                Body=body.encode(),
                ContentType=f"{kind}; charset=utf-8",
                CacheControl=cache,
            )

    def _put(self, key: keys.Key, content: Any) -> None:
        packed = zlib.compress(json.dumps(content, separators=(",", ":")).encode(), 9)
        with translated():
            self._client.put_item(TableName=self._table, Item=key | {"z": {"B": packed}})

    def _queue(self, name: str, since: datetime | None = None) -> Iterator[str]:
        condition, values = "q = :q", {":q": {"S": name}}
        if since:
            condition += " AND qa >= :since"
            values[":since"] = {"N": str(epoch(since))}
        with translated():
            for page in self._client.get_paginator("query").paginate(
                TableName=self._table,
                IndexName=keys.QUEUE_INDEX,
                KeyConditionExpression=condition,
                ExpressionAttributeValues=values,
            ):
                yield from map(keys.number_of, page["Items"])


def _opened(packed: bytes) -> Any:
    return json.loads(zlib.decompress(packed))
