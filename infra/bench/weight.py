"""What a page weighs on the wire: gzip at its best, as CloudFront sends it."""

from __future__ import annotations

import gzip
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from build_site import build
from functions.domain import codes
from functions.domain.codes import AgencyLink
from functions.faces.agency.app import create_app as agency_app
from functions.faces.citizen.app import create_app as citizen_app
from functions.faces.pages import environment
from infra.bench.emulated_desk import SITE, Clock, emulated
from infra.bench.lives import Life, usual
from infra.bench.table import Row

FORMS = ("lapor/", "lacak/", "jawab/")
ELSEWHERE = re.compile(r'(?:src|srcset)="|<link[^>]+href="(?!data:)|@import|url\((?!data:)')
"""What would make a browser ask for more than the page itself."""


def rows() -> Iterator[Row]:
    """The heaviest page, the heaviest form or detail, and requests beside the page itself."""
    pages = _built() | _rendered()
    weights = {name: len(gzip.compress(text.encode(), 9)) for name, text in pages.items()}
    small = {n: w for n, w in weights.items() if n.startswith(FORMS) or "/" not in n or _detail(n)}
    for label, group, budget in (("page", weights, 10_000), ("form or detail", small, 6_000)):
        name = max(group, key=group.__getitem__)
        yield Row(f"heaviest {label}: {name}", group[name], budget, "B")
    more = sum(len(ELSEWHERE.findall(text)) for text in pages.values())
    yield Row(f"requests beside the page itself, {len(pages)} pages", more, 0)


def _detail(name: str) -> bool:
    return name.startswith("informasi-publik/") and name.count("/") > 1


def _built() -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder), SITE / "content", "https://lapor.example")
        return {
            str(path.relative_to(folder)).removesuffix("index.html"): path.read_text("utf-8")
            for path in Path(folder).rglob("*.html")
        }


def _rendered() -> dict[str, str]:
    """Pages of the functions, with a life behind them."""
    clock = Clock()
    with emulated(clock) as (desk, config, _):
        pages = environment(SITE, settings=desk.settings, directory=desk.directory)
        citizen = TestClient(citizen_app(desk, lambda: pages, config.base_url))
        official = TestClient(agency_app(desk, lambda: pages))
        life = Life(desk, clock)
        for act in usual(life)[:3]:
            act()
        link = AgencyLink(life.number, "pupr", 1, clock().replace(year=2027))
        token = codes.agency_token(desk.agency_keys, link)
        case = _html(official, "/api/agency/case", token=token)
        for act in usual(life)[4:6]:
            act()
        return {
            "receipt": _html(citizen, "/api/complaints", **_FIELDS),
            "form with errors": _html(citizen, "/api/complaints", description="x", phone="1"),
            "tracking": _html(citizen, "/api/track", number=life.number, code=life.filed.code),
            "agency case": case,
        }


_FIELDS = {
    "description": "Jalan di depan pasar berlubang besar.",
    "name": "Siti",
    "email": "siti@contoh.example",
}


def _html(client: Any, path: str, **fields: str) -> str:
    text: str = client.post(path, data=fields).text
    return text
