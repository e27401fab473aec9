"""Watches a DynamoDB client: every write with the item before and after, every read counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from infra.bench.write_units import Item, Units, units

WRITES = ("put_item", "update_item", "delete_item")
READS = ("get_item", "query", "scan")


class Meter:
    """What was written and read since the last `take`."""

    def __init__(self, client: Any, table: str) -> None:
        self._get, self._table = client.get_item, table
        self.writes: list[Units] = []
        self.reads: list[str] = []
        for name in WRITES:
            setattr(client, name, self._writing(getattr(client, name)))
        for name in READS:
            setattr(client, name, self._reading(name, getattr(client, name)))

    def take(self) -> Units:
        """The sum of the writes since the last time."""
        total = Units(sum(w.base for w in self.writes), sum(w.queue for w in self.writes))
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
            key = {"pk": item["pk"], "sk": item["sk"]}
            before = self._item(key)
            answer = call(**arguments)
            self.writes.append(units(before, self._item(key)))
            return answer

        return write

    def _reading(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def read(**arguments: Any) -> Any:
            self.reads.append(name)
            return call(**arguments)

        return read
