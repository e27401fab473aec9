"""The only place that chooses real parts: AWS clients, stores, courier, desk."""

from __future__ import annotations

import gc
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from functions.actions.desk import Desk
from functions.config import Config, keyring
from functions.content.calendar import calendar
from functions.content.clocks import clocks
from functions.content.directory import directory
from functions.content.messages import messages
from functions.content.settings import settings
from functions.domain.deadlines import Rules
from functions.outbound.courier import Courier
from functions.outbound.fields import Composer
from functions.storage.accounts import Accounts
from functions.storage.audit import Audit
from functions.storage.complaints import Complaints
from functions.storage.heartbeats import Heartbeats
from functions.storage.identities import Identities
from functions.storage.indexes import Indexes
from functions.storage.sessions import Sessions
from functions.storage.shorthand import TEMPLATE_CODES
from functions.storage.submissions import Submissions
from functions.storage.tries import Tries

Now = Callable[[], datetime]

FUNCTION_TIMEOUT = 30
"""Seconds; HTTP API's own limit. A read times out before it, a lease lapses after it."""


def utc_now() -> datetime:
    """The clock of a deployed function."""
    return datetime.now(UTC)


@cache
def client(service: str, *, one_attempt: bool = False) -> Any:
    """The boto3 client of this process.

    Freezing garbage collection while boto3 loads saves a sixth of a cold start.
    """
    gc.disable()
    import boto3  # noqa: PLC0415 - nothing is paid for it before it is needed
    from botocore.config import Config as ClientConfig  # noqa: PLC0415

    retries = {"total_max_attempts": 1} if one_attempt else {"max_attempts": 3, "mode": "standard"}
    limits = ClientConfig(connect_timeout=3, read_timeout=10, retries=retries)
    made = boto3.client(service, config=limits)
    gc.enable()
    return made


def lazily(service: str, *, one_attempt: bool = False) -> Callable[[], Any]:
    """A function that makes the client when it is first asked for."""
    return lambda: client(service, one_attempt=one_attempt)


def desk(config: Config, now: Now = utc_now) -> Desk:
    """The complaint desk over the table of this deployment."""
    dynamodb = client("dynamodb")
    return Desk(
        complaints=Complaints(dynamodb, config.table),
        submissions=Submissions(dynamodb, config.table),
        identities=Identities(dynamodb, config.table, lazily("kms"), config.kms_key),
        tries=Tries(dynamodb, config.table),
        directory=directory(config.content),
        rules=Rules(clocks(config.content), calendar(config.content)),
        settings=settings(config.content),
        access_keys=keyring(config.access_keys),
        agency_keys=keyring(config.agency_keys),
        now=now,
        new_id=lambda: secrets.token_urlsafe(6),
        choice=secrets.choice,
    )


def courier(config: Config, desk: Desk) -> Courier:
    """The sender of mails and SMS: one attempt on the wire each (DESIGN rule 4)."""
    composer = Composer(
        desk.settings,
        desk.directory,
        desk.rules,
        desk.access_keys,
        desk.agency_keys,
        config.base_url,
    )
    return Courier(
        composer,
        messages(config.content, TEMPLATE_CODES),
        lazily("sesv2", one_attempt=True),
        lazily("sns", one_attempt=True),
        desk.identities.get,
        desk.now,
        config.configuration_set,
        config.sms_sender_id,
    )


@dataclass(frozen=True, slots=True)
class Jobs:
    """What the jobs work with; `new_owner` names one visit's claims as no other visit's."""

    desk: Desk
    courier: Courier
    indexes: Indexes
    heartbeats: Heartbeats
    new_owner: Callable[[], str]


def jobs(config: Config, now: Now = utc_now) -> Jobs:
    """The parts of the stream's function and of the minute sweep."""
    made, table = desk(config, now), config.table
    return Jobs(
        desk=made,
        courier=courier(config, made),
        indexes=Indexes(client("dynamodb"), table),
        heartbeats=Heartbeats(client("dynamodb"), table),
        new_owner=made.new_id,
    )


@dataclass(frozen=True, slots=True)
class Staff:
    """What the staff pages work with."""

    desk: Desk
    indexes: Indexes
    sessions: Sessions
    accounts: Accounts
    audit: Audit
    heartbeats: Heartbeats


def staff(config: Config, now: Now = utc_now) -> Staff:
    """The parts of the staff pages."""
    dynamodb = client("dynamodb")
    cognito = lazily("cognito-idp")
    return Staff(
        desk=desk(config, now),
        indexes=Indexes(dynamodb, config.table),
        sessions=Sessions(dynamodb, config.table),
        audit=Audit(dynamodb, config.table),
        accounts=Accounts(cognito, config.user_pool, config.user_pool_client),
        heartbeats=Heartbeats(dynamodb, config.table),
    )
