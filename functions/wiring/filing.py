"""What the nightly filing works with: it reads complaints and writes to the archive alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from functions.actions.archiving import Cabinet
from functions.config import Config
from functions.content.retention import retention
from functions.domain.retention import Rule
from functions.domain.settings import Settings
from functions.domain.standing import StandingNow
from functions.storage.archive import Archive
from functions.storage.complaints import Complaints
from functions.storage.editions import Editions
from functions.storage.heartbeats import Heartbeats
from functions.storage.indexes import Indexes
from functions.storage.submissions import Submissions
from functions.wiring.clients import client, lazily
from functions.wiring.clock import Now, utc_now
from functions.wiring.current import current, settings
from functions.wiring.texts import CurrentText


@dataclass(frozen=True, slots=True)
class Archivist:
    """The parts."""

    cabinet: Cabinet
    lists: Indexes
    heartbeats: Heartbeats
    standing_now: StandingNow
    retention: Callable[[], Mapping[str, Rule]]
    settings: Settings
    site: Path
    now: Now


def archivist(config: Config, now: Now = utc_now) -> Archivist:
    """The parts over a deployment's table and its archive."""
    dynamodb = client("dynamodb")
    return Archivist(
        cabinet=Cabinet(
            Complaints(dynamodb, config.table),
            Submissions(dynamodb, config.table),
            Archive(lazily("s3"), config.archive),
            uploads=config.attachments,
        ),
        lists=Indexes(dynamodb, config.table),
        heartbeats=Heartbeats(dynamodb, config.table),
        standing_now=current(dynamodb, config.table, config.content, now),
        retention=CurrentText(retention, config.content, Editions(dynamodb, config.table), now),
        settings=settings(config.content),
        site=config.site,
        now=now,
    )
