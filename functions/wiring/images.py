"""What the function behind the bucket works with: the slots, the bucket, the time."""

from __future__ import annotations

from dataclasses import dataclass

from functions.config import Config
from functions.storage.attachments import Attachments
from functions.storage.bucket import Bucket
from functions.wiring.clients import client, lazily
from functions.wiring.clock import Now, utc_now


@dataclass(frozen=True, slots=True)
class Images:
    """The parts; no desk among them, since no complaint is ever read or changed."""

    attachments: Attachments
    bucket: Bucket
    now: Now


def images(config: Config, now: Now = utc_now) -> Images:
    """The parts over one deployment's table and bucket."""
    return Images(
        Attachments(client("dynamodb"), config.table),
        Bucket(lazily("s3"), config.attachments),
        now,
    )
