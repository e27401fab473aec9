"""What the actions need of stores and couriers, in the shape of the real ones.

`storage` and `outbound` hold the real parts and document them; actions never import them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Protocol

from functions.domain.complaint import Complaint
from functions.domain.identity import Identity
from functions.domain.messages import Message
from functions.domain.privacy import Text
from functions.domain.reminders import Agenda
from functions.domain.submission import Recorded


class Complaints(Protocol):
    """Complaints and their texts."""

    def create(self, complaint: Complaint, agenda: Agenda) -> bool: ...
    def load(self, number: str) -> Complaint: ...
    def load_with_texts(self, number: str) -> tuple[Complaint, Mapping[str, Text]]: ...
    def put_text(self, number: str, act: str, text: Text) -> None: ...
    def drop_text(self, number: str, act: str) -> None: ...
    def save(self, before: Complaint, after: Complaint, agenda: Agenda) -> None: ...
    def claim(self, complaint: Complaint, claims: Iterable[Message]) -> bool: ...
    def settle(
        self, complaint: Complaint, settled: Iterable[tuple[Message, Message]], agenda: Agenda
    ) -> Complaint | None: ...
    def set_aside(self, number: str, now: datetime) -> None: ...
    def repair(self, complaint: Complaint, agenda: Agenda) -> None: ...


class Submissions(Protocol):
    """The reporters' own words."""

    def record(self, key: str, new: Recorded) -> Recorded: ...
    def find(self, key: str) -> Recorded | None: ...
    def renumber(self, key: str, old: str, new: str) -> None: ...
    def keep(self, key: str) -> None: ...


class Identities(Protocol):
    """Who reports, encrypted."""

    def put(self, number: str, identity: Identity, now: datetime) -> None: ...
    def get(self, number: str) -> Identity: ...
    def keep(self, number: str) -> None: ...


class Tries(Protocol):
    """Failed tries, counted per hour."""

    def count(self, what: str, now: datetime) -> int: ...
    def add(self, what: str, now: datetime) -> None: ...


Send = Callable[[Message], Message]
"""One attempt to send a claimed message; returns what has become of it."""


class Courier(Protocol):
    """Prepares messages; see outbound.courier."""

    def prepare(
        self, complaint: Complaint, message: Message, texts: Mapping[str, Text]
    ) -> Send: ...
