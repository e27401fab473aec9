"""Searching 50,000 records: its time beside that of a plain scan, and the bytes of its answer."""

from __future__ import annotations

import asyncio
import gzip
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence

from httpx import ASGITransport, AsyncClient

from functions.catalogue.finding import Catalogue
from functions.catalogue.index import build
from functions.config import Config
from functions.content.packed import Content, content
from functions.content.synonyms import synonyms
from functions.domain.dip import DipRecord
from functions.faces.pages import environment
from functions.faces.search.app import PATH, create_app
from functions.wiring.search import catalogue
from infra.bench.emulated_desk import SITE
from infra.bench.records import records
from infra.bench.table import Row

RECORDS = 50_000
ROUNDS = 5

QUERIES = (
    "melayani kesehatan",
    "perbaikan jembatan satui 2024",
    "laporan",
    "kecamatan tahun",
    "dinas pupr jalan",
    '"dana desa" mantewe',
    "pembangunn drainase xyzzy",
    "imunisasi pertambangan perpustakaan",
)
"""Rare and frequent words, a phrase, a slip of the finger, words that no record has together."""


def rows() -> Iterator[Row]:
    """One index and one list of the same records; each query takes turns at both."""
    known = content(SITE / "content")
    listed = tuple(records(RECORDS, tuple(known.directory.agencies)))
    index = _index(listed, known)
    lines = [f"{r.title} {r.summary} {r.agency} {r.year}".lower() for r in listed]
    ratios = {q: _ratio(q, index, lines) for q in QUERIES}
    slowest = max(ratios, key=ratios.__getitem__)
    usual = sorted(ratios.values())[len(ratios) // 2]
    yield Row(f"search of {RECORDS:,} records against a plain scan: usual", usual, 0.1)
    yield Row(f"the slowest: {slowest}", ratios[slowest], 0.1)
    weights = {(kind, q): _weight(q, kind, index, known) for q in QUERIES for kind in KINDS}
    for kind, (name, budget) in KINDS.items():
        heaviest = max(weight for (of, _), weight in weights.items() if of == kind)
        yield Row(f"search: heaviest {name} of 10 hits", heaviest, budget, "B")


KINDS = {"application/json": ("JSON", 2_000), "text/html": ("page", 10_000)}


def _index(listed: Sequence[DipRecord], known: Content) -> Catalogue:
    connection = sqlite3.connect(":memory:")
    build(connection, listed, known.directory.agencies, synonyms(SITE / "content"))
    return Catalogue(connection)


def _ratio(query: str, index: Catalogue, lines: Sequence[str]) -> float:
    """Both at their quickest."""
    words = query.replace('"', "").split()
    turns = [
        (_seconds(lambda: index.find(query)), _seconds(lambda: _scan(words, lines)))
        for _ in range(ROUNDS)
    ]
    return min(search for search, _ in turns) / min(scan for _, scan in turns)


def _scan(words: Sequence[str], lines: Sequence[str]) -> list[int]:
    """What a search without an index does, at its simplest: no forms of words, no order."""
    return [at for at, line in enumerate(lines) if all(word in line for word in words)]


def _seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def pages() -> dict[str, str]:
    """What a visitor of the shipped list sees: hits, none, and the whole of it."""
    config = Config(table="", base_url="", site=SITE)
    found, known = catalogue(config), content(config.content)
    asked = {"search": "melayani", "search, nothing": "xyzzy plugh", "search, everything": ""}
    return {
        name: _answer(query, "text/html", found, known).decode() for name, query in asked.items()
    }


def _weight(query: str, kind: str, found: Catalogue, known: Content) -> int:
    """Compressed, as CloudFront sends it."""
    return len(gzip.compress(_answer(query, kind, found, known), 9))


def _answer(query: str, kind: str, found: Catalogue, known: Content) -> bytes:
    templates = environment(SITE, settings=known.settings, directory=known.directory)
    app = create_app(found, known.directory, lambda: templates, lambda total, missed: None)

    async def ask() -> bytes:
        async with AsyncClient(transport=ASGITransport(app), base_url="https://bench") as browser:
            answer = await browser.get(PATH, params={"q": query}, headers={"Accept": kind})
            return answer.raise_for_status().content

    return asyncio.run(ask())
