"""The public information list cut into pages: all of it, and by each filter, as plain links.

A filter is a static page of its own, since there are only so many: a category, an agency, a year, a
medium. Of two filters together there is one pair alone, an agency's category or year, and only
where the agency fills more than a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from functions.domain.agencies import Directory
from functions.domain.catalogue import Pager, pager
from functions.domain.dip import DIP_CATEGORIES, DipRecord

TOP = "/informasi-publik/"

PER_PAGE = 50
"""Rows: with the longest titles that people write a page stays under 10 kB compressed."""

MEDIA = 24
"""Media are free text: pages for the most usual ones only, so that slips do not fill the site."""

FILTERS = {
    "kategori": "Kategori",
    "dinas": "Dinas atau instansi",
    "tahun": "Tahun",
    "media": "Media yang memuat",
}

Groups = dict[str, list[DipRecord]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A link to a narrower list, and how much is in it."""

    label: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Some records of the list, newest change first, under an address."""

    path: str
    title: str
    kind: str
    records: Sequence[DipRecord]
    up: str = TOP
    narrower: Mapping[str, Sequence[Choice]] | None = None

    @property
    def choice(self) -> Choice:
        """The link that leads here."""
        return Choice(self.title, self.path, len(self.records))

    def pages(self) -> Iterator[ListPage]:
        """What fits on a page each; an empty list has one page too."""
        count = max(1, -(-len(self.records) // PER_PAGE))
        for number in range(1, count + 1):
            start = (number - 1) * PER_PAGE
            yield ListPage(self, number, count, self.records[start : start + PER_PAGE])


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a listing."""

    listing: Listing
    number: int
    count: int
    records: Sequence[DipRecord]

    @property
    def path(self) -> str:
        """The address of this page."""
        return self.of(self.number)

    def of(self, number: int) -> str:
        """The address of another page of the same listing."""
        return self.listing.path if number == 1 else f"{self.listing.path}halaman/{number}/"

    @property
    def pager(self) -> Pager:
        """The way to the other pages."""
        return pager(self.number, self.count, self.of)

    @property
    def is_top(self) -> bool:
        """Whether this is where the list begins."""
        return self.path == TOP

    @property
    def narrower(self) -> Mapping[str, Sequence[Choice]]:
        """The links to narrower lists, on the first page alone."""
        return (self.listing.narrower if self.number == 1 else None) or {}


@dataclass(frozen=True, slots=True)
class Lists:
    """The whole list, and the lists of every filter by the filter's code."""

    everything: Listing
    filters: Mapping[str, Sequence[Listing]]
    pairs: Sequence[Listing]
    by_agency: Groups

    def all(self) -> Iterator[Listing]:
        """Every listing."""
        yield self.everything
        for listings in self.filters.values():
            yield from listings
        yield from self.pairs


def lists(records: Iterable[DipRecord], directory: Directory) -> Lists:
    """Sort the records under every filter."""
    newest = sorted(records, key=lambda record: record.updated_on, reverse=True)
    by_agency = _grouped(newest, lambda record: (record.agency,))
    pairs: list[Listing] = []
    agencies = []
    for agency in sorted(by_agency, key=lambda code: directory.agencies[code].name):
        path, name = f"{TOP}dinas/{agency}/", directory.agencies[agency].name
        within = _within(path, name, by_agency[agency])
        pairs += (pair for narrower in within.values() for pair in narrower)
        narrower = {kind: [_short(pair) for pair in found] for kind, found in within.items()}
        agencies.append(Listing(path, name, "dinas", by_agency[agency], narrower=narrower))
    filters = {
        "kategori": _categories(f"{TOP}kategori/", newest),
        "dinas": agencies,
        "tahun": _years(f"{TOP}tahun/", newest),
        "media": _media(newest),
    }
    return Lists(Listing(TOP, "Daftar Informasi Publik", "", newest), filters, pairs, by_agency)


def _within(path: str, name: str, records: Sequence[DipRecord]) -> dict[str, list[Listing]]:
    if len(records) <= PER_PAGE:
        return {}
    return {
        "kategori": _categories(path, records, f"{name}: ", path),
        "tahun": _years(path, records, f"{name}: ", path),
    }


def _short(pair: Listing) -> Choice:
    """The link to a pair on the page of its agency, whose name need not be said again."""
    return Choice(pair.title.rpartition(": ")[2], pair.path, len(pair.records))


def _categories(
    path: str, records: Iterable[DipRecord], prefix: str = "", up: str = TOP
) -> list[Listing]:
    found = _grouped(records, lambda record: (record.category,))
    return [
        Listing(f"{path}{code.replace('_', '-')}/", prefix + label, "kategori", found[code], up)
        for code, (label, _) in DIP_CATEGORIES.items()
        if code in found
    ]


def _years(
    path: str, records: Iterable[DipRecord], prefix: str = "", up: str = TOP
) -> list[Listing]:
    found = _grouped(records, lambda record: (str(record.year),))
    return [
        Listing(f"{path}{year}/", f"{prefix}{year}", "tahun", found[year], up)
        for year in sorted(found, reverse=True)
    ]


def _media(records: Iterable[DipRecord]) -> list[Listing]:
    found = _grouped(records, lambda record: media_of(record.media))
    usual = sorted(found, key=lambda medium: (-len(found[medium]), medium))
    titles = ((medium, medium.replace("-", " ").capitalize()) for medium in usual)
    listings = (Listing(f"{TOP}media/{m}/", title, "media", found[m]) for m, title in titles)
    return list(islice(listings, MEDIA))


@lru_cache
def media_of(media: str) -> Sequence[str]:
    """A record's media as they stand in addresses: "Situs web, arsip kantor" are two."""
    slugs = ("-".join(re.findall(r"[a-z0-9]+", medium.lower())) for medium in media.split(","))
    return tuple(slug for slug in slugs if slug)


def _grouped(records: Iterable[DipRecord], keys: Callable[[DipRecord], Iterable[str]]) -> Groups:
    groups: Groups = {}
    for record in records:
        for key in keys(record):
            groups.setdefault(key, []).append(record)
    return groups
