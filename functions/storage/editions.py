"""What the office changed since the deployment: small items, each replaced as a whole.

A function reads one at most once a minute (wiring/current.py); a content file of the deployment
remains its first filling.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from functions.domain.errors import Outdated
from functions.storage import keys
from functions.storage.aws import ConditionFailed, translated
from functions.storage.values import epoch, from_wire, moment, to_wire

RULES = "rules"
"""What every function goes by: one item, so that it is one read."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What stands: `rev` counts its writes, 0 before the first; `at` is the last one's moment."""

    rev: int
    at: datetime
    value: Mapping[str, Any]


NONE = Edition(0, moment(0), {})


class Editions:
    """The editions of one table, or other small items under keys of their own."""

    def __init__(
        self, client: Any, table: str, key: Callable[[str], keys.Key] = keys.edition
    ) -> None:
        self._client, self._table, self._key = client, table, key

    def load(self, name: str) -> Edition:
        """The edition as it is now."""
        with translated():
            answer = self._client.get_item(
                TableName=self._table, Key=self._key(name), ConsistentRead=True
            )
        if "Item" not in answer:
            return NONE
        return _edition(from_wire(answer["Item"]))

    def parts(self, name: str) -> dict[str, Edition]:
        """All parts of an edition that is too long for one item, by their full names."""
        with translated():
            pages = self._client.get_paginator("query").paginate(
                TableName=self._table,
                ConsistentRead=True,
                KeyConditionExpression="pk = :pk",
                ExpressionAttributeValues={":pk": self._key(name)["pk"]},
            )
            items = [from_wire(item) for page in pages for item in page["Items"]]
        return {f"{name}/{item['sk']}": _edition(item) for item in items}

    def save(self, name: str, before: Edition, value: Mapping[str, Any], now: datetime) -> None:
        """Replace it, or Outdated when somebody wrote since `before` was loaded."""
        item = {"r": before.rev + 1, "at": epoch(now), "v": value}
        try:
            with translated():
                self._client.put_item(
                    TableName=self._table,
                    Item=self._key(name) | {key: to_wire(v) for key, v in item.items()},
                    ConditionExpression="attribute_not_exists(pk) OR r = :rev",
                    ExpressionAttributeValues={":rev": to_wire(before.rev)},
                    ReturnValuesOnConditionCheckFailure="ALL_OLD",
                )
        except ConditionFailed as failure:
            standing = from_wire(failure.item)
            if (standing.get("r"), standing.get("v")) != (before.rev + 1, value):
                raise Outdated from failure  # otherwise our own write, whose reply was lost


def _edition(item: Mapping[str, Any]) -> Edition:
    return Edition(item["r"], moment(item["at"]), item["v"])
