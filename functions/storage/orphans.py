"""What is written before its complaint expires by itself, until the complaint is known to stand."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from functions.storage.aws import translated
from functions.storage.keys import Key

ORPHANED_AFTER = timedelta(days=30)
"""Submission and identity go with DynamoDB's TTL when their complaint was never written."""


def make_permanent(client: Any, table: str, key: Key) -> None:
    """Take the expiry off an item; the first visit of the outbox does it."""
    with translated():
        client.update_item(
            TableName=table,
            Key=key,
            UpdateExpression="REMOVE #ttl",
            ExpressionAttributeNames={"#ttl": "ttl"},
            ConditionExpression="attribute_exists(pk)",
        )
