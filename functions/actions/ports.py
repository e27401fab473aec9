"""What the actions need of stores and couriers, in the shape of the real ones.

`storage` and `outbound` hold the real parts and document them; actions never import them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from functions.domain.attachments import MOST_BYTES, Attachment
from functions.domain.complaint import Complaint
from functions.domain.findable import Key, Window
from functions.domain.identity import Identity
from functions.domain.messages import Message, Send
from functions.domain.privacy import Text
from functions.domain.queues import Page
from functions.domain.reminders import Agenda
from functions.domain.submission import Mark, Recorded

if TYPE_CHECKING:  # the minute job's alone: no other function starts with it
    from functions.domain.digest import Owing


class Complaints(Protocol):
    """Complaints and their texts."""

    def create(self, complaint: Complaint, agenda: Agenda) -> bool: ...
    def load(self, number: str) -> Complaint: ...
    def load_with_texts(self, number: str) -> tuple[Complaint, Mapping[str, Text]]: ...
    def load_whole(self, number: str) -> tuple[Complaint, Mapping[str, Text], list[Attachment]]: ...
    def put_text(self, number: str, act: str, text: Text) -> None: ...
    def drop_text(self, number: str, act: str, now: datetime) -> None: ...
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
    def marks(self, wanted: Sequence[str]) -> dict[str, Mark]: ...
    def renumber(self, key: str, old: str, new: str) -> None: ...
    def keep(self, key: str) -> None: ...


class Identities(Protocol):
    """Who reports, encrypted."""

    def put(self, number: str, identity: Identity, now: datetime) -> None: ...
    def get(self, number: str) -> Identity: ...
    def keep(self, number: str) -> None: ...


class Finds(Protocol):
    """What complaints are found by, hashed under a key of its own; see storage.finds."""

    def put(self, number: str, at: datetime, found: Iterable[Key]) -> None: ...
    def leave(
        self, number: str, at: datetime, left: Iterable[Key], gone: Iterable[Key]
    ) -> None: ...
    def hashes(self, key: Key) -> list[str]: ...
    def newest(self, hash: str, *, limit: int, before: str = "") -> Window: ...
    def complaints(self, numbers: Iterable[str]) -> list[Complaint]: ...


class Lists(Protocol):
    """The lists of the office; see storage.indexes."""

    def queue(
        self, name: str, *, limit: int = ..., start: str = ..., newest_first: bool = ...
    ) -> Page: ...


class Tries(Protocol):
    """Failed tries and filings, counted per hour."""

    def count(self, what: str, now: datetime) -> int: ...
    def add(self, what: str, now: datetime, by: int = 1) -> None: ...


class Attachments(Protocol):
    """What became of a complaint's files."""

    def of(self, number: str) -> list[Attachment]: ...


class Files(Protocol):
    """Forms and links into the bucket; signed here, so that nobody is asked."""

    @property
    def enabled(self) -> bool: ...
    def form(
        self, key: str, now: datetime, then: str = "", most: int = MOST_BYTES
    ) -> dict[str, Any]: ...
    def link(self, key: str, now: datetime) -> str: ...


class Courier(Protocol):
    """Prepares messages; see outbound.courier."""

    def prepare(
        self, complaint: Complaint, message: Message, texts: Mapping[str, Text]
    ) -> Send: ...


class Digests(Protocol):
    """The weekly digests that somebody took."""

    def of_week(self, week: str) -> dict[str, Message]: ...
    def claim(self, week: str, claim: Message) -> bool: ...
    def settle(self, week: str, claimed: Message, message: Message) -> None: ...


class DigestPost(Protocol):
    """Prepares a digest; see outbound.digest."""

    def prepare(self, agency: str, lines: Sequence[Owing]) -> Send: ...


class Editions(Protocol):
    """What the office changed since the deployment."""

    def load(self, name: str) -> Any: ...
    def save(self, name: str, before: Any, value: Mapping[str, Any], now: datetime) -> None: ...


class Registers(Protocol):
    """The archive's registers, one a year."""

    def next(self, year: int, complaint: str) -> int: ...


class Audit(Protocol):
    """Who did what, for good."""

    def record(self, who: str, what: str, number: str, now: datetime, id: str) -> None: ...
