"""What a page weighs on the wire: gzip at its best, as CloudFront sends it."""

from __future__ import annotations

import gzip
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from build_site import build
from infra.bench.emulated_desk import SITE
from infra.bench.faces import case_pages, citizen_pages
from infra.bench.table import Row

FORMS = ("lapor/", "lacak/", "jawab/", "form with errors", "receipt", "agency case")
DETAIL = re.compile(r"informasi-publik/[^/]+/")
ELSEWHERE = re.compile(r'(?:src|srcset)="|<link[^>]+href="(?!data:)|@import|url\((?!data:)')
"""What would make a browser ask for more than the page itself."""


def rows() -> Iterator[Row]:
    """The heaviest page, every sort of form or detail, and requests beside the page itself."""
    pages = _built() | citizen_pages() | case_pages()
    weights = {name: len(gzip.compress(text.encode(), 9)) for name, text in pages.items()}
    yield _heaviest("page", weights, 10_000)
    for form in FORMS:
        group = {n: w for n, w in weights.items() if n.startswith(form)}
        yield _heaviest("form", group, 6_000)
    details = {n: w for n, w in weights.items() if DETAIL.match(n)}
    yield _heaviest("detail", details, 6_000)
    more = sum(len(ELSEWHERE.findall(text)) for text in pages.values())
    yield Row(f"requests beside the page itself, {len(pages)} pages", more, 0)


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
