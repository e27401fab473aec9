"""Who of the office had a complaint's page open last: so that two do not do the same work."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from functions.storage import keys
from functions.storage.aws import translated
from functions.storage.values import epoch, from_wire, moment

_KEEPS = timedelta(days=1)


class Look(NamedTuple):
    """One look at a complaint's page."""

    who: str
    at: datetime


class Seen:
    """The looks at the complaints of one table, the last one of each."""

    def __init__(self, client: Any, table: str) -> None:
        self._client, self._table = client, table

    def look(self, number: str, who: str, now: datetime) -> Look | None:
        """Leave a look, and hear of the one before; it is forgotten after a day."""
        with translated():
            answer = self._client.update_item(
                TableName=self._table,
                Key=keys.look(number),
                UpdateExpression="SET who = :who, #at = :at, #ttl = :ttl",
                ExpressionAttributeNames={"#at": "at", "#ttl": "ttl"},
                ExpressionAttributeValues={
                    ":who": {"S": who},
                    ":at": {"N": str(epoch(now))},
                    ":ttl": {"N": str(epoch(now + _KEEPS))},
                },
                ReturnValues="ALL_OLD",
            )
        if not (before := from_wire(answer.get("Attributes", {}))):
            return None
        return Look(before["who"], moment(before["at"]))
