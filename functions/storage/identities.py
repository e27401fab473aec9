"""Who reports, as one encrypted blob per complaint (DESIGN rule 8).

KMS encrypts up to 4 kB with the complaint's number as context: a blob moved to another complaint
does not open. The citizen's function holds the right to encrypt only.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from functions.domain.identity import Identity
from functions.storage import keys
from functions.storage.aws import ConditionFailed, translated
from functions.storage.orphans import ORPHANED_AFTER, make_permanent
from functions.storage.values import epoch


class Identities:
    """The identities of one table. `kms` makes the KMS client when it is first needed."""

    def __init__(self, client: Any, table: str, kms: Callable[[], Any], key_id: str) -> None:
        self._client, self._table = client, table
        self._kms, self._key_id = kms, key_id

    def put(self, number: str, identity: Identity, now: datetime) -> None:
        """Encrypt and keep; the first one stays. Expires like an orphaned submission."""
        plain = json.dumps({k: v for k, v in asdict(identity).items() if v}).encode()
        with translated():
            blob = self._kms().encrypt(
                KeyId=self._key_id, Plaintext=plain, EncryptionContext={"complaint": number}
            )["CiphertextBlob"]
        item = {"b": {"B": blob}, "ttl": {"N": str(epoch(now + ORPHANED_AFTER))}}
        try:
            with translated():
                self._client.put_item(
                    TableName=self._table,
                    Item=keys.identity(number) | item,
                    ConditionExpression="attribute_not_exists(pk)",
                )
        except ConditionFailed:
            return

    def get(self, number: str) -> Identity:
        """Decrypt; empty when it was erased."""
        with translated():
            answer = self._client.get_item(TableName=self._table, Key=keys.identity(number))
            if "Item" not in answer:
                return Identity()
            plain = self._kms().decrypt(
                CiphertextBlob=answer["Item"]["b"]["B"], EncryptionContext={"complaint": number}
            )["Plaintext"]
        return Identity(**json.loads(plain))

    def erase(self, number: str) -> None:
        """Delete it; one that is gone already counts as deleted. No function has this right."""
        with translated():
            self._client.delete_item(TableName=self._table, Key=keys.identity(number))

    def keep(self, number: str) -> None:
        """Make it permanent: its complaint has been written."""
        make_permanent(self._client, self._table, keys.identity(number))
