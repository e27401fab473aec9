"""Reading the indexes. What they say is stale by nature: read the complaint before acting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from functions.domain.queues import Page, Row
from functions.storage import keys
from functions.storage.aws import translated
from functions.storage.values import epoch, from_wire, moment


@dataclass(frozen=True, slots=True)
class _List:
    """A partition of an index that staff page through, and the attribute that orders it."""

    index: str
    partition: str
    name: str
    order: str


_NEVER = 1 << 40
"""An epoch second that nobody will see."""


class Indexes:
    """The indexes of one table."""

    def __init__(self, client: Any, table: str) -> None:
        self._client, self._table = client, table

    def due(self, now: datetime) -> Iterator[str]:
        """Numbers of the complaints that are due, each shard to its end."""
        for shard in range(keys.DUE_SHARDS):
            yield from map(keys.number_of, self._shard(str(shard), until=now))

    def first_due(self) -> datetime | None:
        """The moment at which the next complaint falls due."""
        firsts = [next(self._shard(str(n), limit=1), None) for n in range(keys.DUE_SHARDS)]
        found = [moment(int(first["da"]["N"])) for first in firsts if first]
        return min(found, default=None)

    def waiting(self, now: datetime, most: int) -> tuple[int, datetime | None]:
        """How many complaints are due, counted up to `most`, and since when the oldest waits."""
        count = sum(1 for _ in islice(self.due(now), most))
        return count, self.first_due() if count else None

    def queue(
        self,
        name: str,
        *,
        limit: int = 25,
        start: str = "",
        newest_first: bool = False,
        since: datetime | None = None,
        before: datetime | None = None,
    ) -> Page:
        """One page of a queue, or of a time of it: one Query, whatever its size."""
        where = _List(keys.QUEUE_INDEX, "q", name, "qa")
        first, end = epoch(since) if since else 0, epoch(before) if before else _NEVER
        return self._page(where, limit, start, newest_first=newest_first, span=(first, end - 1))

    def whole_queue(self, name: str) -> Iterator[Row]:
        """Every row of a queue, page after page; what moves away meanwhile may be missed."""
        page = self.queue(name, limit=100)
        yield from page.rows
        while page.next:
            page = self.queue(name, limit=100, start=page.next)
            yield from page.rows

    def messages(self, *, limit: int = 25, start: str = "") -> Page:
        """One page of the complaints with a message that needs a person, oldest trouble first."""
        where = _List(keys.MESSAGES_INDEX, "mq", keys.TROUBLED, "ma")
        return self._page(where, limit, start)

    def _page(
        self,
        where: _List,
        limit: int,
        start: str,
        *,
        newest_first: bool = False,
        span: tuple[int, int] = (0, _NEVER),
    ) -> Page:
        condition = f"{where.partition} = :name AND {where.order} BETWEEN :first AND :last"
        first, last = ({"N": str(second)} for second in span)
        values = {":name": {"S": where.name}, ":first": first, ":last": last}
        arguments: dict[str, Any] = {}
        if start:
            number, at = start.rsplit("~", 1)
            arguments["ExclusiveStartKey"] = keys.complaint(number) | {
                where.partition: {"S": where.name},
                where.order: {"N": at},
            }
        with translated():
            answer = self._client.query(
                TableName=self._table,
                IndexName=where.index,
                KeyConditionExpression=condition,
                ExpressionAttributeValues=values,
                ScanIndexForward=not newest_first,
                Limit=limit,
                **arguments,
            )
        end = answer.get("LastEvaluatedKey")
        following = f"{keys.number_of(end)}~{end[where.order]['N']}" if end else ""
        return Page(tuple(_row(item, where.order) for item in answer["Items"]), following)

    def _shard(
        self, shard: str, *, until: datetime | None = None, limit: int | None = None
    ) -> Iterator[dict[str, Any]]:
        condition, values = "ds = :ds", {":ds": {"S": shard}}
        if until:
            condition += " AND da <= :da"
            values[":da"] = {"N": str(epoch(until))}
        arguments: dict[str, Any] = {"Limit": limit} if limit else {}
        while True:
            with translated():
                answer = self._client.query(
                    TableName=self._table,
                    IndexName=keys.DUE_INDEX,
                    KeyConditionExpression=condition,
                    ExpressionAttributeValues=values,
                    **arguments,
                )
            yield from answer["Items"]
            if "LastEvaluatedKey" not in answer:
                return
            arguments["ExclusiveStartKey"] = answer["LastEvaluatedKey"]


def _row(wire: dict[str, Any], order: str) -> Row:
    item = from_wire(wire)
    return Row(
        number=item["pk"].removeprefix("C#"),
        status=item["st"],
        kind=item["kd"],
        subject=item.get("su", ""),
        category=item.get("ca", ""),
        district=item.get("di", ""),
        agencies=tuple(item.get("ag", ())),
        flags=frozenset(item.get("fl", ())),
        at=moment(item[order]),
        why=item.get("qw", ""),
        channel=item.get("ch", ""),
        received_at=moment(item["ra"]),
        contact=item.get("ct", ""),
        taken_by=item.get("tk", ""),
        awaits_copy="lc" in item,
        has_news="nw" in item,
        troubles=item.get("mt", 0),
    )
