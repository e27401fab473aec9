"""Content as it would stand, checked as strictly as files are when they are deployed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from functions.content.calendar import calendar
from functions.content.clocks import clocks
from functions.content.dip import dip, withdrawn
from functions.content.directory import directory
from functions.content.emergency import emergency
from functions.content.lapor import names
from functions.content.messages import messages
from functions.content.pages import page
from functions.content.replies import replies
from functions.content.reports import report_rules
from functions.content.retention import retention
from functions.content.rude import rude_words
from functions.content.synonyms import synonyms
from functions.domain.errors import BadContent
from functions.editing.files import FILES, LIST, PAGES, RULES, TEXTS

AGENCIES = "agencies.csv"
"""The public list names them too."""


def check(folder: Path, touched: Collection[str], templates: Iterable[str]) -> None:
    """Read all that may go wrong by a change of these files; BadContent names what is."""
    editions = {FILES[file].edition for file in touched}
    if RULES in editions:
        directory(folder)
        clocks(folder)
        rude_words(folder)
        calendar(folder)
    if TEXTS in editions:
        messages(folder, templates)
        replies(folder)
        report_rules(folder)
        emergency(folder)
        synonyms(folder)
        names(folder)
        retention(folder)
        for slug in PAGES:
            _check_prose(slug, page(folder, slug))
    if LIST in editions or AGENCIES in touched:
        withdrawn(folder, dip(folder, directory(folder)))


def _check_prose(slug: str, prose: str) -> None:
    title, _, text = prose.partition("\n")
    for field, words in (("title", title.strip("# ")), ("text", text.strip())):
        if not words:
            raise BadContent(f"pages/{slug}.md", 2, field, "wajib diisi.")
