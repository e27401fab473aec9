"""Renders the pages of the lists: the layout is filled, only what is inside is rendered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jinja2 import Environment

from functions.builder.lists import FILTERS, TOP, Choice, Listing, ListPage, Lists
from functions.builder.stencil import Stencil, mark, wire

LAYOUT = ("title", "description", "main")
ROWS = mark("rows")


class ListPages:
    """Makes them of rows that were made once for all lists that hold a record."""

    def __init__(self, env: Environment, lists: Lists, rows: Mapping[str, bytes]) -> None:
        self._main = env.get_template("macros/dip-list.html")
        fixed: dict[str, object] = {name: mark(name) for name in LAYOUT}
        layout = env.get_template("pages/informasi-publik.html")
        self._layout = Stencil(layout, fixed | {"path": TOP})
        self._inner = Stencil(layout, fixed | {"path": f"{TOP}x/"})
        self._rows = rows
        self._filters: dict[str, list[Choice]] = {
            code: [listing.choice for listing in _foremost(code, listings)]
            for code, listings in lists.filters.items()
        }

    def page(self, page: ListPage) -> bytes:
        """One page of a listing."""
        main = self._main.render(
            page=page, listing=page.listing, rows=ROWS, filters=self._filters, words=FILTERS
        )
        rows = b"".join(self._rows[record.id] for record in page.records)
        layout = self._layout if page.path == TOP else self._inner
        return layout.fill(
            {
                "title": wire(_title(page)),
                "description": wire(_description(page)),
                "main": main.encode().replace(ROWS.encode(), rows),
            }
        )


def _foremost(code: str, listings: Sequence[Listing]) -> Sequence[Listing]:
    """What the first page offers first: of the many agencies those with most to read."""
    if code != "dinas":
        return listings
    return sorted(listings, key=lambda listing: len(listing.records), reverse=True)


def _title(page: ListPage) -> str:
    words = page.listing.title
    return words if page.number == 1 else f"{words}, halaman {page.number}"


def _description(page: ListPage) -> str:
    kind = page.listing.kind
    if not kind:
        return "Dokumen dan data kabupaten yang terbuka untuk siapa saja."
    return f"Daftar Informasi Publik menurut {FILTERS[kind].lower()}: {page.listing.title}."
