"""A courier in memory: it notes what it was given, and answers as a test wants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from functions.domain import messages
from functions.domain.complaint import Complaint
from functions.domain.messages import Message
from functions.domain.privacy import Text

Outcome = Callable[[Message, datetime], Message]

OUTCOMES: dict[str, Outcome] = {
    "sent": messages.sent,
    "failed": lambda message, now: messages.failed(message, now, "Ditolak"),
    "unknown": messages.unknown,
    "waits": lambda message, now: messages.put_off(message, now, burn=False),
    "later": lambda message, now: messages.put_off(message, now, burn=True),
}


class MemoryCourier:
    """`accepted` counts what the mail service took, whatever became of its answer.

    `handed` names the last deliverer of each message, if it was given a clear answer.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.accepted: Counter[tuple[str, str]] = Counter()
        self.handed: dict[tuple[str, str], str] = {}
        self.outcome = "sent"
        self.while_sending: Callable[[Message], Any] = lambda message: None
        self._now = now

    def prepare(
        self, complaint: Complaint, message: Message, texts: Mapping[str, Text]
    ) -> Callable[[Message], Message]:
        return lambda claimed: self.send(complaint.number, claimed)

    def send(self, number: str, message: Message) -> Message:
        if self.outcome in ("sent", "unknown"):
            self.accepted[number, message.id] += 1
        if self.outcome == "unknown":
            self.handed.pop((number, message.id), None)
        else:
            self.handed[number, message.id] = message.owner
        self.while_sending(message)
        return OUTCOMES[self.outcome](message, self._now())

    @property
    def told(self) -> list[str]:
        """Ids of accepted messages, in order."""
        return [id for _, id in self.accepted.elements()]
