"""The pages of the site before they are rendered: their addresses, templates and what they show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from functions.builder.lists import FILTERS, TOP, Lists
from functions.builder.prose import html_of
from functions.builder.source import SITE, TEXTS, Content
from functions.domain.agencies import Directory
from functions.domain.dip import DipRecord
from functions.domain.errors import BadContent
from functions.faces.forms import Form
from functions.faces.scripts import served
from functions.faces.statistics.files import JSON, NOTHING, as_json

FORMS = {
    "/lapor/": "complaint",
    "/lapor/aspirasi/": "aspiration",
    "/lapor/pertanyaan/": "information_request",
    "/lapor/permohonan-informasi/": "ppid_request",
}

CHANGES = 50
"""Entries of the feed."""

RELATED = 4
"""Other records of the same agency that a record's page names."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page, or a small data file, before it is rendered."""

    template: str
    context: Mapping[str, object]
    is_listed: bool = True
    """Whether it may be found by searching."""


Pages = dict[str, Page]
"""By address; one that ends in a slash is a folder with an index.html."""


def pages(content: Content, found: Lists, base: str) -> Pages:
    """Every page that is one of a kind."""
    latest = found.everything.records[:CHANGES]
    gone = {f"{TOP}{record.id}/": record for record in content.withdrawn}
    changes = sorted(content.withdrawn, key=lambda record: record.withdrawn_on, reverse=True)
    nothing = as_json(NOTHING, content.settings.promise)
    feed = {"base": base, "records": latest, "withdrawn": changes[:CHANGES]}
    return {
        "/": Page("pages/home.html", {"emergency": content.emergency}),
        **{p: Page("pages/lapor.html", {"kind": k, "form": Form()}) for p, k in FORMS.items()},
        "/lacak/": Page("citizen/track.html", {"form": Form(), "case": None}),
        "/statistik/": Page("pages/statistik.html", {"edition": None}),
        f"/{JSON}": Page("data/statistics.json", {"text": Markup(nothing)}, False),
        **_texts(content.texts),
        **{path: Page("pages/informasi-menurut.html", shown) for path, shown in _filters(found)},
        "/jawab/": Page("pages/jawab.html", {"form": Form()}, is_listed=False),
        "/setujui/": Page("pages/setujui.html", {"form": Form()}, is_listed=False),
        "/404.html": Page("pages/404.html", {}, is_listed=False),
        "/lapor/file-diterima/": Page("pages/file-diterima.html", {}, is_listed=False),
        **_topics(content.directory),
        **_on_a_bad_line(content),
        **{
            path: Page("pages/informasi-dihapus.html", {"record": record}, is_listed=False)
            for path, record in gone.items()
        },
        f"{TOP}perubahan.xml": Page("data/perubahan.xml", feed, is_listed=False),
        "/robots.txt": Page("data/robots.txt", {"base": base}, is_listed=False),
    }


def _topics(directory: Directory) -> Pages:
    """Guided topics: a list of plain links, each to the form with that topic chosen."""
    codes = (*directory.categories, *directory.topics)
    forms = {
        f"/lapor/topik/{code}/": {"kind": "complaint", "form": Form({"category": code})}
        for code in codes
    }
    chosen = {
        path: Page("pages/lapor.html", shown, is_listed=False) for path, shown in forms.items()
    }
    return {"/lapor/topik/": Page("pages/topik.html", {}), **chosen}


def _on_a_bad_line(content: Content) -> Pages:
    """What keeps the form working where the network does not."""
    scripts = served(SITE, repr((content.settings, content.directory, content.texts)))
    texts = {path: Page("data/skrip.js", {"text": Markup(t)}, False) for path, t in scripts.items()}
    return {
        "/luring/": Page("pages/luring.html", {}, is_listed=False),
        "/manifest.webmanifest": Page("data/manifest.json", {}, is_listed=False),
        "/ikon.svg": Page("data/ikon.svg", {}, is_listed=False),
        **texts,
    }


def related(found: Lists) -> Iterator[tuple[DipRecord, Sequence[DipRecord]]]:
    """Each record with the ones that follow it in its agency's list, the newest after the last."""
    for records in found.by_agency.values():
        round_again = [*records, *records[:RELATED]]
        for place, record in enumerate(records, 1):
            others = round_again[place : place + min(RELATED, len(records) - 1)]
            yield record, others


def _filters(found: Lists) -> Iterator[tuple[str, dict[str, object]]]:
    for code, listings in found.filters.items():
        choices = [listing.choice for listing in listings]
        yield f"{TOP}{code}/", {"title": FILTERS[code], "choices": choices}


def _texts(texts: Mapping[str, str]) -> Pages:
    """The office's prose: Markdown whose first line is the title."""
    made = {}
    for path, prose in texts.items():
        title, _, text = prose.partition("\n")
        if not title.startswith("# "):
            problem = 'baris pertama harus judul, diawali "# ".'
            raise BadContent(file_of(path), 1, "judul", problem)
        made[path] = Page(TEXTS[path], {"title": title[2:].strip(), "text": Markup(html_of(text))})
    return made


def file_of(path: str) -> str:
    """The content file of a page of prose."""
    return f"pages/{path.strip('/')}.md"


def line_of(prose: str, link: str) -> int:
    """The line on which a page of prose has a link; 1 when only the template has it."""
    found = re.search(re.escape(link), prose)
    return prose.count("\n", 0, found.start()) + 1 if found else 1
