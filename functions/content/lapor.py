"""lapor-kolom.csv and lapor-status.csv: what LAPOR.GO.ID's words in its tables mean."""

from __future__ import annotations

from pathlib import Path

from functions.content.reading import optional, required
from functions.content.tables import Table, unwrapped
from functions.content.values import choice, text, yes
from functions.domain.lapor_rows import FIELDS, Names
from functions.domain.text import plain


def _column(column: str, field: str) -> str:
    return field


def _status(status: str, finished: bool) -> bool:
    return finished


COLUMNS = Table(
    "lapor-kolom.csv",
    _column,
    key="column",
    columns={"column": required(text), "field": required(choice(*FIELDS))},
)
STATUSES = Table(
    "lapor-status.csv",
    _status,
    key="status",
    columns={"status": required(text), "finished": optional(yes, empty=False)},
)


def names(folder: Path) -> Names:
    """Columns and statuses by what tells their names apart."""
    columns, statuses = unwrapped(COLUMNS.read(folder)), unwrapped(STATUSES.read(folder))
    return Names(
        {plain(name): field for name, field in columns.items()},
        {plain(word): finished for word, finished in statuses.items()},
    )
