"""SES's events as EventBridge hands them over, in the shapes of AWS's documentation."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

EVENTS = Path(__file__).parent / "events"

AGENCY = "setda"
"""An agency with a second address in the shipped directory."""

MAIL = f"1.dispatched_agency.{AGENCY}"
SECOND = f"{MAIL}_2"


def news(name: str, number: str, at: datetime, message: str = MAIL) -> dict[str, Any]:
    """The event of that file, about a mail that SES took at a moment."""
    event: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
    mail = event["detail"]["mail"]
    mail["timestamp"] = at.isoformat()
    mail["tags"] |= {"complaint": [number], "message": [message.replace(".", "-")]}
    return event
