"""When each job last ran, whose silence is an alarm, and what it has done for good."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from functions.storage import keys
from functions.storage.aws import translated
from functions.storage.values import epoch, from_wire, moment


class Heartbeats:
    """The heartbeats of one table."""

    def __init__(self, client: Any, table: str) -> None:
        self._client, self._table = client, table

    def beat(self, job: str, now: datetime) -> dict[str, str]:
        """The job ran through; what it remembers comes with the answer, and costs no read."""
        found = self._set(job, "at", {"N": str(epoch(now))})
        return {name: value for name, value in found.items() if isinstance(value, str)}

    def remember(self, job: str, what: str, done: str) -> None:
        """The job need not do this again."""
        self._set(job, what, {"S": done})

    def last(self, job: str) -> datetime | None:
        """When it last ran through."""
        with translated():
            answer = self._client.get_item(TableName=self._table, Key=keys.job(job))
        return moment(int(answer["Item"]["at"]["N"])) if "Item" in answer else None

    def _set(self, job: str, name: str, value: dict[str, str]) -> dict[str, Any]:
        with translated():
            answer = self._client.update_item(
                TableName=self._table,
                Key=keys.job(job),
                UpdateExpression="SET #name = :value",
                ExpressionAttributeNames={"#name": name},
                ExpressionAttributeValues={":value": value},
                ReturnValues="ALL_NEW",
            )
        return from_wire(answer["Attributes"])
