"""What may become of a mail once the service has taken it, as SES would tell it on the bus.

moto tells nothing, so a person presses; the event goes the way of a real one. moto drops a mail's
tags too, which an event must carry: they travel in the header that SES itself reads tags from, and
takes off a mail.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

TAGS = "X-SES-MESSAGE-TAGS"


@dataclass(frozen=True, slots=True)
class Fate:
    """The words on its button, and what is peculiar to its event."""

    words: str
    event: dict[str, Any]


FATES = {
    "delivered": Fate("Sampai", {"eventType": "Delivery", "delivery": {}}),
    "no_such_address": Fate(
        "Ditolak (alamat tidak ada)",
        {
            "eventType": "Bounce",
            "bounce": {"bounceType": "Permanent", "bounceSubType": "General"},
        },
    ),
    "spam": Fate(
        "Ditandai spam", {"eventType": "Complaint", "complaint": {"complaintSubType": None}}
    ),
}


def event(fate: Fate, tags: dict[str, str], taken_at: datetime) -> dict[str, Any]:
    """The event about one mail, with as much of it as functions.jobs.mail_events reads."""
    mail = {
        "timestamp": taken_at.isoformat(),
        "tags": {name: [value] for name, value in tags.items()},
    }
    return {"detail": {**fate.event, "mail": mail}}


def keep_tags(ses: Any) -> None:
    """From now on the client's mails carry their tags in SES's own header."""
    ses.meta.events.register("provide-client-params.sesv2.SendEmail", _tagged)


def read_tags(header: str) -> dict[str, str]:
    """The tags of a header that `keep_tags` wrote."""
    pairs = (tag.split("=", 1) for tag in header.split(", ") if tag)
    return {name: value for name, value in pairs}


def _tagged(params: dict[str, Any], **_: object) -> dict[str, Any]:
    tags = ", ".join(f"{tag['Name']}={tag['Value']}" for tag in params["EmailTags"])
    mail = f"{TAGS}: {tags}\n".encode() + params["Content"]["Raw"]["Data"]
    return {**params, "Content": {"Raw": {"Data": mail}}}
