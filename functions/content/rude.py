"""kata-kasar.csv: words that agencies get masked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from functions.content.reading import required
from functions.content.tables import Table
from functions.content.values import text


class RudeWord(NamedTuple):
    """One row."""

    word: str


def _word(raw: object) -> str:
    written = text(raw).lower()
    if not re.fullmatch(r"[a-z]{3,20}", written):
        raise ValueError("harus satu kata dari 3 sampai 20 huruf, tanpa spasi dan angka.")
    return written


RUDE = Table("kata-kasar.csv", RudeWord, key="word", columns={"word": required(_word)})


def rude_words(folder: Path) -> tuple[str, ...]:
    """The words in the order of the file."""
    return tuple(RUDE.read(folder))
