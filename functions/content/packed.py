"""What every start needs of the content: read and checked, or as the package holds it ready."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from functions.domain.agencies import Directory
    from functions.domain.clocks import Clock
    from functions.domain.settings import Settings
    from functions.domain.workdays import WorkingCalendar

FILE = "packed.pickle"


class Content(NamedTuple):
    """Agencies and categories, deadlines, office hours, and the office's settings; rude words."""

    directory: Directory
    clocks: tuple[Clock, ...]
    calendar: WorkingCalendar
    settings: Settings
    rude: tuple[str, ...]


def content(folder: Path) -> Content:
    """The content of a folder; a package holds what `pack` left, a twentieth of a cold start."""
    packed = folder / FILE
    if packed.exists():
        return Content(*pickle.loads(packed.read_bytes()))
    return _read(folder)


def pack(folder: Path) -> None:
    """Check the content of a folder and leave it ready for `content`."""
    (folder / FILE).write_bytes(pickle.dumps(tuple(_read(folder)), protocol=5))


def _read(folder: Path) -> Content:
    # Only here: a function whose content is packed needs no reader of tables and sections.
    from functions.content.calendar import calendar  # noqa: PLC0415
    from functions.content.clocks import clocks  # noqa: PLC0415
    from functions.content.directory import directory  # noqa: PLC0415
    from functions.content.rude import rude_words  # noqa: PLC0415
    from functions.content.settings import settings  # noqa: PLC0415

    rules = (clocks(folder), calendar(folder))
    return Content(directory(folder), *rules, settings(folder), rude_words(folder))
