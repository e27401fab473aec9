"""The pages and the list rows of the records: thousands, so that they are filled, not rendered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from jinja2 import Environment

from functions.builder.stencil import Stencil, mark, wire
from functions.domain.agencies import Directory
from functions.domain.dates import tanggal
from functions.domain.dip import DIP_CATEGORIES, DipRecord

REMEMBERED = 4096
"""Words that many records share, such as an official's title, are escaped once."""

NEARBY = 16
"""A title stands on its own page and on those of the few records before it, one after the other."""

ALWAYS = (
    *("title", "summary", "agency", "agency_name", "agency_short", "category", "explanation"),
    *("year", "updated", "officer", "responsible", "made_at", "made_place", "form", "media"),
    *("retention", "id"),
)

Words = Mapping[str, bytes]
"""A record's cells, and what they stand for, as they are written in a page."""


class RecordPages:
    """Makes them; a record's page has a shape by whether it has a link, and how many neighbours."""

    def __init__(self, env: Environment, directory: Directory, path: str) -> None:
        self._page = env.get_template("pages/satu-informasi.html")
        self._row = Stencil(env.get_template("macros/dip-row.html"), {"record": _marks()})
        self._path, self._agencies = path, directory.agencies
        self._shapes: dict[tuple[bool, int], Stencil] = {}
        self._shared = lru_cache(REMEMBERED)(wire)
        self._title = lru_cache(NEARBY)(wire)
        self._updated = lru_cache(REMEMBERED)(lambda day: wire(tanggal(day)))

    def row(self, words: Words) -> bytes:
        """A record's line in a list."""
        return self._row.fill(words)

    def page(self, words: Words, others: Sequence[DipRecord]) -> bytes:
        """A record's page, with the way to others."""
        shape = bool(words["url"]), len(others)
        if shape not in self._shapes:
            self._shapes[shape] = self._shape(*shape)
        near = dict(words)
        for n, other in enumerate(others):
            near[f"id{n}"], near[f"title{n}"] = other.id.encode(), self._title(other.title)
        return self._shapes[shape].fill(near)

    def _shape(self, has_url: bool, others: int) -> Stencil:
        neighbours = [{"id": mark(f"id{n}"), "title": mark(f"title{n}")} for n in range(others)]
        record = _marks() | {"url": mark("url") if has_url else ""}
        return Stencil(self._page, {"record": record, "others": neighbours, "path": self._path})

    def words(self, record: DipRecord) -> Words:
        """What the row and the page of a record are filled with."""
        shared, agency = self._shared, self._agencies[record.agency]
        category, explanation = DIP_CATEGORIES[record.category]
        return {
            "id": record.id.encode(),
            "title": self._title(record.title),
            "summary": wire(record.summary),
            "agency": record.agency.encode(),
            "agency_name": shared(agency.name),
            "agency_short": shared(agency.short_name),
            "category": shared(category),
            "explanation": shared(explanation),
            "year": b"%d" % record.year,
            "updated": self._updated(record.updated_on),
            "officer": shared(record.officer),
            "responsible": shared(record.responsible),
            "made_at": shared(record.made_at),
            "made_place": shared(record.made_place),
            "form": shared(record.form),
            "media": shared(record.media),
            "retention": shared(record.retention),
            "url": wire(record.url),
        }


def _marks() -> dict[str, object]:
    return {name: mark(name) for name in ALWAYS}
