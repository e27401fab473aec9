"""What became of a complaint's files: one small item for each slot, beside the complaint.

Beside it and not in it: its own item is small because every act writes it, and the function
behind the bucket must never get into the way of an act. The Query for texts brings these too.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from functions.domain.attachments import LEASE, Attachment, State, Upload
from functions.storage import keys
from functions.storage.aws import ConditionFailed, translated
from functions.storage.values import epoch, from_wire, moment, to_wire

_STATES: dict[State, str] = {"checking": "c", "accepted": "a", "refused": "r"}
_STATE_NAMES = {code: name for name, code in _STATES.items()}


class Attachments:
    """The attachments of one table."""

    def __init__(self, client: Any, table: str) -> None:
        self._client, self._table = client, table

    def is_known(self, number: str) -> bool:
        """Whether there is such a complaint."""
        with translated():
            answer = self._client.get_item(
                TableName=self._table,
                Key=keys.complaint(number),
                ProjectionExpression="pk",
                ConsistentRead=True,  # a photo must not go because its complaint is this young
            )
        return "Item" in answer

    def of(self, number: str) -> list[Attachment]:
        """All slots that were ever sent something."""
        with translated():
            answer = self._client.query(
                TableName=self._table,
                KeyConditionExpression="pk = :pk AND begins_with(sk, :a)",
                ExpressionAttributeValues={
                    ":pk": keys.complaint(number)["pk"],
                    ":a": {"S": keys.ATTACHMENT},
                },
                ConsistentRead=True,
            )
        return [unpack(from_wire(item)) for item in answer["Items"]]

    def claim(self, upload: Upload, now: datetime) -> Attachment:
        """Take the slot for this upload, and return what stands there now.

        It is ours when it says that our upload is being checked: the slot was free, what was sent
        before had been refused, or whoever looked at it has died. An accepted file stays.
        """
        new = Attachment(upload.slot, upload.id, "checking", now)
        try:
            self._put(
                upload.number,
                new,
                "attribute_not_exists(pk) OR st = :r OR (st = :c AND (u = :u OR #at < :dead))",
                {
                    ":r": _STATES["refused"],
                    ":c": _STATES["checking"],
                    ":u": upload.id,
                    ":dead": epoch(now - LEASE),
                },
                {"#at": "at"},
            )
        except ConditionFailed as failure:
            return unpack(from_wire(failure.item))
        return new

    def settle(self, number: str, claimed: Attachment, **became: Any) -> bool:
        """Write what became of it; False when somebody else has the slot by now."""
        conditions = {":c": _STATES["checking"], ":u": claimed.upload}
        try:
            self._put(number, replace(claimed, **became), "st = :c AND u = :u", conditions)
        except ConditionFailed:
            return False
        return True

    def _put(
        self,
        number: str,
        attachment: Attachment,
        condition: str,
        values: dict[str, Any],
        names: dict[str, str] | None = None,
    ) -> None:
        with translated():
            self._client.put_item(
                TableName=self._table,
                Item=keys.attachment(number, attachment.slot) | pack(attachment),
                ConditionExpression=condition,
                ExpressionAttributeValues={k: to_wire(v) for k, v in values.items()},
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
                **({"ExpressionAttributeNames": names} if names else {}),
            )


def pack(attachment: Attachment) -> dict[str, Any]:
    """An attachment in DynamoDB's notation, but for its key."""
    item = {
        "u": attachment.upload,
        "st": _STATES[attachment.state],
        "at": epoch(attachment.at),
        "k": attachment.kind,
        "e": attachment.reason,
    }
    return {name: to_wire(value) for name, value in item.items() if value != ""}


def unpack(item: dict[str, Any]) -> Attachment:
    """The attachment in an item of plain values."""
    return Attachment(
        slot=int(item["sk"].removeprefix(keys.ATTACHMENT)),
        upload=item["u"],
        state=_STATE_NAMES[item["st"]],
        at=moment(item["at"]),
        kind=item.get("k", ""),
        reason=item.get("e", ""),
    )
