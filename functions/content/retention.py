"""retensi.csv: how long the files of complaints are kept."""

from __future__ import annotations

from pathlib import Path

from functions.content.reading import required
from functions.content.tables import Table, unwrapped
from functions.content.values import choice, text
from functions.domain.errors import BadContent
from functions.domain.retention import RESTRICTED, THEN, Rule
from functions.domain.submission import KINDS
from functions.domain.text import whole_number

MOST_YEARS = 100


def _years(raw: object) -> int:
    years = whole_number(text(raw))
    if years is None or years > MOST_YEARS:
        raise ValueError(f"harus angka tahun dari 0 sampai {MOST_YEARS}.")
    return years


RETENTION = Table(
    "retensi.csv",
    Rule,
    key="of",
    columns={
        "of": required(choice(*KINDS, RESTRICTED)),
        "active_years": required(_years),
        "inactive_years": required(_years),
        "then": required(choice(*THEN)),
        "basis": required(text),
    },
)


def retention(folder: Path) -> dict[str, Rule]:
    """A rule for each kind of complaint, and one for restricted ones."""
    rows = RETENTION.read(folder)
    for kind in (*KINDS, RESTRICTED):
        if kind not in rows:
            raise BadContent(RETENTION.file, 1, "of", f'baris untuk "{kind}" belum ada.')
    return unwrapped(rows)
