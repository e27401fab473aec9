"""A list of the tests' own, and its catalogue."""

from __future__ import annotations

import sqlite3
from datetime import date

from functions.catalogue.finding import Catalogue
from functions.catalogue.index import build
from functions.domain.agencies import Agency
from functions.domain.catalogue import Synonym
from functions.domain.dip import DipRecord
from tests.desks import shipped

AGENCIES: dict[str, Agency] = dict(shipped()[0].agencies)


def record(title: str, summary: str = "Ringkasan.", **more: object) -> DipRecord:
    """A record; its id is made of its title."""
    fields = {
        "id": title.lower().replace(" ", "-"),
        "category": "berkala",
        "title": title,
        "summary": summary,
        "agency": "diskominfo",
        "officer": "Kepala Bidang",
        "responsible": "Sekretaris",
        "made_at": "Januari 2026",
        "made_place": "Batulicin",
        "form": "Softcopy (PDF)",
        "retention": "5 tahun",
        "media": "Situs web",
        "year": 2025,
        "updated_on": date(2026, 1, 1),
        "url": "",
    }
    return DipRecord(**fields | more)  # type: ignore[arg-type]


def catalogue(*records: DipRecord, synonyms: tuple[Synonym, ...] = ()) -> Catalogue:
    """The catalogue of these records."""
    connection = sqlite3.connect(":memory:")
    build(connection, records, AGENCIES, synonyms)
    return Catalogue(connection)


def titles(found_by: Catalogue, text: str, page: int = 1) -> list[str]:
    """The titles of the hits, in order."""
    hits = found_by.find(text, page).hits
    return ["".join(piece for piece, _ in hit.title) for hit in hits]
