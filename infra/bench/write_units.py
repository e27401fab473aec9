"""DynamoDB's rules for what a write costs, applied to the items before and after it.

Source: "DynamoDB read and write operations" and "Item sizes and formats" of the developer guide.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Any

Item = dict[str, Any]

KEYS = ("pk", "sk")
DUE = ("ds", "da")
QUEUE = ("q", "qa")
QUEUE_ROW = tuple("st kd su ca di ag fl mt qw ch ra ct tk lc nw".split())
"""The attributes that the queue index carries, and that of messages (template.yaml)."""
MESSAGES = ("mq", "ma")


@dataclass(frozen=True, slots=True)
class Units:
    """What one write costs: the item with its due index; the staff's lists, find keys apart."""

    base: int = 0
    queue: int = 0
    finds: int = 0


def size(item: Item) -> int:
    """Bytes of an item in DynamoDB's own notation."""
    return sum(len(name.encode()) + _value(value) for name, value in item.items())


def units(before: Item, after: Item) -> Units:
    """The write units of turning one item into another; {} for no item."""
    table = _rounded(max(size(before), size(after)))
    lists = sum(_index(before, after, keys, QUEUE_ROW) for keys in (QUEUE, MESSAGES))
    return Units(table + _index(before, after, DUE), lists)


def _index(before: Item, after: Item, keys: tuple[str, ...], carried: tuple[str, ...] = ()) -> int:
    names = (*KEYS, *keys, *carried)
    old = {n: before[n] for n in names if n in before} if _stands(before, keys) else {}
    new = {n: after[n] for n in names if n in after} if _stands(after, keys) else {}
    if old == new:
        return 0
    if old and new and all(old[k] == new[k] for k in keys):
        return _rounded(max(size(old), size(new)))
    return (_rounded(size(old)) if old else 0) + (_rounded(size(new)) if new else 0)


def _stands(item: Item, keys: tuple[str, ...]) -> bool:
    return all(key in item for key in keys)


def _rounded(count: int) -> int:
    return max(1, ceil(count / 1024))


def _value(value: Item) -> int:
    [(kind, content)] = value.items()
    if kind in ("S", "B"):
        return len(content.encode() if kind == "S" else content)
    if kind == "N":
        digits = content.lstrip("-").replace(".", "").strip("0")
        return ceil(len(digits) / 2) + 1 + int(content.startswith("-"))
    if kind == "L":
        return 3 + sum(1 + _value(inner) for inner in content)
    if kind == "M":
        return 3 + sum(1 + len(k.encode()) + _value(v) for k, v in content.items())
    if kind in ("BOOL", "NULL"):
        return 1
    raise ValueError(f"no rule for the size of a value of type {kind}")
