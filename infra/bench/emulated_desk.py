"""The real stores over emulated AWS, and a courier to whom everything succeeds."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from moto import mock_aws

from functions.actions.desk import Desk
from functions.config import Config
from functions.domain import messages
from functions.domain.complaint import Complaint
from functions.domain.messages import Message, Send
from functions.domain.privacy import Text
from functions.wiring.clients import client
from functions.wiring.desk import desk
from infra.emulated import create_table

SITE = Path(__file__).resolve().parent.parent.parent / "site"

REGION = "ap-southeast-3"

SESSION_TOKEN = base64.b64encode(hashlib.shake_256(b"a role").digest(780)).decode()
"""As long as a role's, and as hard to compress: it stands in every signed form and link."""


class Clock:
    """Stands still on a Tuesday morning until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The moment at which it stands."""
        return self.now

    def advance(self, **span: float) -> None:
        """Move it."""
        self.now += timedelta(**span)


class Postman:
    """A courier whose messages are all accepted at once."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def prepare(self, complaint: Complaint, message: Message, texts: Mapping[str, Text]) -> Send:
        """Nothing to prepare."""
        return lambda claimed: messages.sent(claimed, self._clock())


class Refusing(Postman):
    """A courier whose messages are all refused for good."""

    def prepare(self, complaint: Complaint, message: Message, texts: Mapping[str, Text]) -> Send:
        """Nothing to prepare."""
        return lambda claimed: messages.failed(claimed, self._clock(), "Ditolak")


@contextmanager
def emulated(clock: Clock) -> Iterator[tuple[Desk, Config, Any]]:
    """Desk, configuration and DynamoDB client over an emulated AWS of its own."""
    os.environ |= {
        "AWS_ACCESS_KEY_ID": "bench",
        "AWS_SECRET_ACCESS_KEY": "bench",
        "AWS_DEFAULT_REGION": REGION,
        "AWS_SESSION_TOKEN": SESSION_TOKEN,
    }
    with mock_aws():
        client.cache_clear()
        dynamodb = client("dynamodb")
        config = Config(
            table=create_table(dynamodb),
            base_url="https://lapor.example",
            kms_key=client("kms").create_key()["KeyMetadata"]["KeyId"],
            access_keys="a1:" + "aa" * 32,
            agency_keys="g1:" + "bb" * 32,
            find_keys="f1:" + "cc" * 32,
            attachments="pengaduan-bench-attachments-1abcdefghijkl",
            attachments_url="https://pengaduan-bench-attachments-1abcdefghijkl.s3.example/",
            site=SITE,
        )
        yield desk(config, clock), config, dynamodb
        client.cache_clear()
