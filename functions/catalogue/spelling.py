"""What a person may have meant who typed a word that is in no record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from string import ascii_lowercase

SHORTEST, LONGEST = 4, 18
"""Letters of a word that is worth guessing at; an old SQLite takes 999 guesses at once."""


def nearest(connection: sqlite3.Connection, word: str) -> str:
    """The most frequent known word one slip away, or one that begins like it; "" for none."""
    if not (SHORTEST <= len(word) <= LONGEST and word.isascii() and word.isalpha()):
        return ""
    slips = sorted(set(_slips(word)))
    places = ", ".join("?" * len(slips))
    return _most_frequent(connection, f"word IN ({places})", slips) or _most_frequent(
        connection,
        "word > ? AND word < ?",
        [word, word + "{"],  # the letter after z
    )


def _most_frequent(connection: sqlite3.Connection, where: str, values: list[str]) -> str:
    query = f"SELECT word FROM spelling WHERE {where} ORDER BY times DESC, word LIMIT 1"
    found = connection.execute(query, values).fetchone()
    return str(found[0]) if found else ""


def _slips(word: str) -> Iterator[str]:
    """A letter too few, too many, another one, or two in each other's place."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
