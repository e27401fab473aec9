"""Several complaints by their numbers, in as few requests as DynamoDB takes."""

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
    for start in range(0, len(numbers), _AT_ONCE):
        wanted = [keys.complaint(n) for n in numbers[start : start + _AT_ONCE]]
        while wanted:  # DynamoDB may hand back a part, and names the rest
            with translated():
                answer = client.batch_get_item(RequestItems={table: {"Keys": wanted}})
            for item in answer["Responses"].get(table, ()):
                yield packing.unpack(from_wire(item))
            wanted = answer.get("UnprocessedKeys", {}).get(table, {}).get("Keys", [])
