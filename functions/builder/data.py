"""The list as data: CSV, JSON and a DCAT catalogue, all in pieces."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from functions.builder.lists import TOP
from functions.builder.source import Content
from functions.domain.dip import DIP_CATEGORIES, DipRecord
from functions.domain.text import FORMULA

COLUMNS = DipRecord._fields

AT_ONCE = 500
"""Records in a piece: few calls, little memory."""

_json = json.JSONEncoder(ensure_ascii=False).encode


def table(records: Iterable[DipRecord]) -> Iterator[str]:
    """The rows as CSV; a cell that a spreadsheet would run as a formula is made text."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for some in _batches(records):
        begins = {str(cell)[:1] for record in some for cell in record}
        writer.writerows(map(_as_text, some) if any(map(FORMULA.match, begins)) else some)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()  # the titles alone, when there are no records


def _as_text(record: DipRecord) -> Iterator[str]:
    return (f"'{cell}" if FORMULA.match(str(cell)) else str(cell) for cell in record)


def rows(records: Iterable[DipRecord]) -> Iterator[str]:
    """The rows as JSON, one on a line."""
    return _array("[", (_json(_row(record)) for record in records), "]")


def _row(record: DipRecord) -> dict[str, object]:
    return record._asdict() | {"updated_on": record.updated_on.isoformat()}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The catalogue in Project Open Data's shape of DCAT (v1.1): the list itself, each record."""

    content: Content
    base: str

    def parts(self) -> Iterator[str]:
        """The catalogue as JSON."""
        schema = "https://project-open-data.cio.gov/v1.1/schema"
        head = {
            "@context": f"{schema}/catalog.jsonld",
            "@id": f"{self.base}/data.json",
            "@type": "dcat:Catalog",
            "conformsTo": schema,
            "describedBy": f"{schema}/catalog.json",
        }
        opened = _json(head).removesuffix("}")
        yield from _array(f'{opened}, "dataset": [', self._datasets(), "]}")

    def _datasets(self) -> Iterator[str]:
        shared: dict[str, object] = {
            "@type": "dcat:Dataset",
            "contactPoint": self._contact(),
            "accessLevel": "public",
            "language": ["id"],
        }
        if self.content.records:
            yield _json(self._whole(shared))
        starts = self._starts(shared)
        for record in self.content.records:
            own = _json(self._own(record)).removeprefix("{")
            yield f"{starts[record.agency, record.category]}, {own}"

    def _starts(self, shared: dict[str, object]) -> dict[tuple[str, str], str]:
        """What the datasets of an agency and category begin with: as text, since thousands do."""
        starts: dict[tuple[str, str], str] = {}
        for agency in self.content.directory.agencies.values():
            for category, (label, _) in DIP_CATEGORIES.items():
                both = {"publisher": self._publisher(agency.name), "keyword": [label.lower()]}
                starts[agency.id, category] = _json(shared | both).removesuffix("}")
        return starts

    def _own(self, record: DipRecord) -> dict[str, object]:
        """What a record's dataset has in common with no other."""
        address = f"{self.base}{TOP}{record.id}/"
        return {
            "identifier": address,
            "title": record.title,
            "description": record.summary,
            "modified": record.updated_on.isoformat(),
            "landingPage": address,
            **({"distribution": [_place(record)]} if record.url else {}),
        }

    def _whole(self, shared: dict[str, object]) -> dict[str, object]:
        portal, address = self.content.settings.portal, f"{self.base}{TOP}"
        return shared | {
            "identifier": address,
            "title": f"Daftar Informasi Publik {portal.kabupaten}",
            "description": "Seluruh informasi publik yang dikuasai, "
            "tidak termasuk informasi yang dikecualikan.",
            "keyword": ["daftar informasi publik", "keterbukaan informasi"],
            "modified": max(r.updated_on for r in self.content.records).isoformat(),
            "publisher": self._publisher(portal.office),
            "landingPage": address,
            "distribution": [
                {
                    "@type": "dcat:Distribution",
                    "title": title,
                    "mediaType": kind,
                    "downloadURL": f"{address}dip.{title.lower()}",
                }
                for title, kind in (("CSV", "text/csv"), ("JSON", "application/json"))
            ],
        }

    def _publisher(self, name: str) -> dict[str, object]:
        government = f"Pemerintah {self.content.settings.portal.kabupaten}"
        above = {"@type": "org:Organization", "name": government}
        return {"@type": "org:Organization", "name": name, "subOrganizationOf": above}

    def _contact(self) -> dict[str, str]:
        mail = f"mailto:{self.content.settings.contact.email}"
        return {
            "@type": "vcard:Contact",
            "fn": self.content.settings.portal.office,
            "hasEmail": mail,
        }


def _place(record: DipRecord) -> dict[str, str]:
    return {
        "@type": "dcat:Distribution",
        "title": record.title,
        "format": record.form,
        "accessURL": record.url,
    }


def _array(start: str, items: Iterable[str], end: str) -> Iterator[str]:
    """A JSON array, one item on a line."""
    yield f"{start}\n"
    separator = ""
    for some in _batches(items):
        yield separator + ",\n".join(some)
        separator = ",\n"
    yield f"\n{end}\n"


def _batches(items: Iterable[Any]) -> Iterator[Sequence[Any]]:
    iterator = iter(items)
    while some := list(islice(iterator, AT_ONCE)):
        yield some
