"""The file of an import: where it lies, what its columns mean, and its rows.

It lies in the bucket under a name that only its uploader was told, and goes by itself after a day.
Nothing else is kept of an import: how far it has come, the filed complaints say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from functions.channels import table_file
from functions.channels.rows import MOST_BYTES
from functions.channels.table_file import TableFile
from functions.domain.errors import NotFound
from functions.domain.lapor_rows import Names, Reader, Row, meanings
from functions.domain.text import plain
from functions.faces.admin import answers
from functions.faces.admin.parts import parts

LEARNED = "lapor-columns"
"""The edition that keeps what the office said of columns."""

_ID = re.compile(r"[\w-]{8,40}", re.ASCII)
_MOST_KEPT = 2 * MOST_BYTES

_GONE = "File ini tidak ada lagi. File impor disimpan satu hari saja; kirim lagi filenya."


def form(id: str) -> dict[str, Any]:
    """What a form needs to send the file to the bucket, and to lead to its page then."""
    desk = parts().desk
    then = f"{parts().config.base_url}/admin/import/{id}"
    return desk.files.form(f"{_place(id)}/file", desk.now(), then, MOST_BYTES)


def read(id: str) -> TableFile:
    """The file as it was sent, read and kept for the steps that follow; Invalid in words."""
    data = parts().staff.bucket.get(f"{_place(id)}/file", MOST_BYTES)
    if data is None:
        raise NotFound(_GONE)
    table = table_file.read(data, names().columns)
    answers.recorded("import read", note=f"{len(table.lines)} baris")
    kept = table_file.packed(table)
    parts().staff.bucket.put(f"{_place(id)}/rows", kept, "application/gzip", "attachment")
    return table


def kept(id: str) -> TableFile:
    """The file as it was read; read now, if nobody has."""
    data = parts().staff.bucket.get(f"{_place(id)}/rows", _MOST_KEPT)
    return table_file.unpacked(data) if data else read(id)


def names() -> Names:
    """What LAPOR's words mean: the content's, and what the office was asked for since."""
    given = parts().staff.lapor_names()
    learned = parts().staff.editions.load(LEARNED).value
    return given._replace(columns={**given.columns, **learned})


def learn(columns: Mapping[str, str]) -> None:
    """Remember what these columns mean, for every later file."""
    editions, desk = parts().staff.editions, parts().desk
    answers.recorded("import columns", note=", ".join(columns))
    before = editions.load(LEARNED)
    value = {**before.value, **{plain(name): field for name, field in columns.items()}}
    editions.save(LEARNED, before, value, desk.now())


def rows(table: TableFile, start: int = 0) -> Iterator[Row]:
    """Each row from one on, judged by itself when it is asked for."""
    desk, words = parts().desk, names()
    reader = Reader(meanings(table.head, words), words, desk.directory, desk.settings.filing)
    now = desk.now()
    return (reader.read(line.row, line.cells, now) for line in table.lines[start:])


def examples(table: TableFile) -> list[str]:
    """For each column the first cell that says something."""
    return [_first(table, place) for place in range(len(table.head))]


def _first(table: TableFile, place: int) -> str:
    cells: Sequence[str] = [line.cells[place] for line in table.lines[:100]]
    return next(filter(None, cells), "")[:60]


def _place(id: str) -> str:
    if not _ID.fullmatch(id):
        raise NotFound(_GONE)
    return f"imports/{id}"
