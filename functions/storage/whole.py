"""A complaint with all that lies beside it, out of the items of one Query."""

from __future__ import annotations

from typing import Any

from functions.domain.attachments import Attachment
from functions.domain.complaint import Complaint
from functions.domain.errors import UnknownComplaint
from functions.domain.privacy import Text
from functions.storage import attachments, keys, packing
from functions.storage.values import from_wire

Whole = tuple[Complaint, dict[str, Text], list[Attachment]]


def unpack(wired: list[Any]) -> Whole:
    """The complaint, the texts of its acts by act, and its files; or NotFound.

    Sort keys are in order, and "!" stands before every letter.
    """
    items = [from_wire(item) for item in wired]
    if not items or items[0]["sk"] != "!":
        raise UnknownComplaint
    texts = {
        item["sk"].removeprefix(keys.TEXT): Text(item["t"], item.get("by", {}), item.get("sms", ""))
        for item in items
        if item["sk"].startswith(keys.TEXT) and "ttl" not in item
    }
    files = [attachments.unpack(i) for i in items if i["sk"].startswith(keys.ATTACHMENT)]
    return packing.unpack(items[0]), texts, files
