"""Submissions: the reporter's own words, immutable, found by their idempotency key (rule 2)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from functions.domain.submission import Mark, Recorded, Submission
from functions.storage import keys, several
from functions.storage.aws import ConditionFailed, translated
from functions.storage.orphans import ORPHANED_AFTER, make_permanent
from functions.storage.values import epoch, from_wire, moment, to_wire


class Submissions:
    """The submissions of one table."""

    def __init__(self, client: Any, table: str) -> None:
        self._client, self._table = client, table

    def record(self, key: str, new: Recorded) -> Recorded:
        """Put the submission under its key, or return the one that was there first."""
        words = {k: v for k, v in asdict(new.submission).items() if v and k != "identity"}
        item = {
            "n": new.number,
            "f": new.fingerprint,
            "at": epoch(new.filed_at),
            "ttl": epoch(new.filed_at + ORPHANED_AFTER),
            **words,
        }
        try:
            with translated():
                self._client.put_item(
                    TableName=self._table,
                    Item=keys.submission(key) | {name: to_wire(v) for name, v in item.items()},
                    ConditionExpression="attribute_not_exists(pk)",
                    ReturnValuesOnConditionCheckFailure="ALL_OLD",
                )
        except ConditionFailed as failure:
            return _unpack(from_wire(failure.item))
        return new

    def find(self, key: str) -> Recorded | None:
        """The submission under a key, if there is one."""
        with translated():
            answer = self._client.get_item(TableName=self._table, Key=keys.submission(key))
        return _unpack(from_wire(answer["Item"])) if "Item" in answer else None

    def marks(self, wanted: Sequence[str]) -> dict[str, Mark]:
        """What tells apart the submissions that there are under these keys."""
        found = several.items(
            self._client,
            self._table,
            [keys.submission(key) for key in wanted],
            ProjectionExpression="pk, n, f, #ttl",
            ExpressionAttributeNames={"#ttl": "ttl"},
        )
        return {
            item["pk"].removeprefix("S#"): Mark(item["n"], item["f"], "ttl" not in item)
            for item in found
        }

    def renumber(self, key: str, old: str, new: str) -> None:
        """Give it another number, because the first one was taken by another complaint."""
        with suppress(ConditionFailed), translated():
            self._client.update_item(
                TableName=self._table,
                Key=keys.submission(key),
                UpdateExpression="SET n = :new",
                ConditionExpression="n = :old",
                ExpressionAttributeValues={":old": {"S": old}, ":new": {"S": new}},
            )

    def keep(self, key: str) -> None:
        """Make it permanent: its complaint has been written."""
        make_permanent(self._client, self._table, keys.submission(key))


def _unpack(item: dict[str, Any]) -> Recorded:
    words = {k: v for k, v in item.items() if k in Submission.__dataclass_fields__}
    at = moment(item["at"])
    return Recorded(item["n"], item["f"], at, Submission(**words))
