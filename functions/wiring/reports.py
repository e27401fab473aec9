"""What makes, keeps and sends the office's reports."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from functions.config import Config, keyring
from functions.content.messages import messages
from functions.content.reports import report_rules
from functions.domain.dip import DipRecord
from functions.domain.identity import Identity
from functions.domain.messages import Wording
from functions.domain.settings import Settings
from functions.domain.shelf import Rule
from functions.domain.standing import StandingNow
from functions.outbound.courier import Courier
from functions.outbound.fields import Composer
from functions.outbound.reports import ReportPost
from functions.storage import keys
from functions.storage.archive import Archive
from functions.storage.digests import Digests
from functions.storage.editions import Editions
from functions.storage.heartbeats import Heartbeats
from functions.storage.indexes import Indexes
from functions.storage.shelf import Shelf
from functions.storage.shorthand import TEMPLATE_CODES
from functions.storage.statistics import Statistics
from functions.wiring.clients import client, lazily
from functions.wiring.clock import Now, utc_now
from functions.wiring.current import current, settings
from functions.wiring.public_list import public_list
from functions.wiring.texts import CurrentText


@dataclass(frozen=True, slots=True)
class Reporting:
    """The parts; `rules` are the office's for each kind, `marks` tell which mails have left."""

    shelf: Shelf
    archive: Archive
    statistics: Statistics
    indexes: Indexes
    heartbeats: Heartbeats
    marks: Digests
    post: ReportPost
    dip: Callable[[], Sequence[DipRecord]]
    words: Editions
    asked: Editions
    rules: Callable[[], Mapping[str, Rule]]
    standing_now: StandingNow
    settings: Settings
    now: Now
    new_owner: Callable[[], str]


def reporting(config: Config, now: Now = utc_now) -> Reporting:
    """The parts over a deployment's table and its archive."""
    dynamodb, standing = client("dynamodb"), settings(config.content)
    standing_now = current(dynamodb, config.table, config.content, now)
    editions = Editions(dynamodb, config.table)
    nobody = keyring("")
    composer = Composer(standing_now, standing, nobody, nobody, config.base_url)
    courier = Courier(
        composer,
        CurrentText(_wordings, config.content, editions, now),
        lazily("sesv2", one_attempt=True),
        _none,
        _unidentified,
        now,
        config.configuration_set,
    )
    return Reporting(
        shelf=Shelf(dynamodb, config.table),
        archive=Archive(lazily("s3"), config.archive),
        statistics=Statistics(dynamodb, config.table, _none, ""),
        indexes=Indexes(dynamodb, config.table),
        heartbeats=Heartbeats(dynamodb, config.table),
        marks=Digests(dynamodb, config.table),
        post=ReportPost(courier),
        dip=partial(public_list, config.content, editions),
        words=Editions(dynamodb, config.table, keys.report_words),
        asked=Editions(dynamodb, config.table, keys.report_asked),
        rules=CurrentText(report_rules, config.content, editions, now),
        standing_now=standing_now,
        settings=standing,
        now=now,
        new_owner=partial(secrets.token_urlsafe, 6),
    )


def _wordings(folder: Path) -> Mapping[str, Wording]:
    return messages(folder, TEMPLATE_CODES)


def _none() -> None:
    """No SMS and no public file: a report is mailed, and lies in the archive."""


def _unidentified(number: str) -> Identity:
    raise LookupError("a report is about nobody")
