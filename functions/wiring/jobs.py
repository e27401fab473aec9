"""What the jobs work with: the desk, and all that sends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from functions.actions.desk import Desk
from functions.config import Config
from functions.content.messages import messages
from functions.domain.messages import Wording
from functions.outbound.courier import Courier
from functions.outbound.digest import DigestPost
from functions.outbound.fields import Composer
from functions.storage import keys
from functions.storage.digests import Digests
from functions.storage.editions import Editions
from functions.storage.heartbeats import Heartbeats
from functions.storage.indexes import Indexes
from functions.storage.shorthand import TEMPLATE_CODES
from functions.wiring.clients import client, lazily
from functions.wiring.clock import Now, utc_now
from functions.wiring.current import Current, current
from functions.wiring.desk import desk
from functions.wiring.texts import CurrentText


@dataclass(frozen=True, slots=True)
class Jobs:
    """The parts; `new_owner` names one visit's claims as no other visit's."""

    desk: Desk
    courier: Courier
    indexes: Indexes
    heartbeats: Heartbeats
    digests: Digests
    digest_post: DigestPost
    current: Current
    recounts: Editions
    new_owner: Callable[[], str]


def jobs(config: Config, now: Now = utc_now) -> Jobs:
    """The parts of the stream's function and of the minute sweep."""
    dynamodb, made = client("dynamodb"), desk(config, now)
    sender = courier(config, made)
    return Jobs(
        desk=made,
        courier=sender,
        indexes=Indexes(dynamodb, config.table),
        heartbeats=Heartbeats(dynamodb, config.table),
        digests=Digests(dynamodb, config.table),
        digest_post=DigestPost(sender),
        current=current(dynamodb, config.table, config.content, now),
        recounts=Editions(dynamodb, config.table, keys.job),
        new_owner=made.new_id,
    )


def courier(config: Config, desk: Desk) -> Courier:
    """The sender of mails and SMS: one attempt on the wire each (DESIGN rule 4)."""
    composer = Composer(
        desk.standing_now, desk.settings, desk.access_keys, desk.agency_keys, config.base_url
    )
    return Courier(
        composer,
        CurrentText(
            _wordings, config.content, Editions(client("dynamodb"), config.table), desk.now
        ),
        lazily("sesv2", one_attempt=True),
        lazily("sns", one_attempt=True),
        desk.identities.get,
        desk.now,
        config.configuration_set,
        config.sms_sender_id,
    )


def _wordings(folder: Path) -> Mapping[str, Wording]:
    return messages(folder, TEMPLATE_CODES)
