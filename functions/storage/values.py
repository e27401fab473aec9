"""Python values as DynamoDB writes them, and back; moments are epoch seconds."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer

_serialize = TypeSerializer().serialize
_deserialize = TypeDeserializer().deserialize


def to_wire(value: Any) -> dict[str, Any]:
    """One attribute value in DynamoDB's own notation."""
    wire: dict[str, Any] = _serialize(value)
    return wire


def from_wire(item: dict[str, Any]) -> dict[str, Any]:
    """A whole item as plain Python values, numbers as int."""
    return {name: _plain(_deserialize(value)) for name, value in item.items()}


def epoch(moment: datetime) -> int:
    """Whole seconds; six bytes in an item instead of an ISO string's twenty-odd."""
    return int(moment.timestamp())


def moment(seconds: int) -> datetime:
    """The moment of whole epoch seconds, in UTC."""
    return datetime.fromtimestamp(seconds, UTC)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return bytes(value.value) if hasattr(value, "value") else value
