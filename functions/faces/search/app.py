"""Searching the public information list: one GET, a page for a browser, JSON on request."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette

from functions.catalogue.finding import Catalogue
from functions.catalogue.missed import tellable, vocabulary
from functions.domain.agencies import Directory
from functions.domain.catalogue import Found, Hit, plain
from functions.faces.endpoints import Answer, Endpoints, Fields, Page
from functions.faces.http import text_of

if TYPE_CHECKING:
    from jinja2 import Environment

PATH = "/informasi-publik/cari"

KEPT = {"Cache-Control": "public, max-age=300", "Vary": "Accept"}
"""The same for everybody, and as new as the last deployment: the edge may keep it for minutes."""


Tell = Callable[[int, list[str]], None]
"""Hears of each search: how many records it found, and words that led to nothing."""


@dataclass(frozen=True)
class Search:
    """GET /informasi-publik/cari."""

    catalogue: Catalogue
    directory: Directory
    tell: Tell

    def handle(self, fields: Fields) -> Answer:
        """The page of results for `q`; without a word in it the whole list."""
        found = self.catalogue.find(text_of(fields, "q"), _page(text_of(fields, "page")))
        if found.page == 1 and not found.is_everything:
            self._count(found)
        page = Page("search/results.html", {"found": found, "path": PATH})
        return Answer(self._data(found), page)

    def _count(self, found: Found) -> None:
        typed = found.ignored if found.total else (found.text,)
        words = tellable(typed, self._vocabulary) if typed else []
        self.tell(found.total, words)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return vocabulary(self.directory)

    def _data(self, found: Found) -> dict[str, Any]:
        return {
            "q": found.text,
            "total": found.total,
            "page": found.page,
            "pages": found.pages,
            "ignored": found.ignored,
            "was_cut": found.was_cut,
            "suggestion": found.suggestion,
            "results": [self._row(hit) for hit in found.hits],
        }

    def _row(self, hit: Hit) -> dict[str, Any]:
        return {
            "id": hit.id,
            "url": f"/informasi-publik/{hit.id}/",
            "title": plain(hit.title),
            "snippet": plain(hit.snippet),
            "agency": self.directory.agencies[hit.agency].name,
            "category": hit.category,
            "year": hit.year,
            "updated_on": hit.updated_on,
        }


def create_app(
    catalogue: Catalogue, directory: Directory, pages: Callable[[], Environment], tell: Tell
) -> Starlette:
    """The app over a catalogue; `pages` makes the templates' environment when a browser asks."""
    endpoints = Endpoints(pages, max_body=0)
    return endpoints.app(endpoints.get(PATH, Search(catalogue, directory, tell).handle, KEPT))


def _page(typed: str) -> int:
    """A page number; what is none is the first page."""
    return int(typed) if typed.isdecimal() and len(typed) < 7 else 1
