"""Which topic a story is probably about: a suggestion for whoever sorts it, never a decision."""

from __future__ import annotations

from collections import Counter

from functions.domain.agencies import Directory
from functions.domain.findable import roots

_ENOUGH = 0.5
"""One word that at most two topics share; words of many topics, such as "jalan", tell nothing."""


def topic_of(story: str, directory: Directory) -> str:
    """The code of the topic or category whose rare words the story has; "" when none stands out."""
    words = {topic.code: roots(topic.label) for topic in directory.topics.values()}
    words |= {c.code: roots(f"{c.label} {c.hint}") for c in directory.categories.values()}
    shared = Counter(root for found in words.values() for root in found)
    told = roots(story)
    score = {code: sum(1 / shared[root] for root in own & told) for code, own in words.items()}
    best = max(score, key=lambda code: score[code], default="")
    return best if best and score[best] >= _ENOUGH else ""
