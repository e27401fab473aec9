"""Builds the public static site: read the content, shape it into pages, render them, write them."""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from markdown import markdown
from markupsafe import Markup

from functions.content.dip import dip
from functions.content.directory import directory
from functions.content.emergency import EmergencyNumber, emergency
from functions.content.pages import page as prose_of
from functions.content.settings import settings
from functions.domain.agencies import Directory
from functions.domain.dip import DIP_CATEGORIES, DipRecord
from functions.domain.errors import BadContent
from functions.domain.settings import Settings
from functions.faces.forms import Form
from functions.faces.pages import environment
from functions.faces.scripts import served

SITE = Path(__file__).parent / "site"
MANIFEST = ".manifest"
"""In the output folder: the files made by the last build, the only ones a build may remove."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
FORMS = {
    "/lapor/": "complaint",
    "/lapor/aspirasi/": "aspiration",
    "/lapor/pertanyaan/": "information_request",
    "/lapor/permohonan-informasi/": "ppid_request",
}
TEXTS = {
    "/standar-layanan/": "pages/text.html",
    "/kontak/": "pages/kontak.html",
    "/privasi/": "pages/text.html",
    "/aksesibilitas/": "pages/text.html",
}


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that the office wrote."""

    settings: Settings
    directory: Directory
    records: Sequence[DipRecord]
    emergency: Sequence[EmergencyNumber]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """A page, or a data file, before it is rendered."""

    template: str
    context: Mapping[str, object]


Pages = dict[str, Page]
"""By address; one that ends in a slash is a folder with an index.html."""


def build(out: Path, content: Path, base_url: str = "") -> int:
    """Build the site into `out`; the number of files that had to be written."""
    found = read(content)
    base = base_url.rstrip("/") or f"https://{found.settings.portal.domain}"
    return write(out, render(found, shape(found, base)))


def read(folder: Path) -> Content:
    """The content folder, checked."""
    agencies = directory(folder)
    return Content(
        settings=settings(folder),
        directory=agencies,
        records=dip(folder, agencies),
        emergency=emergency(folder),
        texts={path: prose_of(folder, path.strip("/")) for path in TEXTS},
    )


def shape(content: Content, base: str) -> Pages:
    """Every page and data file by its address."""
    listed = {**_desk(content), **_texts(content.texts)}
    records = {f"/informasi-publik/{record.id}/": record for record in content.records}
    rows = [{**asdict(r), "updated_on": r.updated_on.isoformat()} for r in content.records]
    return {
        **listed,
        **{path: Page("pages/satu-informasi.html", {"record": r}) for path, r in records.items()},
        "/jawab/": Page("pages/jawab.html", {"form": Form()}),
        "/404.html": Page("pages/404.html", {}),
        "/lapor/file-diterima/": Page("pages/file-diterima.html", {}),
        "/informasi-publik/dip.csv": Page("data/dip.csv", {"table": _csv(rows)}),
        "/informasi-publik/dip.json": Page("data/dip.json", {"rows": rows}),
        "/data.json": Page("data/data.json", {"base": base, "records": records}),
        "/sitemap.xml": Page(
            "data/sitemap.xml", {"base": base, "pages": listed, "records": records}
        ),
        "/robots.txt": Page("data/robots.txt", {"base": base}),
        **_helpers(content),
    }


def _desk(content: Content) -> Pages:
    """Home, filing, tracking, and the public information list."""
    groups: dict[str, dict[str, list[DipRecord]]] = {category: {} for category in DIP_CATEGORIES}
    for record in content.records:
        groups[record.category].setdefault(record.agency, []).append(record)
    return {
        "/": Page("pages/home.html", {"emergency": content.emergency}),
        **{p: Page("pages/lapor.html", {"kind": k, "form": Form()}) for p, k in FORMS.items()},
        "/lacak/": Page("citizen/track.html", {"form": Form(), "case": None}),
        "/informasi-publik/": Page("pages/informasi-publik.html", {"groups": groups}),
    }


def _helpers(content: Content) -> Pages:
    """Guided topics, and what keeps the form working on a bad line."""
    known = content.directory
    scripts = served(SITE, repr((content.settings, known, content.texts)))
    return {
        "/lapor/topik/": Page("pages/topik.html", {}),
        **{
            f"/lapor/topik/{code}/": Page(
                "pages/lapor.html", {"kind": "complaint", "form": Form({"category": code})}
            )
            for code in (*known.categories, *known.topics)
        },
        "/luring/": Page("pages/luring.html", {}),
        "/manifest.webmanifest": Page("data/manifest.json", {}),
        "/ikon.svg": Page("data/ikon.svg", {}),
        **{path: Page("data/skrip.js", {"text": Markup(text)}) for path, text in scripts.items()},
    }


def _texts(texts: Mapping[str, str]) -> Pages:
    """The office's prose: Markdown whose first line is the title."""
    pages = {}
    for path, prose in texts.items():
        title, _, text = prose.partition("\n")
        if not title.startswith("# "):
            file = f"pages/{path.strip('/')}.md"
            raise BadContent(file, 1, "judul", 'baris pertama harus judul, diawali "# ".')
        html = markdown(text, extensions=["attr_list", "def_list", "sane_lists", "tables"])
        html = html.replace("<th>", '<th scope="col">')
        pages[path] = Page(TEXTS[path], {"title": title[2:].strip(), "text": Markup(html)})
    return pages


def _csv(rows: Iterable[Mapping[str, object]]) -> Markup:
    """The rows as CSV; a cell that a spreadsheet would run as a formula is made text."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(column.name for column in fields(DipRecord))
    for row in rows:
        cells = [str(cell) for cell in row.values()]
        writer.writerow(f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells)
    return Markup(table.getvalue())


def render(content: Content, pages: Pages) -> Iterator[tuple[str, bytes]]:
    """The file name and the bytes of one page after the other."""
    env = environment(SITE, settings=content.settings, directory=content.directory)
    for path, page in pages.items():
        name = path[1:] + ("index.html" if path.endswith("/") else "")
        yield name, env.get_template(page.template).render(page.context, path=path).encode()
    yield from ((path.name, path.read_bytes()) for path in sorted((SITE / "static").iterdir()))


def write(out: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write what changed; remove what an earlier build made and this one did not."""
    manifest = out / MANIFEST
    before = manifest.read_text(encoding="utf-8").split() if manifest.exists() else []
    changed = {name: _write(out / name, data) for name, data in files}
    for name in set(before) - changed.keys():
        _remove(out, name)
    _write(manifest, "\n".join(sorted(changed)).encode())
    return sum(changed.values())


def _write(path: Path, data: bytes) -> bool:
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


def _remove(out: Path, name: str) -> None:
    """Remove a file and its folder if that is empty then; never anything outside `out`."""
    path = (out / name).resolve()
    if path.is_relative_to(out.resolve()) and path.is_file():
        path.unlink()
        if not any(path.parent.iterdir()):
            path.parent.rmdir()


def main(arguments: Sequence[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder to build into")
    parser.add_argument("--content", type=Path, default=SITE / "content", help="what to build from")
    parser.add_argument("--base-url", default="", help="the address that it will have")
    options = parser.parse_args(arguments)
    try:
        written = build(options.out, options.content, options.base_url)
    except BadContent as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"Situs siap di {options.out}: {written} berkas berubah.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
