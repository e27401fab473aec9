"""An AWS in this process: moto behind real boto3 clients, with this deployment's table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import boto3
from moto import mock_aws
from moto.core.config import DefaultConfig
from moto.kms import models

from functions.config import Config
from functions.wiring.clients import SERVICES, client
from infra.emulated import create_archive, create_attachments, create_table
from tests.desks import shipped

BASE_URL = "https://lapor.tanahbumbu.example"
ACCESS_KEYS = "a1:" + b"access-key-of-the-tests".hex()
AGENCY_KEYS = "g1:" + b"agency-key-of-the-tests".hex()
FIND_KEYS = "f1:" + b"find-key-of-the-tests".hex()

_FAST: DefaultConfig = {"core": {"reset_boto3_session": False}}  # type: ignore[typeddict-item]
"""Keep what boto3 read from disk. Nor does a symmetric key need the RSA key that moto makes."""


@dataclass(frozen=True)
class Aws(Config):
    """The configuration of an emulated account, with a look into it."""

    @property
    def config(self) -> Config:
        return self

    def client(self, service: str) -> Any:
        """The very client that wiring uses; for what only infra asks, boto3's."""
        return client(service) if service in SERVICES else boto3.client(service)

    def items(self) -> list[dict[str, Any]]:
        """Every item of the table, raw."""
        return list(self.client("dynamodb").scan(TableName=self.table)["Items"])


@contextmanager
def emulated_aws() -> Iterator[Aws]:
    """Table, KMS key and sender identity, gone again afterwards."""
    with mock_aws(config=_FAST), patch.object(models, "generate_private_key"):
        client.cache_clear()
        try:
            yield _made()
        finally:
            client.cache_clear()


def _made() -> Aws:
    table = create_table(client("dynamodb"))
    kms_key = client("kms").create_key()["KeyMetadata"]["KeyId"]
    sender = shipped()[2].portal.sender_email
    client("sesv2").create_email_identity(EmailIdentity=sender)
    bucket = create_attachments(client("s3"))
    return Aws(
        table=table,
        archive=create_archive(client("s3")),
        attachments=bucket,
        attachments_url=f"https://{bucket}.s3.ap-southeast-3.amazonaws.com/",
        base_url=BASE_URL,
        kms_key=kms_key,
        access_keys=ACCESS_KEYS,
        agency_keys=AGENCY_KEYS,
        find_keys=FIND_KEYS,
    )
