"""What the nightly count works with."""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Publisher:
    """The parts."""

    statistics: Statistics
    heartbeats: Heartbeats
    rules: Rules
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
        rules=Rules(found.clocks, found.calendar),
        directory=found.directory,
        settings=found.settings,
        site=config.site,
        now=now,
    )
