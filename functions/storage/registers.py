"""The archive's register: every complaint's number in the year's list (nomor agenda), counted."""

from __future__ import annotations

from typing import Any

from functions.storage import keys
from functions.storage.aws import ConditionFailed, translated


class Registers:
    """The registers of one table, one counter a year."""

    def __init__(self, client: Any, table: str) -> None:
        self._client, self._table = client, table

    def next(self, year: int, complaint: str) -> int:
        """The next number, for this complaint. Asked again at once, it is the same number.

        The counter remembers whom the last number was for: our own write that the SDK sent again,
        or a retry after a crash, leaves no hole in the register.
        """
        try:
            with translated():
                answer = self._client.update_item(
                    TableName=self._table,
                    Key=keys.register(year),
                    UpdateExpression="SET n = if_not_exists(n, :none) + :one, c = :c",
                    ConditionExpression="attribute_not_exists(c) OR c <> :c",
                    ExpressionAttributeValues={
                        ":none": {"N": "0"},
                        ":one": {"N": "1"},
                        ":c": {"S": complaint},
                    },
                    ReturnValues="UPDATED_NEW",
                    ReturnValuesOnConditionCheckFailure="ALL_OLD",
                )
        except ConditionFailed as failure:
            return int(failure.item["n"]["N"])
        return int(answer["Attributes"]["n"]["N"])
