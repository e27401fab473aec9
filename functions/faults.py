"""Reporting an unexpected error: what and where, never the data that it met."""

from __future__ import annotations

import json
import logging
import traceback

log = logging.getLogger("faults")


def report(where: str, error: Exception, **facts: str) -> None:
    """One line of JSON for the alarms. An error's message may quote a citizen: left out."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    line = {
        "where": where,
        **facts,
        "error": type(error).__name__,
        "at": f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}",
    }
    log.error(json.dumps(line))
