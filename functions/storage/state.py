"""What AWS says of the table and of the queue of dead letters: a look for the health page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from functions.domain.health import TableState
from functions.storage.aws import translated


class State:
    """The state of one deployment's storage. `sqs` makes the client when it is first needed."""

    def __init__(self, client: Any, table: str, sqs: Callable[[], Any], queue: str) -> None:
        self._client, self._table = client, table
        self._sqs, self._queue = sqs, queue

    def table(self) -> TableState:
        """The table now; while it is updated it works as ever."""
        with translated():
            found = self._client.describe_table(TableName=self._table)["Table"]
        return TableState(found["TableStatus"] in ("ACTIVE", "UPDATING"), found["ItemCount"])

    def dead_letters(self) -> int:
        """How many events a function could not take, after all retries (about)."""
        depth = "ApproximateNumberOfMessages"
        with translated():
            answer = self._sqs().get_queue_attributes(QueueUrl=self._queue, AttributeNames=[depth])
        return int(answer["Attributes"][depth])
