"""What the nightly count works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from functions.config import Config
from functions.content.packed import content
from functions.domain.agencies import Directory
from functions.domain.clocks import Rules
from functions.domain.settings import Settings
from functions.storage.heartbeats import Heartbeats
from functions.storage.statistics import Statistics
from functions.wiring.clients import client, lazily
from functions.wiring.clock import Now, utc_now
from functions.wiring.current import current_rules


@dataclass(frozen=True, slots=True)
class Publisher:
    """The parts."""

    statistics: Statistics
    heartbeats: Heartbeats
    rules_now: Callable[[], Rules]
    directory: Directory
    settings: Settings
    site: Path
    now: Now


def publisher(config: Config, now: Now = utc_now) -> Publisher:
    """The parts over a deployment's table and its site's bucket."""
    dynamodb, found = client("dynamodb"), content(config.content)
    return Publisher(
        statistics=Statistics(dynamodb, config.table, lazily("s3"), config.site_files),
        heartbeats=Heartbeats(dynamodb, config.table),
        rules_now=current_rules(dynamodb, config.table, config.content, now),
        directory=found.directory,
        settings=found.settings,
        site=config.site,
        now=now,
    )
