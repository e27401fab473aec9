"""What a search of the public information list is asked and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from functions.domain.dates import ribuan
from functions.domain.dip import DipCategory

SEARCH_MADE = "search_made"
"""By this a line of the log is known that tells of a search."""

PAGE = 10
"""Records on a page of results."""

Marked = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it is what was searched for."""


@dataclass(frozen=True, slots=True)
class Synonym:
    """Words and phrases that mean the same to whoever searches."""

    word: str
    same_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One record, as a result shows it."""

    id: str
    title: Marked
    snippet: Marked
    agency: str
    category: DipCategory
    year: int
    updated_on: str


@dataclass(frozen=True, slots=True)
class Found:
    """A page of results; `text` is what was typed, as far as it was read.

    `ignored` are words that had to be left out to find anything, `suggestion` is what the person
    may have meant, `is_everything` that nothing was asked and the whole list is shown.
    """

    text: str
    hits: tuple[Hit, ...]
    total: int
    page: int
    is_everything: bool = False
    was_cut: bool = False
    ignored: tuple[str, ...] = ()
    suggestion: str = ""

    @property
    def pages(self) -> int:
        """How many pages there are; one, be it empty, at least."""
        return max(1, -(-self.total // PAGE))

    def pager(self, of: Callable[[int], str]) -> Pager:
        """The way to the other pages of results."""
        return pager(self.page, self.pages, of)


class Pager(NamedTuple):
    """Links to the pages to offer on one of many; this one's place among them.

    A page's neighbours are always offered, so that they stand beside it here too.
    """

    links: Sequence[tuple[str, str]]
    here: int


def pager(number: int, count: int, of: Callable[[int], str]) -> Pager:
    """Lead to the first, the last and the pages around; `of` knows a page's address."""
    around = range(number - 1, number + 2)
    near = sorted({1, count, *(n for n in around if 1 <= n <= count)})
    return Pager([(ribuan(n), of(n)) for n in near], near.index(number))


def plain(marked: Marked) -> str:
    """The text without its marks."""
    return "".join(piece for piece, _ in marked)
