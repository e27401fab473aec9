"""What the staff pages work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from functions.actions.desk import Desk
from functions.config import Config
from functions.domain.health import MailAccount
from functions.outbound.account import mail_account
from functions.storage.accounts import Accounts
from functions.storage.audit import Audit
from functions.storage.heartbeats import Heartbeats
from functions.storage.indexes import Indexes
from functions.storage.sessions import Sessions
from functions.storage.state import State
from functions.wiring.clients import client, lazily
from functions.wiring.desk import Now, desk, utc_now


@dataclass(frozen=True, slots=True)
class Staff:
    """The desk, and what only people who are signed in may see."""

    desk: Desk
    indexes: Indexes
    sessions: Sessions
    accounts: Accounts
    audit: Audit
    heartbeats: Heartbeats
    state: State
    mail: Callable[[], MailAccount]


def staff(config: Config, now: Now = utc_now) -> Staff:
    """The parts of the staff pages."""
    dynamodb, cognito = client("dynamodb"), lazily("cognito-idp")
    return Staff(
        desk=desk(config, now),
        indexes=Indexes(dynamodb, config.table),
        sessions=Sessions(dynamodb, config.table),
        audit=Audit(dynamodb, config.table),
        accounts=Accounts(cognito, config.user_pool, config.user_pool_client),
        heartbeats=Heartbeats(dynamodb, config.table),
        state=State(dynamodb, config.table, lazily("sqs"), config.dead_letters),
        mail=partial(mail_account, lazily("sesv2")),
    )
