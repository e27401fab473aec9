"""What the office changed of a content file: rows by their key, over what was deployed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

Cells = Mapping[str, Any]
"""A row as it is written: cells of a table, or values of a section."""

Rows = Mapping[str, Cells]
"""The rows of a file by their key, in its order."""


class Change(NamedTuple):
    """How one row stands since somebody changed it.

    Without `cells` the row is removed, or as deployed again (`is_deployed`). `at` is in epoch
    seconds, `id` names the act, `over` the deployed row as it was then.
    """

    cells: Cells | None
    is_deployed: bool
    by: str
    at: int
    id: str
    over: str


Changes = Mapping[str, Mapping[str, Change]]
"""By file and key."""


def filled(cells: Cells | None) -> Cells | None:
    """A row without its empty cells: a column that came later is empty in older rows."""
    return cells and {name: value for name, value in cells.items() if value != ""}


def digest(cells: Cells | None) -> str:
    """Names what a row says; of a row that does not exist it is empty."""
    if cells is None:
        return ""
    words = json.dumps(filled(cells), sort_keys=True, ensure_ascii=False, default=str)
    return blake2b(words.encode(), digest_size=6).hexdigest()


def merged(deployed: Rows, changes: Mapping[str, Change]) -> dict[str, Cells]:
    """The rows as they stand: changed ones in their place, new ones at the end."""
    rows = dict(deployed)
    for key, change in changes.items():
        if change.cells is not None:
            rows[key] = change.cells
        elif not change.is_deployed:
            rows.pop(key, None)
    return rows


def overtaken(deployed: Rows, changes: Mapping[str, Change]) -> list[str]:
    """Keys whose deployed row has become another one since the office changed it.

    The office's word still stands; a person is to say which of the two is right.
    """
    return [
        key
        for key, change in changes.items()
        if not change.is_deployed
        and change.over != digest(deployed.get(key))
        and filled(change.cells) != filled(deployed.get(key))
    ]


def written(changes: Changes) -> dict[str, Any]:
    """The changes as plain values."""
    return {
        file: {key: plain(change) for key, change in rows.items()} for file, rows in changes.items()
    }


def read(value: Mapping[str, Any]) -> dict[str, dict[str, Change]]:
    """The changes from plain values."""
    return {
        file: {key: from_plain(raw) for key, raw in rows.items()} for file, rows in value.items()
    }


def plain(change: Change) -> dict[str, Any]:
    """One change as plain values."""
    cells = {} if change.cells is None else {"c": dict(change.cells)}
    return cells | {
        "d": change.is_deployed,
        "by": change.by,
        "at": change.at,
        "id": change.id,
        "o": change.over,
    }


def from_plain(raw: Mapping[str, Any]) -> Change:
    """One change from plain values."""
    return Change(raw.get("c"), raw["d"], raw["by"], raw["at"], raw["id"], raw["o"])


def joined(parts: Iterable[Changes]) -> dict[str, dict[str, Change]]:
    """The changes of several editions together."""
    found: dict[str, dict[str, Change]] = {}
    for part in parts:
        for file, rows in part.items():
            found.setdefault(file, {}).update(rows)
    return found
