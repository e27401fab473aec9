"""What the site will consist of, every address known before the first page is rendered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from functions.builder import shape, sitemap
from functions.builder.lists import TOP, ListPage, Lists, lists
from functions.builder.shape import Pages
from functions.builder.sitemap import Entry
from functions.builder.source import Content

DATA = (f"{TOP}dip.csv", f"{TOP}dip.json", "/data.json")


@dataclass(frozen=True, slots=True)
class Plan:
    """The content, shaped: pages that are one of a kind, pages of lists, records, sitemaps."""

    content: Content
    base: str
    lists: Lists
    pages: Pages
    list_pages: Mapping[str, ListPage]
    maps: Mapping[str, Sequence[Entry]]
    addresses: frozenset[str]


def plan(content: Content, base: str) -> Plan:
    """The plan for a content under an address."""
    found = lists(content.records, content.directory)
    pages = shape.pages(content, found, base)
    list_pages = {page.path: page for listing in found.all() for page in listing.pages()}
    records = [sitemap.of_record(record.id, record.updated_on) for record in content.records]
    singles = [(path, None) for path, page in pages.items() if page.is_listed]
    listed = [(listing.path, None) for listing in found.all()]
    maps = sitemap.files([*singles, *listed, *records])
    paths = (path for path, _ in records)
    addresses = frozenset((*pages, *list_pages, *paths, *DATA, *maps))
    return Plan(content, base, found, pages, list_pages, maps, addresses)


def file_names(addresses: frozenset[str]) -> Iterator[str]:
    """The file of each address."""
    return map(file_name, addresses)


def file_name(path: str) -> str:
    """The file of an address: a folder's is its index."""
    return path[1:] + ("index.html" if path.endswith("/") else "")
