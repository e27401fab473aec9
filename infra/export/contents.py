"""Everything of the table, one kind after the other, read by the portal's own stores.

One pass over the whole table finds the keys. What cannot be read is kept as it lies there, so that
one broken item does not stop the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from functions.actions.editing import changes_of
from functions.storage import keys
from functions.storage.audit import Audit
from functions.storage.complaints import Complaints
from functions.storage.editions import RULES, Editions
from functions.storage.identities import Identities
from functions.storage.statistics import Statistics
from functions.storage.submissions import Submissions
from functions.storage.values import from_wire
from infra.export import records
from infra.export.records import Record
from infra.table import (
    AUDIT,
    COMPLAINTS,
    EDITIONS,
    FIGURES,
    IDENTITIES,
    PUBLISHED,
    SUBMISSIONS,
    kind_of,
    scan,
)

PAST = "past#"
"""Begins the name of what an act found (functions/storage/keys.py)."""


class Contents:
    """The table's contents as records; `unreadable` grows while they are read."""

    def __init__(self, dynamodb: Any, kms: Callable[[], Any], table: str) -> None:
        self._dynamodb, self._kms, self._table = dynamodb, kms, table
        self.unreadable: list[Record] = []

    def complaints(self) -> Iterator[Record]:
        """Complaints with their history, texts and messages."""
        store = Complaints(self._dynamodb, self._table)

        def read(number: str) -> Record:
            return records.complaint(*store.load_whole(number))

        return self._each(self._ids[COMPLAINTS], read, keys.complaint)

    def submissions(self) -> Iterator[Record]:
        """What reporters sent."""
        store = Submissions(self._dynamodb, self._table)

        def read(key: str) -> Record:
            found = store.find(key)
            return records.submission(key, found) if found else {}

        return self._each(self._ids[SUBMISSIONS], read, keys.submission)

    def identities(self) -> Iterator[Record]:
        """Who reported, decrypted."""
        store = Identities(self._dynamodb, self._table, self._kms, "")

        def read(number: str) -> Record:
            return records.identity(number, store.get(number))

        return self._each(self._ids[IDENTITIES], read, keys.identity)

    def audit(self) -> Iterator[Record]:
        """Who looked at whose identity, oldest first."""
        store = Audit(self._dynamodb, self._table)
        for month in sorted(set(self._ids[AUDIT])):
            first = datetime.strptime(month, "%Y%m").replace(tzinfo=UTC)
            yield from records.audit(store.of_month(first))

    @property
    def editions(self) -> Editions:
        """What the office changed."""
        return Editions(self._dynamodb, self._table)

    def content_changes(self) -> Iterator[Record]:
        """How rows of content files stood before each act, and how changed ones stand now."""
        past = Editions(self._dynamodb, self._table, keys.past)
        acts = sorted({i.removeprefix(PAST) for i in self._ids[EDITIONS] if i.startswith(PAST)})
        for act in acts:
            parts = {act: past.load(act), **past.parts(act)}
            for edition in parts.values():
                yield from records.rows_before(act, edition)
        yield from records.rows_now(changes_of(self.editions))

    def calendar(self) -> Iterator[Record]:
        """The days that the office closed or opened on the staff pages."""
        store = Editions(self._dynamodb, self._table)
        names = [name for name in self._ids[EDITIONS] if name == RULES]
        return self._each(names, lambda name: records.calendar(store.load(name)), keys.edition)

    def figures(self) -> Iterator[Record]:
        """What was counted of each day, in order."""
        store = self._statistics()

        def read(day: str) -> Record:
            return records.figures(day, store.days(day[:7])[day])

        return self._each(sorted(self._ids[FIGURES]), read, keys.figures)

    def published(self) -> Iterator[Record]:
        """The months as they were published, in order; how far was counted is no month."""
        months = sorted(name for name in self._ids[PUBLISHED] if name[:1].isdigit())
        return self._each(months, self._statistics().published, keys.published)

    def _statistics(self) -> Statistics:
        return Statistics(self._dynamodb, self._table, lambda: None, "")

    @cached_property
    def _ids(self) -> defaultdict[str, list[str]]:
        """What stands behind the letter of each partition key, by kind; of figures their day."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for item in scan(self._dynamodb, self._table, ProjectionExpression="pk, sk"):
            kind, id = kind_of(item), item["pk"]["S"].split("#", 1)[1]
            found[kind].append(f"{id}-{item['sk']['S']}" if kind == FIGURES else id)
        return found

    def _each(
        self,
        ids: Iterable[str],
        read: Callable[[str], Record],
        key: Callable[[str], keys.Key],
    ) -> Iterator[Record]:
        for id in ids:
            try:
                record = read(id)
            except Exception as error:
                # Any error: what is broken is the point. Its data stays in the folder, unprinted.
                raw = self._dynamodb.get_item(TableName=self._table, Key=key(id)).get("Item", {})
                self.unreadable.append({"error": type(error).__name__, "item": from_wire(raw)})
            else:
                if record:
                    yield record
