"""The pages of the lists: few shapes, each rendered once and filled thousands of times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jinja2 import Environment
from markupsafe import Markup

from functions.builder.lists import FILTERS, TOP, Choice, Listing, ListPage, Lists
from functions.builder.stencil import Stencil, mark, wire
from functions.domain.catalogue import Pager
from functions.domain.dates import ribuan

ALWAYS = ("title", "kicker", "up", "back", "total", "number", "count")

GAP = b"\0"
"""No page holds this otherwise: content refuses what is invisible."""

Shape = tuple[bool, bool, int, int]
"""Whether it has a kicker and rows, how many pages it offers, and its place among them."""


class ListPages:
    """Makes them without their rows, which are made once for all lists that hold a record."""

    def __init__(self, env: Environment, lists: Lists) -> None:
        self._main = env.get_template("macros/dip-list.html")
        self._layout = env.get_template("pages/informasi-publik.html")
        self._shapes: dict[Shape, Stencil] = {}
        self._filters: dict[str, list[Choice]] = {
            code: [listing.choice for listing in _foremost(code, listings)]
            for code, listings in lists.filters.items()
        }

    def frame(self, page: ListPage) -> bytes:
        """One page of a listing, with a `GAP` where the lines of its records go."""
        way = page.pager
        values = {name: wire(words) for name, words in _words(page).items()}
        for n, (words, address) in enumerate(way.links):
            values[f"words{n}"], values[f"address{n}"] = words.encode(), address.encode()
        values["rows"] = GAP
        shape = bool(page.listing.kind), bool(page.records), len(way.links), way.here
        return self._stencil(page, shape).fill(values)

    def _stencil(self, page: ListPage, shape: Shape) -> Stencil:
        """A shape's; those that offer choices have no shape in common with others."""
        if page.is_top or page.narrower:
            return self._rendered(shape, is_top=page.is_top, narrower=page.narrower)
        if shape not in self._shapes:
            self._shapes[shape] = self._rendered(shape, is_top=False, narrower={})
        return self._shapes[shape]

    def _rendered(
        self, shape: Shape, is_top: bool, narrower: Mapping[str, Sequence[Choice]]
    ) -> Stencil:
        has_kicker, has_rows, links, here = shape
        marks: dict[str, object] = {name: mark(name) for name in ALWAYS}
        main = self._main.render(
            marks | {"kicker": mark("kicker") if has_kicker else ""},
            rows=mark("rows") if has_rows else "",
            way=Pager([(mark(f"words{n}"), mark(f"address{n}")) for n in range(links)], here),
            is_top=is_top,
            narrower=narrower,
            filters=self._filters,
            words=FILTERS,
        )
        layout = {"title": mark("heading"), "description": mark("description")}
        path = TOP if is_top else f"{TOP}x/"
        return Stencil(self._layout, layout | {"main": Markup(main), "path": path})


def _words(page: ListPage) -> dict[str, str]:
    """What a page says of itself."""
    title, kind, up = page.listing.title, page.listing.kind, page.listing.up
    about = f"Daftar Informasi Publik menurut {FILTERS[kind].lower()}: {title}." if kind else ""
    return {
        "title": title,
        "heading": title if page.number == 1 else f"{title}, halaman {page.number}",
        "description": about or "Dokumen dan data kabupaten yang terbuka untuk siapa saja.",
        "kicker": FILTERS.get(kind, ""),
        "up": up,
        "back": "Daftar Informasi Publik" if up == TOP else title.partition(": ")[0],
        "total": ribuan(len(page.listing.records)),
        "number": str(page.number),
        "count": ribuan(page.count),
    }


def _foremost(code: str, listings: Sequence[Listing]) -> Sequence[Listing]:
    """What the first page offers first: of the many agencies those with most to read."""
    if code != "dinas":
        return listings
    return sorted(listings, key=lambda listing: len(listing.records), reverse=True)
