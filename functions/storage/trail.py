"""Reading the audit trail: the newest line first, one month's partition after the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from functions.domain.audit import Asked, Line, Page
from functions.storage import keys
from functions.storage.aws import translated

_AT_ONCE, _MOST = 100, 20
"""Lines that one Query looks at, and Queries of one page: a rare line is found page after page."""


class Trail:
    """What Audit recorded in one table."""

    def __init__(self, client: Any, table: str) -> None:
        self._client, self._table = client, table

    def page(self, asked: Asked, *, limit: int = 50, start: str = "") -> Page:
        """Lines from `start` on, the newest first; those of one moment in the order of their ids.

        A page may hold fewer lines, or none, and still have a next one.
        """
        found: list[tuple[str, Line]] = []
        for count, (items, place) in enumerate(self._queries(asked, start, _AT_ONCE), 1):
            found += [(item["sk"]["S"], _line(item)) for item in items]
            if len(found) > limit:
                return Page(tuple(line for _, line in found[:limit]), found[limit - 1][0])
            if count == _MOST:
                return Page(tuple(line for _, line in found), place)
        return Page(tuple(line for _, line in found), "")

    def all(self, asked: Asked) -> Iterator[Line]:
        """Every line that fits, the newest first, read as it is asked for."""
        for items, _ in self._queries(asked, "", 10 * _AT_ONCE):
            yield from map(_line, items)

    def of_month(self, month: datetime) -> list[dict[str, str]]:
        """The lines of a month, oldest first: at (ISO), who, what, number, note if any."""
        first = _beginning(month)
        lines = list(self.all(Asked(first, _beginning(first + timedelta(days=31)))))
        return [_plain(line) for line in reversed(lines)]

    def _queries(
        self, asked: Asked, start: str, limit: int
    ) -> Iterator[tuple[list[dict[str, Any]], str]]:
        """The items of one Query after another, and where the next one begins."""
        first, last = _place(asked.first), _place(asked.last)
        place = start if first <= start <= last else ""
        for month in _months(asked.first, _moment(place) if place else asked.last):
            while True:
                answer = self._query(asked, month, (first, last), place, limit)
                place = answer.get("LastEvaluatedKey", {}).get("sk", {}).get("S", "")
                yield answer["Items"], place or max(first, _place(month))
                if not place:
                    break

    def _query(
        self, asked: Asked, month: datetime, between: tuple[str, str], place: str, limit: int
    ) -> dict[str, Any]:
        pk = keys.audit(month, "")["pk"]
        wanted, values = _filter(asked)
        values |= {":first": between[0], ":last": between[1]}
        arguments: dict[str, Any] = {"FilterExpression": wanted} if wanted else {}
        if place:
            arguments["ExclusiveStartKey"] = {"pk": pk, "sk": {"S": place}}
        with translated():
            answer: dict[str, Any] = self._client.query(
                TableName=self._table,
                KeyConditionExpression="pk = :pk AND sk BETWEEN :first AND :last",
                ExpressionAttributeValues={
                    ":pk": pk,
                    **{name: {"S": value} for name, value in values.items()},
                },
                ScanIndexForward=False,
                Limit=limit,
                **arguments,
            )
        return answer


def _filter(asked: Asked) -> tuple[str, dict[str, str]]:
    """What a line must be beside its moment, and the values in it."""
    conditions, values = [], {}
    if asked.who:
        conditions.append("who = :who")
        values[":who"] = asked.who
    if asked.group:
        conditions.append("(what = :group OR begins_with(what, :group_))")
        values |= {":group": asked.group, ":group_": f"{asked.group} "}
    if asked.numbers:
        numbers = {f":n{place}": number for place, number in enumerate(asked.numbers)}
        conditions.append(f"n IN ({', '.join(numbers)})")
        values |= numbers
    return " AND ".join(conditions), values


def _months(first: datetime, last: datetime) -> Iterator[datetime]:
    """The beginnings of the months (UTC) that a span touches, the newest first."""
    month = _beginning(last)
    while month >= _beginning(first):
        yield month
        month = _beginning(month - timedelta(days=1))


def _beginning(moment: datetime) -> datetime:
    there = moment.astimezone(UTC)
    return datetime(there.year, there.month, 1, tzinfo=UTC)


def _place(moment: datetime) -> str:
    """Just before every line of a moment."""
    return str(keys.audit(moment, "")["sk"]["S"])


def _moment(place: str) -> datetime:
    return datetime.fromisoformat(place.partition("#")[0])


def _line(item: dict[str, Any]) -> Line:
    return Line(
        _moment(item["sk"]["S"]),
        item["who"]["S"],
        item["what"]["S"],
        item["n"]["S"],
        item.get("t", {}).get("S", ""),
    )


def _plain(line: Line) -> dict[str, str]:
    found = {"at": line.at.isoformat(timespec="milliseconds"), "note": line.note}
    found |= {"who": line.who, "what": line.what, "number": line.number}
    return {name: value for name, value in found.items() if value or name == "number"}
