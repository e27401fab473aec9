"""The stores of the actions, in memory: same promises, no AWS (tests/storage holds them to it)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from functions.domain.attachments import Attachment
from functions.domain.complaint import Complaint
from functions.domain.errors import Outdated, UnknownComplaint
from functions.domain.findable import Entry, Key, Window, mark
from functions.domain.identity import Identity
from functions.domain.messages import Message
from functions.domain.privacy import Text
from functions.domain.reminders import Agenda
from functions.domain.submission import Mark, Recorded
from functions.storage.keys import hashed


class MemoryAttachments:
    def __init__(self) -> None:
        self.items: dict[str, list[Attachment]] = {}

    def of(self, number: str) -> list[Attachment]:
        return self.items.get(number, [])


class MemoryComplaints:
    def __init__(self) -> None:
        self.items: dict[str, Complaint] = {}
        self.texts: dict[str, dict[str, Text]] = {}
        self.attachments = MemoryAttachments()

    def create(self, complaint: Complaint, agenda: Agenda) -> bool:
        standing = self.items.setdefault(complaint.number, _due(complaint, agenda))
        return standing.submission == complaint.submission

    def standing(self, numbers: Sequence[str]) -> set[str]:
        return self.items.keys() & set(numbers)

    def load(self, number: str) -> Complaint:
        if number not in self.items:
            raise UnknownComplaint
        return self.items[number]

    def load_with_texts(self, number: str) -> tuple[Complaint, dict[str, Text]]:
        return self.load(number), dict(self.texts.get(number, {}))

    def load_whole(self, number: str) -> tuple[Complaint, dict[str, Text], list[Attachment]]:
        return *self.load_with_texts(number), self.attachments.of(number)

    def put_text(self, number: str, act: str, text: Text) -> None:
        self.texts.setdefault(number, {})[act] = text

    def drop_text(self, number: str, act: str, now: datetime) -> None:
        self.texts[number].pop(act)

    def save(self, before: Complaint, after: Complaint, agenda: Agenda) -> None:
        if self.items[before.number].rev != before.rev:
            raise Outdated
        self.items[before.number] = _due(replace(after, rev=before.rev + 1), agenda)

    def claim(self, complaint: Complaint, claims: Iterable[Message]) -> bool:
        standing, claims = self.items[complaint.number], list(claims)
        if any(standing.messages[m.id].state != "pending" for m in claims):
            return False
        messages = {**standing.messages, **{m.id: m for m in claims}}
        self.items[complaint.number] = replace(
            standing, messages=messages, rev=standing.rev + 1, confirmed=True
        )
        return True

    def settle(
        self, complaint: Complaint, settled: Iterable[tuple[Message, Message]], agenda: Agenda
    ) -> Complaint | None:
        standing, pairs = self.items[complaint.number], list(settled)
        theirs = any(standing.messages[was.id].owner != was.owner for was, _ in pairs)
        if theirs or standing.rev != complaint.rev:
            return standing
        messages = {**standing.messages, **{now.id: now for _, now in pairs}}
        after = replace(standing, messages=messages, rev=standing.rev + 1)
        self.items[complaint.number] = _due(after, agenda)
        return None

    def repair(self, complaint: Complaint, agenda: Agenda) -> None:
        if self.items[complaint.number].rev == complaint.rev:
            after = replace(complaint, rev=complaint.rev + 1)
            self.items[complaint.number] = _due(after, agenda)

    def set_aside(self, number: str, now: datetime) -> None:
        self.items[number] = replace(self.items[number], due_at=None)


def _due(complaint: Complaint, agenda: Agenda) -> Complaint:
    return replace(complaint, due_at=agenda.due_at)


class MemorySubmissions:
    def __init__(self) -> None:
        self.items: dict[str, Recorded] = {}
        self.kept: set[str] = set()

    def record(self, key: str, new: Recorded) -> Recorded:
        return self.items.setdefault(key, new)

    def find(self, key: str) -> Recorded | None:
        return self.items.get(key)

    def marks(self, wanted: Sequence[str]) -> dict[str, Mark]:
        found = {key: self.items[key] for key in wanted if key in self.items}
        return {k: Mark(r.number, r.fingerprint, k in self.kept) for k, r in found.items()}

    def renumber(self, key: str, old: str, new: str) -> None:
        if self.items[key].number == old:
            self.items[key] = replace(self.items[key], number=new)

    def keep(self, key: str) -> None:
        self.kept.add(key)


class MemoryIdentities:
    def __init__(self) -> None:
        self.items: dict[str, Identity] = {}
        self.kept: set[str] = set()

    def put(self, number: str, identity: Identity, now: datetime) -> None:
        self.items.setdefault(number, identity)

    def get(self, number: str) -> Identity:
        return self.items.get(number, Identity())

    def keep(self, number: str) -> None:
        self.kept.add(number)

    def erase(self, number: str) -> None:
        self.items.pop(number, None)


class MemoryFinds:
    """Its hashes are the keys themselves, as text: an in-memory store has nothing to hide."""

    def __init__(self, complaints: MemoryComplaints) -> None:
        self.items: dict[str, dict[str, Entry]] = defaultdict(dict)
        self._complaints = complaints

    def put(self, number: str, at: datetime, found: Iterable[Key]) -> None:
        place, found = f"{int(at.timestamp()):010d}#{number}", list(found)
        marks = frozenset(mark(hash) for key in found for hash in self.hashes(key))
        for key in found:
            self.items[self.hashes(key)[0]][place] = Entry(place, marks)

    def leave(self, number: str, at: datetime, left: Iterable[Key], gone: Iterable[Key]) -> None:
        for key in gone:
            self.items[self.hashes(key)[0]].pop(f"{int(at.timestamp()):010d}#{number}", None)
        self.put(number, at, left)

    def hashes(self, key: Key) -> list[str]:
        return [hashed(f"{key.sort} {key.value}")[:20]]

    def newest(self, hash: str, *, limit: int, before: str = "") -> Window:
        older = [place for place in self.items[hash] if not before or place < before]
        places = sorted(older, reverse=True)
        entries = tuple(self.items[hash][place] for place in places[:limit])
        return Window(entries, len(places) <= limit)

    def complaints(self, numbers: Iterable[str]) -> list[Complaint]:
        standing = self._complaints.items
        return [standing[number] for number in numbers if number in standing]


class MemoryTries:
    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()

    def count(self, what: str, now: datetime) -> int:
        return self.counts[what, f"{now:%Y%m%d%H}"]

    def add(self, what: str, now: datetime, by: int = 1) -> None:
        self.counts[what, f"{now:%Y%m%d%H}"] += by
