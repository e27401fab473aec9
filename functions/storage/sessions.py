"""Staff sessions: items with an expiry, gone at logout (a signed cookie alone would survive it)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from functions.domain.staff import Session
from functions.storage import keys
from functions.storage.aws import translated
from functions.storage.values import epoch, from_wire, moment, to_wire


class Sessions:
    """The sessions of one table, by the hash of the secret in the cookie."""

    def __init__(self, client: Any, table: str) -> None:
        self._client, self._table = client, table

    def put(self, secret: str, session: Session) -> None:
        """Begin or replace a session."""
        item = {
            "u": session.username,
            "ttl": epoch(session.expires),
            "c": session.challenge,
            "k": session.ticket,
        } | ({"w": session.wanted} if session.wanted else {})
        with translated():
            self._client.put_item(
                TableName=self._table,
                Item=keys.session(keys.hashed(secret))
                | {name: to_wire(v) for name, v in item.items()},
            )

    def get(self, secret: str, now: datetime) -> Session | None:
        """The session, unless it is unknown or expired (DynamoDB's TTL may lag for days)."""
        with translated():
            answer = self._client.get_item(
                TableName=self._table,
                Key=keys.session(keys.hashed(secret)),
                ConsistentRead=True,
            )
        if "Item" not in answer:
            return None
        item = from_wire(answer["Item"])
        session = Session(item["u"], moment(item["ttl"]), item["c"], item["k"], item.get("w", ""))
        return session if session.expires > now else None

    def drop(self, secret: str) -> None:
        """End a session for good."""
        with translated():
            self._client.delete_item(TableName=self._table, Key=keys.session(keys.hashed(secret)))
