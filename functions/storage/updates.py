"""An UpdateItem put together attribute by attribute: never a Put of a whole item.

A Put would overwrite what a deliverer claimed or settled meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from functions.storage.values import to_wire


class Update:
    """SET, REMOVE and conditions of one UpdateItem; starts with what differs between two items."""

    def __init__(
        self, before: Mapping[str, Any] | None = None, after: Mapping[str, Any] | None = None
    ) -> None:
        self._names: dict[str, str] = {}
        self._values: dict[str, Any] = {}
        self._sets: list[str] = []
        self._removes: list[str] = []
        self._conditions: list[str] = []
        before, after = before or {}, after or {}
        self.put({name: v for name, v in after.items() if before.get(name) != v})
        self.put({name: None for name in before if name not in after})

    def put(self, attributes: Mapping[str, Any]) -> None:
        """Set attributes; None removes one."""
        for name, value in attributes.items():
            if value is None:
                self.remove(name)
            else:
                self._sets.append(f"{self._name(name)} = {self._value(value)}")

    def remove(self, name: str) -> None:
        """Remove an attribute, or nothing when it is not there."""
        self._removes.append(self._name(name))

    def append(self, name: str, values: list[Any]) -> None:
        """Add to the end of a list."""
        listed = self._name(name)
        self._sets.append(f"{listed} = list_append({listed}, {self._value(values)})")

    def put_in(self, name: str, entries: Mapping[str, Any]) -> None:
        """Set entries of a map."""
        for key, value in entries.items():
            self._sets.append(f"{self._entry(name, key)} = {self._value(value)}")

    def claim(self, name: str, entries: Mapping[str, Any], *, was: str) -> None:
        """Set entries of a map that are still in the state `was`."""
        self.put_in(name, entries)
        for key in entries:
            self._require(f"{self._entry(name, key)}.{self._name('s')} = {self._value(was)}")

    def settle(self, name: str, entries: Mapping[str, Any], owner: str) -> None:
        """Set entries of a map that still belong to the owner."""
        self.put_in(name, entries)
        for key in entries:
            self._require(f"{self._entry(name, key)}.{self._name('o')} = {self._value(owner)}")

    def require_rev(self, rev: int) -> None:
        """Only if nobody wrote since; and count this write."""
        self._require(f"{self._name('r')} = {self._value(rev)}")
        self.put({"r": rev + 1})

    def require_existing(self) -> None:
        """Only if the item is there: never make a new one of a few attributes."""
        self._require(f"attribute_exists({self._name('pk')})")

    def bump_rev(self) -> None:
        """Count this write without asking who wrote before."""
        self._require(f"attribute_exists({self._name('r')})")
        rev = self._name("r")
        self._sets.append(f"{rev} = {rev} + {self._value(1)}")

    def as_arguments(self) -> dict[str, Any]:
        """The arguments of the client's update_item, but for table and key."""
        parts = [f"SET {', '.join(self._sets)}"] if self._sets else []
        parts += [f"REMOVE {', '.join(self._removes)}"] if self._removes else []
        arguments = {
            "UpdateExpression": " ".join(parts),
            "ConditionExpression": " AND ".join(self._conditions),
            "ExpressionAttributeNames": {alias: name for name, alias in self._names.items()},
            "ExpressionAttributeValues": self._values,
        }
        return {name: value for name, value in arguments.items() if value}

    def _require(self, condition: str) -> None:
        self._conditions.append(condition)

    def _entry(self, name: str, key: str) -> str:
        return f"{self._name(name)}.{self._name(key)}"

    def _name(self, name: str) -> str:
        return self._names.setdefault(name, f"#n{len(self._names)}")

    def _value(self, value: Any) -> str:
        alias = f":v{len(self._values)}"
        self._values[alias] = to_wire(value)
        return alias
