"""Searching: title over summary over everything else, and the newest first."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from operator import and_

from functions.catalogue.asked import Asked, Term, read
from functions.catalogue.index import PARTS, bits, pairs
from functions.catalogue.marks import marked, snippet
from functions.catalogue.roots import folded
from functions.catalogue.spelling import nearest
from functions.domain.catalogue import PAGE, Found, Hit

Steps = tuple[int, int, int]
"""Records with a term in the title, there or in the summary, or anywhere: three sets of bits."""

_COLUMNS = "id, title, summary, agency, category, year, updated_on"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The list behind an index."""

    connection: sqlite3.Connection

    def find(self, typed: str, page: int = 1) -> Found:
        """A page of results; one after the last is the last."""
        asked = read(typed)
        if not asked.terms:
            return self._everything(asked, page)
        steps = {term: self._steps(term) for term in asked.terms}
        terms = _together(steps)
        levels = _levels([steps[term] for term in terms])
        total = sum(level.bit_count() for level in levels)
        page = _within(page, total)
        return Found(
            text=asked.text,
            hits=self._read(
                list(_slice(levels, (page - 1) * PAGE)),
                frozenset(root for term in terms for root in term.roots),
            ),
            total=total,
            page=page,
            was_cut=asked.was_cut,
            ignored=tuple(term.typed for term in steps if terms and term not in terms),
            suggestion=self._suggestion(asked, [t for t, (*_, all_) in steps.items() if not all_]),
        )

    def _everything(self, asked: Asked, page: int) -> Found:
        total = self.connection.execute("SELECT count(*) FROM record").fetchone()[0]
        page = _within(page, total)
        begin = (page - 1) * PAGE
        return Found(
            text=asked.text,
            hits=self._read(list(range(begin + 1, min(begin + PAGE, total) + 1)), frozenset()),
            total=total,
            page=page,
            is_everything=True,
            was_cut=asked.was_cut,
        )

    def _steps(self, term: Term) -> Steps:
        """The records that have a term in their title; there or in the summary; or anywhere."""
        parts = [self._parts(entry) for entry in pairs(term.roots) or term.roots]
        title, summary, more = (reduce(and_, sets) for sets in zip(*parts, strict=True))
        return title, title | summary, title | summary | more

    def _parts(self, entry: str) -> list[int]:
        found = [0] * PARTS
        query = "SELECT part, times, numbers FROM found_by WHERE root = ?"
        for part, times, numbers in self.connection.execute(query, (entry,)):
            found[part] = bits(times, numbers)
        return found

    def _read(self, numbers: list[int], wanted: frozenset[str]) -> tuple[Hit, ...]:
        places = ", ".join("?" * len(numbers))
        query = f"SELECT number, {_COLUMNS} FROM record WHERE number IN ({places})"
        rows = {row[0]: row[1:] for row in self.connection.execute(query, numbers)}
        return tuple(_hit(rows[number], wanted) for number in numbers)

    def _suggestion(self, asked: Asked, unknown: Sequence[Term]) -> str:
        """The same text with each unknown word as it may have been meant; "" without a guess."""
        text = asked.text
        for term in unknown:
            if len(term.roots) == 1:
                meant = nearest(self.connection, folded(term.typed)) or term.typed
                text = re.sub(rf"\b{re.escape(term.typed)}\b", meant, text)
        return text if text != asked.text else ""


def _together(steps: Mapping[Term, Steps]) -> list[Term]:
    """The terms that some record has together.

    Without those that nothing has, and then without the ones that say least.
    """
    left = [term for term, (*_, anywhere) in steps.items() if anywhere]
    while left and not reduce(and_, (steps[term][-1] for term in left)):
        left.remove(max(left, key=lambda term: steps[term][-1].bit_count()))
    return left


def _levels(steps: Sequence[Steps]) -> list[int]:
    """Records with every term in the title; the others with all in title or summary; the rest."""
    above, levels = 0, []
    for sets in zip(*steps, strict=True):
        every = reduce(and_, sets)
        levels.append(every & ~above)
        above |= every
    return levels


def _slice(levels: Sequence[int], skip: int) -> Iterator[int]:
    """A page of numbers, level by level, the smallest first."""
    left = PAGE
    for level in levels:
        count = level.bit_count()
        if skip >= count:
            skip -= count
            continue
        found = islice(_numbers(level), skip, skip + left)
        yield from found
        left, skip = left - min(left, count - skip), 0
        if not left:
            return


def _numbers(level: int) -> Iterator[int]:
    written = bin(level)[:1:-1]  # from the smallest bit on, without the "0b" in front
    at = written.find("1")
    while at >= 0:
        yield at
        at = written.find("1", at + 1)


def _within(page: int, total: int) -> int:
    return max(1, min(page, -(-total // PAGE)))


def _hit(row: Sequence[str], wanted: frozenset[str]) -> Hit:
    id, title, summary, agency, category, year, updated_on = row
    return Hit(
        id=id,
        title=marked(title, wanted),
        snippet=snippet(summary, wanted),
        agency=agency,
        category=category,  # type: ignore[arg-type]
        year=int(year),
        updated_on=updated_on,
    )
