"""Several items by their keys, in as few requests as DynamoDB takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from functions.domain.complaint import Complaint
from functions.storage import keys, packing
from functions.storage.aws import translated
from functions.storage.values import from_wire

_AT_ONCE = 100
"""Items that one BatchGetItem takes (DynamoDB's quota)."""


def read(client: Any, table: str, numbers: Sequence[str]) -> Iterator[Complaint]:
    """The complaints that there are, in no order; their state may be a moment old."""
    wanted = [keys.complaint(number) for number in numbers]
    yield from (packing.unpack(item) for item in items(client, table, wanted))


def items(
    client: Any, table: str, wanted: Sequence[keys.Key], **how: Any
) -> Iterator[dict[str, Any]]:
    """The items that there are, in no order; `how` may name the attributes to be read."""
    for start in range(0, len(wanted), _AT_ONCE):
        some = list(wanted[start : start + _AT_ONCE])
        while some:  # DynamoDB may hand back a part, and names the rest
            with translated():
                answer = client.batch_get_item(RequestItems={table: {"Keys": some, **how}})
            yield from map(from_wire, answer["Responses"].get(table, ()))
            some = answer.get("UnprocessedKeys", {}).get(table, {}).get("Keys", [])
