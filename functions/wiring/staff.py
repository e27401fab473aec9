"""What the staff pages work with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from functions.actions.desk import Desk
from functions.config import Config
from functions.outbound.account import mail_account
from functions.storage import keys
from functions.storage.accounts import Accounts
from functions.storage.archive import Archive
from functions.storage.audit import Audit
from functions.storage.bucket import Bucket
from functions.storage.editions import Editions
from functions.storage.heartbeats import Heartbeats
from functions.storage.indexes import Indexes
from functions.storage.registers import Registers
from functions.storage.seen import Seen
from functions.storage.sessions import Sessions
from functions.storage.state import State
from functions.storage.statistics import Statistics
from functions.wiring.clients import client, lazily
from functions.wiring.clock import Now, utc_now
from functions.wiring.current import Current, current
from functions.wiring.desk import desk
from functions.wiring.editing import editing, publishing
from functions.wiring.texts import CurrentText

if TYPE_CHECKING:
    from functions.actions.editing import Editing
    from functions.actions.publishing import Publishing
    from functions.actions.reports import Reports
    from functions.domain.closures import Closure, Holiday
    from functions.domain.health import MailAccount
    from functions.domain.lapor_rows import Names
    from functions.domain.replies import Reply
    from functions.storage.roster import Roster

    Days = tuple[tuple[Holiday, ...], tuple[Closure, ...]]


@dataclass(frozen=True, slots=True)
class Staff:
    """The desk, and what only people who are signed in may see."""

    desk: Desk
    indexes: Indexes
    seen: Seen
    sessions: Sessions
    accounts: Accounts
    roster: Callable[[], Roster]
    figures: Callable[[str], dict[str, Counter[str]]]
    kept: Callable[[date], list[Any]]
    audit: Audit
    registers: Registers
    bucket: Bucket
    archive: Archive
    heartbeats: Heartbeats
    state: State
    statistics: Statistics
    mail: Callable[[], MailAccount]
    current: Current
    editions: Editions
    recounts: Editions
    days: Callable[[], Days]
    replies: CurrentText[tuple[Reply, ...]]
    lapor_names: CurrentText[Names]
    editing: Callable[[], Editing]
    publishing: Callable[[], Publishing]
    reports: Callable[[], Reports]
    prose: Callable[[str], str]


def staff(
    config: Config,
    now: Now = utc_now,
    publish: Callable[[], None] | None = None,
    report: Callable[[Mapping[str, str]], None] | None = None,
) -> Staff:
    """The parts of the staff pages; `publish` starts what brings the public pages up to date.

    `report` starts what makes the office's reports.
    """
    dynamodb, cognito = client("dynamodb"), lazily("cognito-idp")
    return Staff(
        desk=desk(config, now),
        indexes=Indexes(dynamodb, config.table),
        seen=Seen(dynamodb, config.table),
        sessions=Sessions(dynamodb, config.table),
        audit=Audit(dynamodb, config.table),
        registers=Registers(dynamodb, config.table),
        bucket=Bucket(lazily("s3"), config.attachments),
        archive=Archive(lazily("s3"), config.archive),
        accounts=Accounts(cognito, config.user_pool, config.user_pool_client),
        figures=partial(_figures, dynamodb, config.table),
        kept=partial(_kept, dynamodb, config.table),
        roster=partial(_roster, cognito, config.user_pool),
        heartbeats=Heartbeats(dynamodb, config.table),
        statistics=Statistics(dynamodb, config.table, lazily("s3"), config.site_files),
        state=State(dynamodb, config.table, lazily("sqs"), config.dead_letters),
        mail=partial(mail_account, lazily("sesv2")),
        current=current(dynamodb, config.table, config.content, now),
        editions=Editions(dynamodb, config.table),
        recounts=Editions(dynamodb, config.table, keys.job),
        days=partial(_days, config.content),
        replies=CurrentText(_replies, config.content, Editions(dynamodb, config.table), now),
        lapor_names=CurrentText(
            _lapor_names, config.content, Editions(dynamodb, config.table), now
        ),
        editing=partial(editing, config, now),
        publishing=partial(publishing, config, publish),
        reports=partial(_reports, config, now, report),
        prose=_prose,
    )


def _replies(folder: Path) -> tuple[Reply, ...]:
    """The ready sentences, once a complaint's page asks for them."""
    from functions.content.replies import replies  # noqa: PLC0415 - no other page does

    return replies(folder)


def _figures(dynamodb: Any, table: str, month: str) -> dict[str, Counter[str]]:
    """The tallies of a month ("2026-11") by their day, as the nightly count left them."""
    from functions.storage.statistics import Statistics  # noqa: PLC0415 - only the page of figures

    return Statistics(dynamodb, table, lazily("s3"), "").days(month)


def _kept(dynamodb: Any, table: str, day: date) -> list[Any]:
    """What was kept of a day as it went on."""
    from functions.storage.statistics import Statistics  # noqa: PLC0415 - only the page of figures

    return Statistics(dynamodb, table, lazily("s3"), "").kept(day)


def _roster(cognito: Callable[[], Any], pool: str) -> Roster:
    from functions.storage.roster import Roster  # noqa: PLC0415 - only the pages of accounts

    return Roster(cognito, pool)


def _days(folder: Path) -> Days:
    """The days off and the exceptions that were deployed, for the page that lists them."""
    from functions.content.calendar import closures, holidays  # noqa: PLC0415 - no other page does

    return holidays(folder), closures(folder)


def _lapor_names(folder: Path) -> Names:
    """What LAPOR's words mean, for who imports its tables."""
    from functions.content.lapor import names  # noqa: PLC0415 - no other page does

    return names(folder)


def _reports(
    config: Config, now: Now, start: Callable[[Mapping[str, str]], None] | None
) -> Reports:
    from functions.wiring.shelf import shelf  # noqa: PLC0415 - only the pages of reports

    return shelf(config, now, start)


def _prose(text: str) -> str:
    from functions.builder.prose import html_of  # noqa: PLC0415 - a preview alone needs Markdown

    return html_of(text)
