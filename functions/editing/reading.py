"""The content that every function works with, read from a folder as it stands."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from functions.content.calendar import calendar
from functions.content.clocks import clocks
from functions.content.directory import directory
from functions.content.reading import text_of
from functions.content.rude import rude_words
from functions.domain.clocks import Rules
from functions.domain.standing import Standing
from functions.editing.changes import Changes
from functions.editing.folder import fitting, laid_out

CLOCKS, HOLIDAYS, RUDE = "clocks.toml", "holidays.csv", "kata-kasar.csv"
DIRECTORY = (
    "agencies.csv",
    "categories.csv",
    "topics.csv",
    "outside.csv",
    "districts.csv",
    "exceptions.csv",
)


def changed(folder: Path, base: Standing, changes: Changes) -> Standing:
    """What stands, given what was deployed; only the files that changed are read."""
    changes, _ = fitting(folder, changes, lambda found: _read(found, base, changes))
    if not any(changes.values()):
        return base
    with laid_out(folder, changes) as found:
        return _read(found, base, changes)


def _read(folder: Path, base: Standing, changes: Changes) -> Standing:
    rules = base.rules
    if changes.get(CLOCKS) or changes.get(HOLIDAYS):
        # The version of the calendar names all that deadlines hang on: another one has every
        # open complaint counted anew (jobs/recount).
        days = calendar(folder)
        version = sha256(f"{days.version} {text_of(folder, CLOCKS)}".encode()).hexdigest()[:6]
        rules = Rules(clocks(folder), days.known_as(version))
    is_other = any(changes.get(file) for file in DIRECTORY)
    return base._replace(
        rules=rules,
        directory=directory(folder) if is_other else base.directory,
        rude=rude_words(folder) if changes.get(RUDE) else base.rude,
    )
