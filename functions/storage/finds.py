"""Finding complaints: keyed hashes of what they are found by, each with the newest first.

An item tells nothing without the key ring. It carries short marks of the complaint's other keys, so
that several words need the list of the rarest one only.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from functions.domain.codes import Keyring
from functions.domain.complaint import Complaint
from functions.domain.errors import Busy
from functions.domain.findable import MOST, Entry, Key, Window, mark, split
from functions.storage import keys, several
from functions.storage.aws import translated
from functions.storage.values import epoch

_BYTES = 15
_TRIES = 3


class Finds:
    """The find keys of one table; a function that only writes them can find nothing."""

    def __init__(self, client: Any, table: str, ring: Keyring) -> None:
        self._client, self._table, self._ring = client, table, ring

    def put(self, number: str, at: datetime, found: Iterable[Key]) -> None:
        """Write a complaint's keys, before the complaint: one that stands can be found.

        `at` is when it was filed. Written again they are the same items.
        """
        self._write([{"PutRequest": {"Item": item}} for item in self._items(number, at, found)])

    def leave(self, number: str, at: datetime, left: Iterable[Key], gone: Iterable[Key]) -> None:
        """Forget some of a complaint's keys, in the marks of those that are left too."""
        names = [keys.find(hash, epoch(at), number) for key in gone for hash in self.hashes(key)]
        for start in range(0, len(names), MOST):
            self._write([{"DeleteRequest": {"Key": k}} for k in names[start : start + MOST]])
        self.put(number, at, left)

    def hashes(self, key: Key) -> list[str]:
        """What a key is called in the table: one name for each key of the ring."""
        return [self._hash(id, key) for id in self._ring.keys]

    def newest(self, hash: str, *, limit: int, before: str = "") -> Window:
        """The newest entries of one hash, older than `before`: one Query."""
        arguments: dict[str, Any] = {}
        if before:
            arguments = {"ExclusiveStartKey": keys.find_at(hash, before)}
        with translated():
            answer = self._client.query(
                TableName=self._table,
                KeyConditionExpression="pk = :pk",
                ExpressionAttributeValues={":pk": keys.find_at(hash, "")["pk"]},
                ScanIndexForward=False,
                Limit=limit,
                **arguments,
            )
        found = tuple(
            Entry(item["sk"]["S"], frozenset(split(item["w"]["S"]))) for item in answer["Items"]
        )
        return Window(found, "LastEvaluatedKey" not in answer)

    def complaints(self, numbers: Iterable[str]) -> list[Complaint]:
        """These complaints as they stand, in this order; what is not there is left out."""
        wanted = list(dict.fromkeys(numbers))
        found = {c.number: c for c in several.read(self._client, self._table, wanted)}
        return [found[number] for number in wanted if number in found]

    def _items(self, number: str, at: datetime, found: Iterable[Key]) -> list[keys.Key]:
        hashes = [self._hash(self._ring.current, key) for key in dict.fromkeys(found)]
        marks = {"w": {"S": "".join(map(mark, hashes))}}
        return [keys.find(hash, epoch(at), number) | marks for hash in hashes]

    def _write(self, requests: list[dict[str, Any]]) -> None:
        for _ in range(_TRIES):
            if not requests:
                return
            with translated():
                answer = self._client.batch_write_item(RequestItems={self._table: requests})
            requests = answer.get("UnprocessedItems", {}).get(self._table, [])
        if requests:
            raise Busy

    def _hash(self, id: str, key: Key) -> str:
        mac = self._ring.mac(id, "find", key.sort, key.value)[:_BYTES]
        return base64.urlsafe_b64encode(mac).decode()
