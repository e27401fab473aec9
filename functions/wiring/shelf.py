"""The shelf of reports, as the staff pages use it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from functions.actions.reports import Reports
from functions.config import Config
from functions.content.reports import report_rules
from functions.storage import keys
from functions.storage.archive import Archive
from functions.storage.editions import Editions
from functions.storage.shelf import Shelf
from functions.wiring.clients import client, lazily
from functions.wiring.clock import Now
from functions.wiring.texts import CurrentText

Start = Callable[[Mapping[str, str]], None]


def shelf(config: Config, now: Now, start: Start | None = None) -> Reports:
    """The parts; `start` runs what makes reports, the deployment's function unless it is given."""
    dynamodb = client("dynamodb")
    editions = Editions(dynamodb, config.table)

    def invoke(event: Mapping[str, str]) -> None:
        if config.reports_function:
            client("lambda").invoke(
                FunctionName=config.reports_function,
                InvocationType="Event",
                Payload=json.dumps(event).encode(),
            )

    return Reports(
        shelf=Shelf(dynamodb, config.table),
        archive=Archive(lazily("s3"), config.archive),
        words=Editions(dynamodb, config.table, keys.report_words),
        asked=Editions(dynamodb, config.table, keys.report_asked),
        rules=CurrentText(report_rules, config.content, editions, now),
        start=start or invoke,
    )
