"""The columns of agencies.csv that older files do not have."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from functions.content.directory import directory
from functions.domain.errors import BadContent


def with_columns(folder: Path, agency: str, **cells: str) -> Path:
    """The small table with more columns, filled for one agency."""
    with (folder / "agencies.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row.update(cells if row["id"] == agency else dict.fromkeys(set(cells) - set(row), ""))
    with (folder / "agencies.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return folder


def test_a_table_without_the_new_columns_is_read(folder: Path) -> None:
    assert directory(folder).agencies["pdam"].successor == ""
    assert directory(folder).agencies["pdam"].head_email == ""


def test_who_took_over_is_read(folder: Path) -> None:
    written = with_columns(folder, "pdam", successor="pupr")
    assert directory(written).agencies["pdam"].successor == "pupr"


@pytest.mark.parametrize(
    ("agency", "successor", "told"),
    [
        ("pdam", "bulan", 'baris 4, kolom successor: instansi "bulan" tidak ada'),
        ("pdam", "pdam", "baris 4, kolom successor: instansi tidak bisa menjadi penggantinya"),
        ("pupr", "pdam", "baris 2, kolom successor: hanya untuk instansi yang berakhir"),
    ],
)
def test_a_successor_that_makes_no_sense_is_named(
    folder: Path, agency: str, successor: str, told: str
) -> None:
    with pytest.raises(BadContent) as error:
        directory(with_columns(folder, agency, successor=successor))
    assert told in str(error.value)
