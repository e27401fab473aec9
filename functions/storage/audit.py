"""Who looked at whose identity, who did what: append-only, apart from the complaints."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from functions.storage import keys
from functions.storage.aws import ConditionFailed, translated

if TYPE_CHECKING:
    from functions.storage.trail import Trail


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

    @property
    def trail(self) -> Trail:
        """What was recorded, to be read."""
        from functions.storage.trail import Trail  # noqa: PLC0415 - few requests read it

        return Trail(self._client, self._table)

    def of_month(self, month: datetime) -> list[dict[str, str]]:
        """The lines of a month, oldest first: at (ISO), who, what, number, note if any."""
        return self.trail.of_month(month)
