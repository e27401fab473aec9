"""The search's log, as the deployed function writes it, in the emulated CloudWatch."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime

import boto3

from functions.domain.catalogue import SEARCH_MADE

GROUP, STREAM = "/pengaduan/local", "search"


def create() -> str:
    """The group with its one stream; its name."""
    logs = boto3.client("logs")
    logs.create_log_group(logGroupName=GROUP)
    logs.create_log_stream(logGroupName=GROUP, logStreamName=STREAM)
    return GROUP


def teller(now: Callable[[], datetime]) -> Callable[[int, Sequence[str]], None]:
    """Writes a line for each search, on the portal's clock."""
    logs = boto3.client("logs")

    def tell(found: int, missed: Sequence[str]) -> None:
        line = json.dumps({"job": SEARCH_MADE, "found": found, "missed": " ".join(missed)})
        event = {"timestamp": int(now().timestamp() * 1000), "message": line}
        logs.put_log_events(logGroupName=GROUP, logStreamName=STREAM, logEvents=[event])

    return tell
