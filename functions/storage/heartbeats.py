"""When each job last ran: its silence is an alarm."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from functions.storage import keys
from functions.storage.aws import translated
from functions.storage.values import epoch, moment


class Heartbeats:
    """The heartbeats of one table."""

    def __init__(self, client: Any, table: str) -> None:
        self._client, self._table = client, table

    def beat(self, job: str, now: datetime) -> None:
        """The job ran through."""
        with translated():
            self._client.put_item(
                TableName=self._table, Item=keys.job(job) | {"at": {"N": str(epoch(now))}}
            )

    def last(self, job: str) -> datetime | None:
        """When it last ran through."""
        with translated():
            answer = self._client.get_item(TableName=self._table, Key=keys.job(job))
        return moment(int(answer["Item"]["at"]["N"])) if "Item" in answer else None
