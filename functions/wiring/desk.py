"""The complaint desk over the table of a deployment."""

from __future__ import annotations

import secrets

from functions.actions.desk import Desk
from functions.config import Config, keyring
from functions.storage.attachments import Attachments
from functions.storage.complaints import Complaints
from functions.storage.finds import Finds
from functions.storage.identities import Identities
from functions.storage.presigned import Presigned
from functions.storage.submissions import Submissions
from functions.storage.tries import Tries
from functions.wiring.clients import client, credentials, lazily, region
from functions.wiring.clock import Now, utc_now
from functions.wiring.current import current, settings


def desk(config: Config, now: Now = utc_now) -> Desk:
    """What every action works with."""
    dynamodb = client("dynamodb")
    return Desk(
        complaints=Complaints(dynamodb, config.table),
        submissions=Submissions(dynamodb, config.table),
        identities=Identities(dynamodb, config.table, lazily("kms"), config.kms_key),
        finds=Finds(dynamodb, config.table, keyring(config.find_keys)),
        tries=Tries(dynamodb, config.table),
        attachments=Attachments(dynamodb, config.table),
        files=Presigned(config.attachments_url, config.attachments, region, credentials),
        standing_now=current(dynamodb, config.table, config.content, now),
        settings=settings(config.content),
        access_keys=keyring(config.access_keys),
        agency_keys=keyring(config.agency_keys),
        now=now,
        new_id=lambda: secrets.token_urlsafe(6),
        choice=secrets.choice,
    )
