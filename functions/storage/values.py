"""Python values as DynamoDB writes them, and back; moments are epoch seconds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

Wire = dict[str, Any]


def to_wire(value: Any) -> Wire:
    """One attribute value in DynamoDB's own notation."""
    match value:
        case bool():
            return {"BOOL": value}
        case int():
            return {"N": str(value)}
        case str():
            return {"S": value}
        case bytes():
            return {"B": value}
        case Mapping():
            return {"M": {name: to_wire(inner) for name, inner in value.items()}}
        case list() | tuple():
            return {"L": [to_wire(inner) for inner in value]}
    raise TypeError(f"{type(value).__name__} has no form in the table")


def from_wire(item: Wire) -> dict[str, Any]:
    """A whole item as plain Python values, numbers as int."""
    return {name: _plain(value) for name, value in item.items()}


def epoch(moment: datetime) -> int:
    """Whole seconds; six bytes in an item instead of an ISO string's twenty-odd."""
    return int(moment.timestamp())


def moment(seconds: int) -> datetime:
    """The moment of whole epoch seconds, in UTC."""
    return datetime.fromtimestamp(seconds, UTC)


def _plain(value: Wire) -> Any:
    [(kind, content)] = value.items()
    match kind:
        case "M":
            return from_wire(content)
        case "L":
            return [_plain(inner) for inner in content]
        case "N":
            return int(content)
    return content
