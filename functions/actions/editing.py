"""The office changes content in the browser: checked as a whole, kept row by row, with its past.

How a row stood is written down before it is replaced, under the id of the act that replaces it. So
the past of a row is the chain of these ids, and an act that never landed is on no chain.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from functions.actions.ports import Audit, Editions
from functions.domain.errors import BadContent, Busy, Outdated, Stale
from functions.editing import changes as changing
from functions.editing import folder as folders
from functions.editing.changes import Cells, Change, digest
from functions.editing.files import FILES, LIST, RULES, TEXTS

ATTEMPTS = 4
PARTS = 16
"""The public list's changes are kept in so many items: one would hold some 800 records."""

MOST_STEPS = 20
"""States of one row that its history shows."""


class Check(Protocol):
    """Reads what a change of these files may spoil, or BadContent."""

    def __call__(self, folder: Path, touched: Collection[str]) -> None:
        """Do so."""


class Wish(NamedTuple):
    """A row as somebody wants it: these cells, removed (None), or as deployed.

    `seen` is the mark of the row that they saw; None asks nothing.
    """

    file: str
    key: str
    cells: Cells | None
    is_deployed: bool = False
    seen: str | None = None


class State(NamedTuple):
    """How a row stood for a while; `change` is None for the deployment's own."""

    cells: Cells | None
    change: Change | None


@dataclass(frozen=True, slots=True)
class Editing:
    """The deployed folder, the office's changes, and what an edit needs besides."""

    folder: Path
    editions: Editions
    past: Editions
    audit: Audit
    check: Check
    now: Callable[[], datetime]
    new_id: Callable[[], str]

    def changes(self) -> dict[str, dict[str, Change]]:
        """All that the office changed, whether it still fits or not."""
        return changes_of(self.editions)

    def deployed(self, file: str) -> dict[str, Cells]:
        """The rows of a file as they were deployed."""
        return FILES[file].format.rows(folders.deployed(self.folder, file))

    def rows(self, file: str) -> dict[str, Cells]:
        """The rows of a file as they stand."""
        return changing.merged(self.deployed(file), self.changes().get(file, {}))

    def apply(self, wishes: Sequence[Wish], by: str, what: str) -> str:
        """Do all of it, or nothing: BadContent, or Stale when a row is not as it was seen.

        Returns the id of the act.
        """
        note = ", ".join(f"{wish.file}: {wish.key}" for wish in wishes[:3])
        more = f" dan {len(wishes) - 3} lagi" if len(wishes) > 3 else ""
        self.audit.record(by, what, note + more, self.now(), self.new_id())
        act = self.new_id()
        for _ in range(ATTEMPTS):
            try:
                self._apply(wishes, by, act)
            except Outdated:
                continue
            return act
        raise Busy("Isi ini sedang diubah orang lain juga. Coba lagi sebentar lagi.")

    @contextmanager
    def trying(self, wishes: Sequence[Wish]) -> Iterator[Path]:
        """The folder as it would be; BadContent if it may not."""
        after = {file: dict(rows) for file, rows in self.changes().items()}
        for wish in wishes:
            change = Change(wish.cells, wish.is_deployed, "", 0, "", "")
            after.setdefault(wish.file, {})[wish.key] = change
        with folders.laid_out(self.folder, after) as found:
            self.check(found, {wish.file for wish in wishes})
            yield found

    def misfits(self) -> list[BadContent]:
        """Why some changes do not stand: a later deployment took away what they refer to."""
        changes = self.changes()
        check = partial(self.check, touched=frozenset(changes))
        return folders.fitting(self.folder, changes, check)[1]

    def _apply(self, wishes: Sequence[Wish], by: str, act: str) -> None:
        editions, at = editions_of(self.editions), int(self.now().timestamp())
        known = changing.joined(changing.read(_rows(e.value)) for e in editions.values())
        before = {wish.file: self.deployed(wish.file) for wish in wishes}
        after = {file: dict(rows) for file, rows in known.items()}
        was: dict[str, dict[str, dict[str, Any]]] = {}
        for wish in wishes:
            deployed = before[wish.file].get(wish.key)
            standing = known.get(wish.file, {}).get(wish.key)
            if standing and standing.id == act:
                continue  # an attempt before this one got so far
            if wish.seen is not None and wish.seen != mark(standing, deployed):
                raise Stale("Baris ini baru saja diubah orang lain. Tulisan Anda tidak hilang.")
            made = Change(wish.cells, wish.is_deployed, by, at, act, digest(deployed))
            after.setdefault(wish.file, {})[wish.key] = made
            stood = changing.plain(standing) if standing else {"deployed": dict(deployed or {})}
            was.setdefault(part_of(wish.file, wish.key), {})[f"{wish.file}/{wish.key}"] = stood
        self._check(after, {wish.file for wish in wishes})
        for part, rows in was.items():
            _, _, tail = part.partition("/")
            name = f"{act}/{tail}" if tail else act
            self.past.save(name, self.past.load(name), rows, self.now())
        for part in was:
            self._save(part, editions, after)

    def _check(self, after: changing.Changes, touched: Collection[str]) -> None:
        with folders.laid_out(self.folder, after) as found:
            self.check(found, touched)

    def _save(self, part: str, editions: dict[str, Any], after: changing.Changes) -> None:
        own = {
            file: {key: c for key, c in rows.items() if part_of(file, key) == part}
            for file, rows in after.items()
        }
        before = editions.get(part) or self.editions.load(part)
        others = {name: value for name, value in before.value.items() if name not in FILES}
        value = others | changing.written({file: rows for file, rows in own.items() if rows})
        self.editions.save(part, before, value, self.now())

    def history(self, file: str, key: str) -> Iterator[State]:
        """How a row stands, and how it stood before, the newest first."""
        deployed = self.deployed(file).get(key)
        change = self.changes().get(file, {}).get(key)
        for _ in range(MOST_STEPS):
            if change is None:
                yield State(deployed, None)
                return
            yield State(deployed if change.is_deployed else change.cells, change)
            _, _, tail = part_of(file, key).partition("/")
            value = self.past.load(f"{change.id}/{tail}" if tail else change.id).value
            raw = value.get(f"{file}/{key}", {"deployed": deployed})
            if "deployed" in raw:
                deployed, change = raw["deployed"] or None, None
            else:
                change = changing.from_plain(raw)


def editions_of(editions: Editions) -> dict[str, Any]:
    """Every item that holds changes, by its name."""
    single = {name: editions.load(name) for name in (RULES, TEXTS)}
    return single | dict(editions.parts(LIST))


def changes_of(editions: Editions) -> dict[str, dict[str, Change]]:
    """All that the office changed of content files."""
    found = editions_of(editions).values()
    return changing.joined(changing.read(_rows(edition.value)) for edition in found)


def mark(change: Change | None, deployed: Cells | None) -> str:
    """Names the state of a row: another one is another mark."""
    return change.id if change else digest(deployed)


def part_of(file: str, key: str) -> str:
    """The item that holds the change of a row: one for all, or of the list one of many."""
    edition = FILES[file].edition
    if edition != LIST:
        return edition
    place = int.from_bytes(blake2b(key.encode(), digest_size=2).digest(), "big") % PARTS
    return f"{edition}/{place:x}"


def _rows(value: Any) -> dict[str, Any]:
    return {name: rows for name, rows in value.items() if name in FILES}
