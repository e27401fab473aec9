"""The public information list as it stands: the deployment's, with the office's changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from functions.actions.editing import changes_of
from functions.content.dip import dip
from functions.content.directory import directory
from functions.domain.dip import DipRecord
from functions.editing.files import FILES, LIST, RULES
from functions.editing.folder import fitting, laid_out
from functions.storage.editions import Editions


def public_list(folder: Path, editions: Editions) -> Sequence[DipRecord]:
    """Every record; what the office changed and no longer fits is left out."""
    changes = {
        file: rows
        for file, rows in changes_of(editions).items()
        if FILES[file].edition in (LIST, RULES)
    }
    left, _ = fitting(folder, changes, _read)
    with laid_out(folder, left) as found:
        return _read(found)


def _read(folder: Path) -> Sequence[DipRecord]:
    return dip(folder, directory(folder))
