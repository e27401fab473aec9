"""Texts with the words marked that were searched for."""

from __future__ import annotations

from collections.abc import Iterator

from functions.catalogue.roots import Token, tokens
from functions.domain.catalogue import Marked

SNIPPET = 160
"""Letters of a summary that a result shows."""


def marked(text: str, wanted: frozenset[str]) -> Marked:
    """The whole text in pieces."""
    return tuple(_pieces(text, _hits(text, wanted), 0, len(text)))


def snippet(text: str, wanted: frozenset[str]) -> Marked:
    """The text around the first hit, cut between words."""
    hits = _hits(text, wanted)
    start = _start(text, hits)
    end = len(text)
    if end - start > SNIPPET:
        end = (
            text.rfind(" ", start, start + SNIPPET) if " " in text[start : start + SNIPPET] else -1
        )
        end = end if end > start else start + SNIPPET
    pieces = list(_pieces(text, hits, start, end))
    before = [("… ", False)] if start else []
    after = [(" …", False)] if end < len(text) else []
    return (*before, *pieces, *after)


def _start(text: str, hits: list[Token]) -> int:
    """Where to begin so that the first hit is seen with some words before it."""
    if len(text) <= SNIPPET or not hits or hits[0].end <= SNIPPET:
        return 0
    latest = min(hits[0].start - SNIPPET // 4, len(text) - SNIPPET)
    return text.rfind(" ", 0, max(latest, 0) + 1) + 1


def _hits(text: str, wanted: frozenset[str]) -> list[Token]:
    return [token for token in tokens(text) if token.root in wanted] if wanted else []


def _pieces(text: str, hits: list[Token], start: int, end: int) -> Iterator[tuple[str, bool]]:
    for hit in hits:
        if hit.end <= end:
            if hit.start > start:
                yield text[start : hit.start], False
            yield text[hit.start : hit.end], True
            start = hit.end
    if start < end:
        yield text[start:end], False
