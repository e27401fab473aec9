"""A whole content file that somebody brings: read, checked row by row, and compared."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from functions.content.reading import text_of
from functions.content.sections import document
from functions.domain.errors import BadContent
from functions.editing.changes import Cells, Rows, filled
from functions.editing.files import FILES, EditedFile
from functions.editing.formats import Csv, Toml

MOST_NAMED = 100
"""Rows that are wrong and are told at once; whoever mends these comes again."""


def readable(file: str, data: bytes) -> str:
    """The text of a file, or BadContent when it is none."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        return text_of(Path(folder), file)


def problems(file: str, text: str) -> list[BadContent]:
    """What is wrong with each row by itself; how rows fit each other is checked afterwards."""
    format = FILES[file].format
    try:
        if isinstance(format, Csv):
            return list(format.table.problems(iter(text.splitlines(keepends=True))))[:MOST_NAMED]
        if isinstance(format, Toml):
            with TemporaryDirectory() as folder:
                (Path(folder) / file).write_text(text, encoding="utf-8")
                document(Path(folder), file)
    except BadContent as problem:
        return [problem]
    return []


def compared(file: EditedFile, text: str, standing: Rows) -> dict[str, Cells | None]:
    """The rows that the file says otherwise, by their key; those that it does not have are None."""
    rows = file.format.rows(text)
    found: dict[str, Cells | None] = {
        key: cells for key, cells in rows.items() if filled(cells) != filled(standing.get(key))
    }
    return found | dict.fromkeys(standing.keys() - rows.keys())
