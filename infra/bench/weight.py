"""What a page weighs on the wire: gzip at its best, as CloudFront sends it."""

from __future__ import annotations

import gzip
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from build_site import build
from infra.bench import search
from infra.bench.emulated_desk import SITE
from infra.bench.faces import case_pages, filing_pages, tracking_pages
from infra.bench.table import Row

FORMS = (
    *("lapor/", "lacak/", "jawab/", "setujui/", "form with errors", "form with a check"),
    *("receipt", "tracking", "agency case", "proposal"),
)
TALK = "long tracking"
"""Grows with what people write to each other, so that it has the limit of any page."""

FILES = "files"
"""A quarter of it is the credentials that every signed form carries: in it and in its policy."""

LIST = "lapor/", "lapor/topik/"
"""Among the addresses of forms, but a list of some 160 links."""

DETAIL = re.compile(r"informasi-publik/(?!halaman/)[^/]+/")
ELSEWHERE = re.compile(
    r'(?<!<script )(?:src|srcset)="|<link[^>]+href="(?!data:)|@import|url\((?!data:|#)'
)
"""What would make a browser ask for more than the page itself; but for the site's own scripts,
which come afterwards and only add something."""

NEEDS_SCRIPT = re.compile(
    r' on[a-z]+="|href="(?:#"|javascript:)|type="button"|<form(?![^>]* action=")'
)
"""What is dead in a browser without scripts."""


def rows() -> Iterator[Row]:
    """The heaviest page, every sort of form or detail, and requests beside the page itself."""
    pages = _built() | filing_pages() | tracking_pages() | case_pages() | search.pages()
    weights = {name: len(gzip.compress(text.encode(), 9)) for name, text in pages.items()}
    yield _heaviest("page", weights, 10_000)
    yield _heaviest("page", _named(TALK, weights), 10_000)
    yield _heaviest("page", _named(FILES, weights), 10_000)
    for form in FORMS:
        yield _heaviest("form", _named(form, weights), 6_000)
    details = {n: w for n, w in weights.items() if DETAIL.fullmatch(n)}
    yield _heaviest("detail", details, 6_000)
    whole = " ".join(pages.values())
    more = len(ELSEWHERE.findall(whole))
    yield Row(f"requests beside the page itself, {len(pages)} pages", more, 0)
    yield Row("links, buttons and forms that need a script", len(NEEDS_SCRIPT.findall(whole)), 0)


def _named(start: str, weights: dict[str, int]) -> dict[str, int]:
    return {n: w for n, w in weights.items() if n.startswith(start) and (start, n) != LIST}


def _heaviest(sort: str, weights: dict[str, int], budget: int) -> Row:
    name = max(weights, key=weights.__getitem__)
    return Row(f"heaviest {sort}: {name}", weights[name], budget, "B")


def _built() -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder), SITE / "content", "https://lapor.example")
        return {
            str(path.relative_to(folder)).removesuffix("index.html"): path.read_text("utf-8")
            for path in Path(folder).rglob("*.html")
        }
