"""sinonim.csv: words that mean the same to whoever searches the public information list."""

from __future__ import annotations

import re
from pathlib import Path

from functions.content.reading import required
from functions.content.tables import Table
from functions.content.values import text
from functions.domain.catalogue import Synonym


def _words(raw: object) -> str:
    written = text(raw)
    if not re.search(r"[^\W_]{2}", written):
        raise ValueError("harus memuat sebuah kata.")
    return written


def _several(raw: object) -> tuple[str, ...]:
    return tuple(_words(part.strip()) for part in text(raw).split(";") if part.strip())


SYNONYMS = Table(
    "sinonim.csv",
    Synonym,
    key="word",
    columns={"word": required(_words), "same_as": required(_several)},
)


def synonyms(folder: Path) -> tuple[Synonym, ...]:
    """The rows in the order of the file."""
    return tuple(row.value for row in SYNONYMS.read(folder).values())
