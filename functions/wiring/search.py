"""The catalogue of public information: of the package, or of the content where none is packed."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

from functions.catalogue.finding import Catalogue
from functions.catalogue.index import build, build_file, open_file
from functions.config import Config
from functions.content.packed import Content, content
from functions.domain.agencies import Agency
from functions.domain.catalogue import Synonym
from functions.domain.dip import DipRecord

FILE = "catalogue.sqlite"
"""In the content folder of a package."""

Listed = tuple[Sequence[DipRecord], Mapping[str, Agency], Sequence[Synonym]]


def catalogue(config: Config) -> Catalogue:
    """The index that `pack` left; without a package one in memory, made now."""
    packed = config.content / FILE
    if packed.exists():
        return Catalogue(open_file(packed))
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    build(connection, *_read(config.content))
    return Catalogue(connection)


def words(config: Config) -> Content:
    """Agencies' names and the office's settings, for the pages."""
    return content(config.content)


def pack(folder: Path, target: Path) -> None:
    """Leave the index of a content folder in that of a package."""
    build_file(target / FILE, *_read(folder))


def _read(folder: Path) -> Listed:
    # Only here: a package has its index, and needs no reader of tables.
    from functions.content.dip import dip  # noqa: PLC0415
    from functions.content.directory import directory  # noqa: PLC0415
    from functions.content.synonyms import synonyms  # noqa: PLC0415

    known = directory(folder)
    return dip(folder, known), known.agencies, synonyms(folder)
