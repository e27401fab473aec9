"""The whole table, item by item: for restoring and exporting. No regular path scans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from functions.storage import keys

Item = dict[str, Any]

COMPLAINTS = "complaints"
TEXTS = "texts of acts"
ATTACHMENTS = "attachments"
LOOKS = "looks at complaints"
SUBMISSIONS = "submissions"
IDENTITIES = "identities"
AUDIT = "audit lines"
EDITIONS = "changes by the office"
FIGURES = "days' figures"
PUBLISHED = "published figures"
REGISTERS = "archive's registers"
REPORTS = "reports that were made"
OTHER = "of no known kind"

_KINDS = {
    "S": SUBMISSIONS,
    "I": IDENTITIES,
    "L": "staff sessions",
    "N": "counters of tries",
    "J": "jobs' last runs",
    "U": AUDIT,
    "E": EDITIONS,
    "F": FIGURES,
    "G": "figures as they happened",
    "P": PUBLISHED,
    "R": REGISTERS,
    "W": "weekly digests",
    "K": "find keys",
    "D": REPORTS,
}
"""By the first letter of the partition key (functions/storage/keys.py)."""


def kind_of(item: Item) -> str:
    """What an item is."""
    letter = item["pk"]["S"].split("#")[0]
    if letter == "C":
        beside = {"!": COMPLAINTS, keys.ATTACHMENT: ATTACHMENTS, keys.TEXT: TEXTS, keys.LOOK: LOOKS}
        sort = item["sk"]["S"]
        return next((kind for start, kind in beside.items() if sort.startswith(start)), OTHER)
    return _KINDS.get(letter, OTHER)


def scan(dynamodb: Any, table: str, **more: Any) -> Iterator[Item]:
    """Every item, in no order."""
    pages = dynamodb.get_paginator("scan").paginate(TableName=table, ConsistentRead=True, **more)
    for page in pages:
        yield from page["Items"]
