"""Which words of a search that found nothing may be told: those that the portal uses itself.

What people type may be a name or a number. A word that stands in the office's own topics and
categories is neither; whatever else was typed is counted, and told to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from functions.catalogue.roots import folded
from functions.domain.agencies import Directory

SHORTEST = 4
_WORD = re.compile(rf"[a-z]{{{SHORTEST},}}")


def vocabulary(directory: Directory) -> frozenset[str]:
    """The words of topics and categories, but for restricted ones."""
    open_ones = [c for c in directory.categories.values() if not c.restricted]
    labels = [f"{category.label} {category.hint}" for category in open_ones]
    labels += [topic.label for c in open_ones for topic in directory.topics_of(c.code)]
    return frozenset(_words(" ".join(labels)))


def tellable(typed: Iterable[str], known: frozenset[str]) -> list[str]:
    """The words among these that may be told, in alphabetical order."""
    return sorted(known.intersection(_words(" ".join(typed))))


def _words(text: str) -> list[str]:
    return _WORD.findall(folded(text))
