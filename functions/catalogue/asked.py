"""What a person typed, as words and phrases; nothing in it is an operator."""

from __future__ import annotations

import re
from dataclasses import dataclass

from functions.catalogue.roots import composed, roots

MAX_LETTERS = 200
MAX_WORDS = 10

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))
_PART = re.compile(r'"([^"]+)"|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or a phrase of several: its roots in order, and how it was typed."""

    roots: tuple[str, ...]
    typed: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The terms, each once, and whether something was left unread."""

    text: str
    terms: tuple[Term, ...]
    was_cut: bool


def read(typed: str) -> Asked:
    """The terms of a text; what a control character or an emoji says is not among them."""
    written = composed(" ".join(typed.replace("\0", " ").split()))
    text = written[:MAX_LETTERS]
    if len(written) > MAX_LETTERS and written[MAX_LETTERS] != " ":
        text = text.rpartition(" ")[0] or text  # half a word would be found by nothing
    terms: dict[tuple[str, ...], Term] = {}
    words, was_cut = 0, len(written) > MAX_LETTERS
    for phrase, word in _PART.findall(text.translate(_QUOTES)):
        # "jalan/jembatan" and "e-KTP" are several words, though not a phrase that somebody meant.
        for part in [phrase] if phrase else re.split(r"[\W_]+", word):
            found = tuple(roots(part))
            if not found or found in terms:
                continue
            if words + len(found) > MAX_WORDS:
                was_cut = True
                continue
            words += len(found)
            terms[found] = Term(found, part.strip())
    return Asked(text, tuple(terms.values()), was_cut)
