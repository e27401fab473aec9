"""What the nightly count works with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from functions.config import Config
from functions.domain.agencies import Directory
from functions.domain.clocks import Rules
from functions.domain.complaint import Complaint
from functions.domain.settings import Settings
from functions.domain.standing import StandingNow
from functions.storage import image
from functions.storage.heartbeats import Heartbeats
from functions.storage.search_log import SearchLog
from functions.storage.statistics import Statistics
from functions.wiring.clients import client, lazily
from functions.wiring.clock import Now, utc_now
from functions.wiring.current import current, settings


@dataclass(frozen=True, slots=True)
class Publisher:
    """The parts."""

    statistics: Statistics
    heartbeats: Heartbeats
    standing_now: StandingNow
    searches: SearchLog
    complaint_of: Callable[[Mapping[str, Any]], Complaint | None]
    settings: Settings
    site: Path
    now: Now

    @property
    def rules(self) -> Rules:
        """The clocks and the calendar of this moment."""
        return self.standing_now().rules

    @property
    def directory(self) -> Directory:
        """Agencies and categories of this moment."""
        return self.standing_now().directory


def publisher(config: Config, now: Now = utc_now) -> Publisher:
    """The parts over a deployment's table and its site's bucket."""
    dynamodb = client("dynamodb")
    return Publisher(
        statistics=Statistics(dynamodb, config.table, lazily("s3"), config.site_files),
        heartbeats=Heartbeats(dynamodb, config.table),
        standing_now=current(dynamodb, config.table, config.content, now),
        searches=SearchLog(lazily("logs"), config.log_group),
        complaint_of=image.complaint_of,
        settings=settings(config.content),
        site=config.site,
        now=now,
    )
