"""Counting per hour: failed tries, so that codes cannot be guessed, and filings when many come."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from functions.storage import keys
from functions.storage.aws import translated
from functions.storage.values import epoch


class Tries:
    """Counters of one table; `what` is hashed, since it may hold a name or a number."""

    def __init__(self, client: Any, table: str) -> None:
        self._client, self._table = client, table

    def count(self, what: str, now: datetime) -> int:
        """How often it was tried in this hour."""
        with translated():
            answer = self._client.get_item(TableName=self._table, Key=_key(what, now))
        return int(answer["Item"]["n"]["N"]) if "Item" in answer else 0

    def add(self, what: str, now: datetime, by: int = 1) -> None:
        """Count one more, or several; the counter expires by itself."""
        with translated():
            self._client.update_item(
                TableName=self._table,
                Key=_key(what, now),
                UpdateExpression="ADD n :by SET #ttl = :ttl",
                ExpressionAttributeNames={"#ttl": "ttl"},
                ExpressionAttributeValues={
                    ":by": {"N": str(by)},
                    ":ttl": {"N": str(epoch(now + timedelta(days=2)))},
                },
            )


def _key(what: str, now: datetime) -> keys.Key:
    return keys.tries(keys.hashed(what), f"{now:%Y%m%d%H}")
