"""Records that a test adds to the shipped list."""

from __future__ import annotations

import csv
from pathlib import Path

RECORD = {
    "id": "uji",
    "category": "berkala",
    "title": "Uji",
    "summary": "Ringkasan",
    "agency": "diskominfo",
    "officer": "Kepala Bidang",
    "responsible": "Diskominfo",
    "made_at": "Januari 2026",
    "made_place": "Batulicin",
    "form": "PDF",
    "retention": "5 tahun",
    "media": "Situs web",
    "year": "2026",
    "updated_on": "2026-11-30",
    "url": "",
}


def add(content: Path, **cells: str) -> None:
    with (content / "dip.csv").open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, list(RECORD)).writerow({**RECORD, **cells})
