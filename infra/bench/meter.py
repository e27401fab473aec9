"""Watches a DynamoDB client: every write with the item before and after, every read with its size.

A write that its condition refuses costs the same as one that changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass
from math import ceil
from typing import Any

from infra.bench.write_units import Item, Units, size, units

WRITES = ("put_item", "update_item", "delete_item")
READS = ("get_item", "query")
_OTHERS = ("scan", "transact_get_items", "transact_write_items")


@dataclass(frozen=True, slots=True)
class Read:
    """One request, or one item of a batch: how much it read, and how fresh."""

    items: int
    size: int
    is_consistent: bool

    @property
    def units(self) -> float:
        """One unit for each 4 kB begun, half a unit when it may be stale."""
        return max(1, ceil(self.size / 4096)) * (1 if self.is_consistent else 0.5)


class Meter:
    """What was written and read since the last `take`."""

    def __init__(self, client: Any, table: str) -> None:
        self._get, self._table = client.get_item, table
        self.writes: list[Units] = []
        self.reads: list[Read] = []
        for name in WRITES:
            setattr(client, name, self._writing(getattr(client, name)))
        for name in READS:
            setattr(client, name, self._reading(getattr(client, name)))
        client.batch_write_item = self._writing_keys(client.batch_write_item)
        client.batch_get_item = self._reading_several(client.batch_get_item)
        for name in _OTHERS:
            setattr(client, name, _uncounted)

    def take(self) -> Units:
        """The sum of the writes since the last time."""
        total = Units(*(sum(each) for each in zip(*map(astuple, self.writes), strict=True)))
        self.writes.clear()
        self.reads.clear()
        return total

    def _item(self, key: Item) -> Item:
        answer = self._get(TableName=self._table, Key=key, ConsistentRead=True)
        found: Item = answer.get("Item", {})
        return found

    def _writing(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def write(**arguments: Any) -> Any:
            item = arguments.get("Item") or arguments["Key"]
            key = _key(item)
            before = self._item(key)
            try:
                return call(**arguments)
            finally:
                self.writes.append(units(before, self._item(key)))

        return write

    def _writing_keys(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """A batch, which the desk writes find keys with: each is paid for as if it came alone."""

        def write(**arguments: Any) -> Any:
            for requests in arguments["RequestItems"].values():
                items = [request["PutRequest"]["Item"] for request in requests]
                cost = sum(units(self._item(_key(item)), item).base for item in items)
                self.writes.append(Units(finds=cost))
            return call(**arguments)

        return write

    def _reading_several(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def read(**arguments: Any) -> Any:
            answer = call(**arguments)
            for items in answer["Responses"].values():
                self.reads += [Read(1, size(item), is_consistent=False) for item in items]
            return answer

        return read

    def _reading(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def read(**arguments: Any) -> Any:
            answer = call(**arguments)
            found = answer["Items"] if "Items" in answer else [answer.get("Item", {})]
            count = answer.get("ScannedCount", len(found))
            fresh = bool(arguments.get("ConsistentRead"))
            self.reads.append(Read(count, sum(map(size, found)), fresh))
            return answer

        return read


def _key(item: Item) -> Item:
    return {"pk": item["pk"], "sk": item["sk"]}


def _uncounted(**_: Any) -> Any:
    raise NotImplementedError("the meter does not know what this request costs")
