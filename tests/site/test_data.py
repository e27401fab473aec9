"""The list as data: what machines read is complete, well formed and true."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from build_site import build
from functions.builder import sitemap
from tests.faces.document import answer_problems

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

TEXT = {"type": "string", "minLength": 1}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
ADDRESS = {"type": "string", "pattern": "^https?://"}
CATALOGUE = {
    "type": "object",
    "required": ["@context", "@id", "@type", "conformsTo", "describedBy", "dataset"],
    "properties": {
        "@type": {"const": "dcat:Catalog"},
        "conformsTo": {"const": "https://project-open-data.cio.gov/v1.1/schema"},
        "dataset": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/dataset"}},
    },
    "$defs": {
        "dataset": {
            "type": "object",
            "required": "@type title description keyword modified publisher contactPoint "
            "identifier accessLevel language landingPage".split(),
            "properties": {
                "@type": {"const": "dcat:Dataset"},
                "title": TEXT,
                "description": TEXT,
                "keyword": {"type": "array", "minItems": 1, "items": TEXT},
                "modified": DAY,
                "identifier": ADDRESS,
                "landingPage": ADDRESS,
                "accessLevel": {"const": "public"},
                "language": {"const": ["id"]},
                "publisher": {"required": ["name"], "properties": {"name": TEXT}},
                "contactPoint": {
                    "required": ["@type", "fn", "hasEmail"],
                    "properties": {"hasEmail": {"type": "string", "pattern": "^mailto:.+@"}},
                },
                "distribution": {"type": "array", "items": {"$ref": "#/$defs/distribution"}},
            },
        },
        "distribution": {
            "required": ["@type"],
            "properties": {"accessURL": ADDRESS, "downloadURL": ADDRESS},
            "oneOf": [{"required": ["accessURL"]}, {"required": ["downloadURL", "mediaType"]}],
        },
    },
}
"""What Project Open Data's metadata schema v1.1 always asks of those who are no US agency."""


def test_the_catalogue_is_what_harvesters_of_open_data_expect(built: Path) -> None:
    catalogue = json.loads((built / "data.json").read_text("utf-8"))
    jsonschema.validate(catalogue, CATALOGUE)
    identifiers = [dataset["identifier"] for dataset in catalogue["dataset"]]
    assert len(set(identifiers)) == len(identifiers) > 80
    _whole, report, *_ = catalogue["dataset"]
    assert report["title"] == "Laporan Pengelolaan Pengaduan Masyarakat Tahun 2025"
    assert report["keyword"] == ["berkala"]
    assert report["publisher"]["name"].startswith("Dinas Komunikasi")
    assert report["distribution"][0]["format"] == "Softcopy (PDF, Excel)"


def test_the_feed_is_atom_with_the_latest_changes_first(built: Path) -> None:
    feed = ElementTree.parse(built / "informasi-publik/perubahan.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "author"):
        assert feed.find(f"{ATOM}{name}") is not None
    entries = feed.findall(f"{ATOM}entry")
    moments = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert len(entries) == 50
    assert moments == sorted(moments, key=str, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == moments[0]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)


def test_an_empty_list_still_makes_a_whole_site(tmp_path: Path, content: Path) -> None:
    header, *_ = (content / "dip.csv").read_text("utf-8").splitlines()
    (content / "dip.csv").write_text(f"{header}\n", "utf-8")
    out = tmp_path / "out"
    build(out, content)
    assert json.loads((out / "informasi-publik/dip.json").read_text()) == []
    assert json.loads((out / "data.json").read_text())["dataset"] == []
    assert (out / "informasi-publik/dip.csv").read_text().startswith("id,category,")
    ElementTree.parse(out / "informasi-publik/perubahan.xml")
    assert "Belum ada informasi" in (out / "informasi-publik/index.html").read_text("utf-8")


def test_the_sitemap_lists_what_may_be_found_and_when_it_changed(built: Path) -> None:
    root = ElementTree.parse(built / "sitemap.xml").getroot()
    found = {u.findtext(f"{MAP}loc"): u.findtext(f"{MAP}lastmod") for u in root}
    base = next(str(loc) for loc in found if str(loc).endswith("/lapor/")).removesuffix("/lapor/")
    assert f"{base}/informasi-publik/dinas/pupr/" in found
    assert found[f"{base}/informasi-publik/rpjmd-2021-2026/"]


@pytest.mark.parametrize(("count", "files"), [(4, 1), (5, 3), (9, 4)])
def test_a_long_sitemap_is_cut_and_an_index_names_the_parts(count: int, files: int) -> None:
    entries: list[Any] = [(f"/{n}/", None) for n in range(count)]
    found = sitemap.files(entries, limit=4)
    assert len(found) == files
    assert next(iter(found)) == "/sitemap.xml"
    listed = [
        entry
        for path, some in found.items()
        if files == 1 or path != "/sitemap.xml"
        for entry in some
    ]
    assert listed == entries
    if files > 1:
        index = "".join(sitemap.parts("https://x.example", found["/sitemap.xml"], is_index=True))
        root = ElementTree.fromstring(index)
        assert root.tag == f"{MAP}sitemapindex"
        locations = [part.findtext(f"{MAP}loc") for part in root]
        assert locations == [f"https://x.example/sitemap-{n}.xml" for n in range(1, files)]


def test_before_the_first_night_the_statistics_are_an_empty_edition_of_the_promised_form(
    built: Path,
) -> None:
    document = json.loads((built / "api/statistics.json").read_text(encoding="utf-8"))
    assert answer_problems("/api/statistics.json", 200, "GET", document) == []
    assert (document["until"], document["months"]) == (None, [])
