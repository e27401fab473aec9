"""sitemap.xml: every page that may be found by searching, in files of the size that is allowed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from xml.sax.saxutils import escape

from functions.builder.lists import TOP

LIMIT = 50_000
"""Addresses in a file. Source: sitemaps.org; its 50 MB hold as many of 1,000 bytes each."""

SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

Entry = tuple[str, date | None]
"""An address, and when what it shows changed, if that is known."""


def files(entries: Sequence[Entry], limit: int = LIMIT) -> dict[str, Sequence[Entry]]:
    """The files by address, each with its entries; an index comes first when needed."""
    if len(entries) <= limit:
        return {"/sitemap.xml": entries}
    starts = range(0, len(entries), limit)
    parts = {
        f"/sitemap-{start // limit + 1}.xml": entries[start : start + limit] for start in starts
    }
    return {"/sitemap.xml": [(path, None) for path in parts], **parts}


def parts(base: str, entries: Sequence[Entry], is_index: bool) -> Iterator[str]:
    """One sitemap file, or the index of several."""
    outer, inner = ("sitemapindex", "sitemap") if is_index else ("urlset", "url")
    start = escape(base)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<{outer} {SCHEMA}>\n'
    for path, changed in entries:
        when = f"<lastmod>{changed}</lastmod>" if changed else ""
        yield f"<{inner}><loc>{start}{path}</loc>{when}</{inner}>\n"
    yield f"</{outer}>\n"


def of_record(code: str, changed: date) -> Entry:
    """The entry of a record."""
    return f"{TOP}{code}/", changed
