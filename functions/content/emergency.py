"""Emergency numbers: shown only when somebody has tried them, on a day that is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from functions.content.reading import Column, optional, required
from functions.content.tables import Table, unwrapped
from functions.content.values import day, short_number, text


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """A number that was reached from here on the day of its verification."""

    name: str
    number: str
    verified_on: date
    source: str


EMERGENCY = Table(
    "emergency.csv",
    EmergencyNumber,
    key="name",
    columns={
        "name": required(text),
        "number": required(short_number),
        "verified_on": Column(
            day,
            missing="nomor darurat tanpa tanggal pemeriksaan tidak boleh ditampilkan; "
            "112 pun tidak aktif di semua daerah.",
        ),
        "source": optional(text),
    },
)


def emergency(folder: Path) -> tuple[EmergencyNumber, ...]:
    """The verified numbers, none at first."""
    return tuple(unwrapped(EMERGENCY.read(folder)).values())
