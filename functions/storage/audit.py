"""Who looked at whose identity: append-only, apart from the complaints."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any

from functions.storage import keys
from functions.storage.aws import ConditionFailed, translated


class Audit:
    """The audit trail of one table, a partition a month."""

    def __init__(self, client: Any, table: str) -> None:
        self._client, self._table = client, table

    def record(
        self, who: str, what: str, number: str, now: datetime, id: str, note: str = ""
    ) -> None:
        """One line; `id` tells two lines of the same moment apart. It is never written again.

        A line that is there already is this one, sent again by the SDK.
        """
        more = {"t": {"S": note}} if note else {}
        with suppress(ConditionFailed), translated():
            self._client.put_item(
                TableName=self._table,
                Item=keys.audit(now, id)
                | {"who": {"S": who}, "what": {"S": what}, "n": {"S": number}}
                | more,
                ConditionExpression="attribute_not_exists(pk)",
            )

    def of_month(self, month: datetime) -> list[dict[str, str]]:
        """The lines of a month, oldest first: at (ISO), who, what, number."""
        pk = keys.audit(month, "")["pk"]
        lines: list[dict[str, str]] = []
        arguments: dict[str, Any] = {}
        while True:
            with translated():
                answer = self._client.query(
                    TableName=self._table,
                    KeyConditionExpression="pk = :pk",
                    ExpressionAttributeValues={":pk": pk},
                    **arguments,
                )
            lines += [
                {
                    "at": item["sk"]["S"].split("#")[0],
                    "who": item["who"]["S"],
                    "what": item["what"]["S"],
                    "number": item["n"]["S"],
                }
                for item in answer["Items"]
            ]
            if "LastEvaluatedKey" not in answer:
                return lines
            arguments["ExclusiveStartKey"] = answer["LastEvaluatedKey"]
