"""Mails and SMS that the emulated services accepted, read back from the emulator itself."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from email import message_from_string, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Any, cast
from urllib.request import urlopen

from infra.local.fates import TAGS, read_tags


@dataclass(frozen=True, slots=True)
class Sent:
    """One accepted message. `sent_at` is by the portal's clock."""

    channel: str
    to: str
    subject: str
    text: str
    html: str
    sent_at: datetime
    headers: dict[str, str] = field(default_factory=dict)
    id: str = ""
    tags: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """What others read at /_local/messages.json."""
        return {name: value for name, value in asdict(self).items() if name not in ("id", "tags")}

    @property
    def is_about_a_complaint(self) -> bool:
        """Whether the mail service's news of it would concern the outbox of one."""
        return "complaint" in self.tags


class Inbox:
    """Everything that was sent, each message read once.

    SMS carry no date, so each is dated when it is first seen.
    """

    def __init__(self, url: str, now: Callable[[], datetime]) -> None:
        self._url, self._now = url, now
        self._read: dict[str, Sent] = {}
        self._lock = threading.Lock()

    def messages(self) -> list[Sent]:
        """All messages, oldest first."""
        with self._lock, urlopen(f"{self._url}/moto-api/data.json", timeout=10) as answer:
            data = json.load(answer)
            for mail in data["ses"]["RawMessage"]:
                if mail["id"] not in self._read:
                    self._read[mail["id"]] = _mail(mail["id"], mail["raw_data"])
            for sms in data.get("sns", {}).get("SMS", []):
                if sms["message_id"] not in self._read:
                    self._read[sms["message_id"]] = _text(sms, self._now())
            return sorted(self._read.values(), key=lambda sent: sent.sent_at)


def _text(sms: dict[str, str], seen: datetime) -> Sent:
    return Sent("sms", sms["phone_number"], "", sms["message"], "", seen)


def _mail(id: str, raw: str) -> Sent:
    mail = message_from_string(raw, policy=policy.default)
    tags = read_tags(str(mail[TAGS] or ""))
    del mail[TAGS]  # as SES does
    return Sent(
        channel="email",
        to=str(mail["To"]),
        subject=str(mail["Subject"]),
        text=_part(mail, "plain"),
        html=_part(mail, "html"),
        sent_at=parsedate_to_datetime(str(mail["Date"])),
        headers={name: str(value) for name, value in mail.items()},
        id=id,
        tags=tags,
    )


def _part(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    return cast(str, part.get_content()) if part else ""
