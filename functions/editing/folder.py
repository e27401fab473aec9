"""A content folder as it stands: the deployed files, those that the office changed merged.

They are real files in a folder of their own, so that the same code reads them, checks them and
builds pages from them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from functions.content.reading import text_of
from functions.domain.errors import BadContent
from functions.editing.changes import Change, Changes, merged
from functions.editing.files import FILES

Check = Callable[[Path], object]
"""Reads what is in a folder, or BadContent."""


def deployed(folder: Path, file: str) -> str:
    """A content file as it was deployed."""
    return text_of(folder, file)


def text(folder: Path, file: str, changes: Changes) -> str:
    """A content file as it stands."""
    written, format = deployed(folder, file), FILES[file].format
    if not changes.get(file):
        return written
    return format.text(written, merged(format.rows(written), changes[file]))


def lay_out(folder: Path, target: Path, changes: Changes) -> None:
    """Make `target` the folder as it stands; what nobody changed is a link."""
    for source in folder.rglob("*"):
        name = source.relative_to(folder).as_posix()
        if source.is_dir():
            (target / name).mkdir(parents=True, exist_ok=True)
        elif changes.get(name):
            (target / name).write_text(text(folder, name, changes), encoding="utf-8")
        else:
            os.symlink(source.resolve(), target / name)


@contextmanager
def laid_out(folder: Path, changes: Changes) -> Iterator[Path]:
    """The folder as it stands, for as long as it takes to read it."""
    with TemporaryDirectory() as target:
        lay_out(folder, Path(target), changes)
        yield Path(target)


def fitting(
    folder: Path, changes: Changes, check: Check
) -> tuple[dict[str, dict[str, Change]], list[BadContent]]:
    """The changes that the check lets through, and why others were left out.

    All were checked when they were made. A later deployment may have taken away what one refers
    to; then its row stands as deployed, and a page of the office says so.
    """
    left = {file: dict(rows) for file, rows in changes.items()}
    problems: list[BadContent] = []
    while any(left.values()):
        with laid_out(folder, left) as found:
            try:
                check(found)
            except BadContent as problem:
                problems.append(problem)
                _leave_out(left, problem, _key_at(folder, left, problem))
                continue
        return left, problems
    return {}, problems


def _key_at(folder: Path, changes: Changes, problem: BadContent) -> str:
    """The key of the row that is wrong; a merged table has each row on one line."""
    if isinstance(problem.row, str) or problem.file not in FILES:
        return str(problem.row).partition(".")[0]
    format = FILES[problem.file].format
    rows = list(format.rows(text(folder, problem.file, changes)))
    return rows[problem.row - 2] if 0 <= problem.row - 2 < len(rows) else ""


def _leave_out(changes: dict[str, dict[str, Change]], problem: BadContent, key: str) -> None:
    """The change of this row; otherwise all of its file, otherwise all."""
    rows = changes.get(problem.file)
    if rows and key in rows:
        del rows[key]
    elif rows:
        del changes[problem.file]
    else:
        changes.clear()
