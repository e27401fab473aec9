"""Digests and reports as mails, one small item for each address: taken once, by one deliverer.

What is said of a week here holds for an edition of a report as well ("report/<name>").
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from functions.domain.messages import Message
from functions.storage import keys
from functions.storage.aws import ConditionFailed, translated
from functions.storage.values import epoch, from_wire, moment, to_wire

_KEPT = timedelta(days=90)


class Digests:
    """The digests of one table. Each is a message with the states of the outbox."""

    def __init__(self, client: Any, table: str) -> None:
        self._client, self._table = client, table

    def of_week(self, week: str) -> dict[str, Message]:
        """Every digest of the week that somebody took, by its agency."""
        with translated():
            answer = self._client.query(
                TableName=self._table,
                KeyConditionExpression="pk = :pk",
                ExpressionAttributeValues={":pk": keys.digest(week, "")["pk"]},
                ConsistentRead=True,
            )
        return {item["sk"]["S"]: _unpack(from_wire(item)) for item in answer["Items"]}

    def claim(self, week: str, claim: Message) -> bool:
        """Take it; False when somebody has, unless the service asked that deliverer to wait."""
        try:
            self._put(week, claim, "attribute_not_exists(pk) OR st = :s", {":s": "pending"})
        except ConditionFailed as failure:
            return from_wire(failure.item).get("ow") == claim.owner  # our own, its reply lost
        return True

    def settle(self, week: str, claimed: Message, message: Message) -> None:
        """Write what became of it, unless it was written off meanwhile."""
        values = {":s": "claimed", ":o": claimed.owner}
        with suppress(ConditionFailed):
            self._put(week, message, "st = :s AND ow = :o", values)

    def _put(self, week: str, message: Message, condition: str, values: dict[str, str]) -> None:
        item = {
            "id": message.id,
            "st": message.state,
            "at": epoch(message.due),
            "tr": message.tries,
            "ow": message.owner,
            "re": message.reason,
            "ttl": epoch(message.due + _KEPT),
        } | ({"le": epoch(message.lease)} if message.lease else {})
        with translated():
            self._client.put_item(
                TableName=self._table,
                Item=keys.digest(week, message.to) | {name: to_wire(v) for name, v in item.items()},
                ConditionExpression=condition,
                ExpressionAttributeValues={name: to_wire(v) for name, v in values.items()},
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )


def _unpack(item: dict[str, Any]) -> Message:
    lease: datetime | None = moment(item["le"]) if "le" in item else None
    return Message(
        item["id"], item["st"], moment(item["at"]), item["tr"], item["ow"], lease, item["re"]
    )
