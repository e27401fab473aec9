"""What the site is built from: the office's content, read and checked, and a name for its state."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from functions.content.dip import DIP, WITHDRAWN, dip, withdrawn
from functions.content.directory import directory
from functions.content.emergency import EmergencyNumber, emergency
from functions.content.pages import page as prose_of
from functions.content.settings import settings
from functions.domain.agencies import Directory
from functions.domain.dip import DipRecord, WithdrawnRecord
from functions.domain.settings import Settings

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
CODE = (
    "build_site.py",
    "functions/builder",
    "functions/content",
    "functions/domain",
    "functions/faces",
)
"""What makes pages out of content: other code, other pages."""

TEXTS = {
    "/standar-layanan/": "pages/text.html",
    "/kontak/": "pages/kontak.html",
    "/privasi/": "pages/text.html",
    "/aksesibilitas/": "pages/text.html",
}
"""The office's prose by address, each with its template."""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that the office wrote."""

    settings: Settings
    directory: Directory
    records: Sequence[DipRecord]
    withdrawn: Sequence[WithdrawnRecord]
    emergency: Sequence[EmergencyNumber]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stamp:
    """Names the state of all sources: of `all`, and of all but the list, which is `frame`."""

    frame: str
    all: str


def read(folder: Path) -> Content:
    """The content folder, checked."""
    agencies = directory(folder)
    records = dip(folder, agencies)
    return Content(
        settings=settings(folder),
        directory=agencies,
        records=records,
        withdrawn=withdrawn(folder, records),
        emergency=emergency(folder),
        texts={path: prose_of(folder, path.strip("/")) for path in TEXTS},
    )


def stamp(folder: Path, base: str) -> Stamp:
    """The stamp of a content folder under an address."""
    lists = {folder / DIP.file, folder / WITHDRAWN.file}
    frame = _digest(base.encode(), (path for path in sources(folder) if path not in lists))
    return Stamp(frame, _digest(frame.encode(), sorted(lists)))


def sources(folder: Path) -> Iterator[Path]:
    """Every file that the pages depend on, always in the same order."""
    for place in (folder, SITE / "templates", SITE / "assets", *(ROOT / name for name in CODE)):
        found = place.rglob("*") if place.is_dir() else (place,)
        yield from sorted(path for path in found if path.is_file() and path.suffix != ".pyc")


def _digest(start: bytes, files: Iterable[Path]) -> str:
    digest = hashlib.blake2b(start, digest_size=16)
    for path in files:
        if path.exists():
            data = path.read_bytes()
            digest.update(f"\0{path.name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()
