"""A complaint out of the stream: the item as it was just written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from functions.domain.complaint import Complaint
from functions.storage import packing
from functions.storage.values import from_wire


def complaint_of(wired: Mapping[str, Any]) -> Complaint | None:
    """The complaint in a record's new image; None for whatever else the table holds."""
    if not wired or not wired["pk"]["S"].startswith("C#") or wired["sk"]["S"] != "!":
        return None
    return packing.unpack(from_wire(dict(wired)))
