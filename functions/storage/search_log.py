"""How often the public list was searched, out of the search function's own log.

The function has no right but to write its log. A line says how many records were found, and words
of the portal's own vocabulary that led to nothing; who searched stands nowhere.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from functions.domain.catalogue import SEARCH_MADE
from functions.storage.aws import translated


class SearchLog:
    """`logs` makes the client when it is first needed; without a group nothing is measured."""

    def __init__(self, logs: Callable[[], Any], group: str) -> None:
        self._logs, self._group = logs, group

    def tally(self, start: datetime, end: datetime) -> Counter[str]:
        """Searches, those without a result, and what was missed, from one moment to another."""
        tally: Counter[str] = Counter()
        if not self._group:
            return tally
        with translated():
            pages = (
                self._logs()
                .get_paginator("filter_log_events")
                .paginate(
                    logGroupName=self._group,
                    filterPattern=SEARCH_MADE,
                    startTime=int(start.timestamp() * 1000),
                    endTime=int(end.timestamp() * 1000) - 1,
                )
            )
            messages = [event["message"] for page in pages for event in page["events"]]
        tally["searches||"] = len(messages)
        for line in map(json.loads, messages):
            if not line["found"]:
                tally["searches_empty||"] += 1
            tally.update(f"missed|word|{word}" for word in line["missed"].split())
        return tally
