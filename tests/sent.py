"""What the emulated mail service has accepted."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage

from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends


@dataclass(frozen=True)
class Mail:
    """One accepted mail and its parts."""

    message: EmailMessage

    @property
    def to(self) -> str:
        return str(self.message["To"])

    @property
    def subject(self) -> str:
        return str(self.message["Subject"])

    @property
    def text(self) -> str:
        return _part(self.message, "plain")

    @property
    def html(self) -> str:
        return _part(self.message, "html")


def sent_mails() -> list[Mail]:
    """In the order in which they were accepted."""
    accepted = ses_backends[DEFAULT_ACCOUNT_ID]["ap-southeast-3"].sent_messages
    return [Mail(parsed(m.raw_data)) for m in accepted]


def parsed(raw: str | bytes) -> EmailMessage:
    """A mail as its reader's program takes it apart."""
    data = raw.encode() if isinstance(raw, str) else raw
    return message_from_bytes(data, policy=policy.default)  # type: ignore[return-value]


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())
