"""Abusive words, masked for the agencies: they shall answer what is meant, not how it was said.

The reporter's own text stays as it was written, and the office reads it.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ALIKE = {"a": "a4@", "e": "e3", "i": "i1!", "o": "o0", "s": "s5", "g": "g9", "t": "t7"}
"""Signs that stand for a letter when somebody hides a word."""

_ENDINGS = "(?:nya|mu|ku|lah|lu)?"


def masked(text: str, words: tuple[str, ...]) -> str:
    """The text with each of these words as its first letter and dots: "B......"."""
    if not words:
        return text
    return _pattern(words).sub(lambda found: found[0][0] + "." * (len(found[0]) - 1), text)


@lru_cache(maxsize=2)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Whole words however they are stretched ("gooblok"), disguised ("g0blok") or ended."""
    found = "|".join("".join(map(_letter, word)) for word in words)
    return re.compile(rf"(?<!\w)(?:{found}){_ENDINGS}(?!\w)", re.IGNORECASE)


def _letter(letter: str) -> str:
    signs = _ALIKE.get(letter, letter)
    return f"[{re.escape(signs)}]+"
