"""The content files that the office may change, and where its changes are kept."""

from __future__ import annotations

from typing import NamedTuple

from functions.content.calendar import HOLIDAYS
from functions.content.dip import DIP, WITHDRAWN
from functions.content.directory import AGENCIES, CATEGORIES, DISTRICTS, EXCEPTIONS, OUTSIDE, TOPICS
from functions.content.emergency import EMERGENCY
from functions.content.lapor import COLUMNS, STATUSES
from functions.content.retention import RETENTION
from functions.content.rude import RUDE
from functions.content.synonyms import SYNONYMS
from functions.content.tables import Table
from functions.editing.formats import Csv, Format, Prose, Toml

RULES, TEXTS, LIST = "rules", "texts", "list"
"""The editions: what every function goes by, what is only written or shown, the public list."""

PAGES = ("standar-layanan", "kontak", "privasi", "aksesibilitas")


class EditedFile(NamedTuple):
    """One file: how it is written, and the edition that holds what the office changed in it."""

    name: str
    format: Format
    edition: str


def _table(table: Table, edition: str) -> EditedFile:  # type: ignore[type-arg]
    return EditedFile(table.file, Csv(table), edition)


_FILES = (
    *(
        _table(table, RULES)
        for table in (AGENCIES, CATEGORIES, TOPICS, OUTSIDE, DISTRICTS, EXCEPTIONS, RUDE)
    ),
    EditedFile("clocks.toml", Toml(), RULES),
    _table(HOLIDAYS, RULES),
    EditedFile("messages.toml", Toml(), TEXTS),
    EditedFile("replies.toml", Toml(), TEXTS),
    EditedFile("laporan.toml", Toml(), TEXTS),
    *(EditedFile(f"pages/{key}.md", Prose(key), TEXTS) for key in PAGES),
    _table(EMERGENCY, TEXTS),
    _table(SYNONYMS, TEXTS),
    _table(COLUMNS, TEXTS),
    _table(STATUSES, TEXTS),
    _table(RETENTION, TEXTS),
    _table(DIP, LIST),
    _table(WITHDRAWN, LIST),
)

FILES = {file.name: file for file in _FILES}
