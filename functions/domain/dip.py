"""The public information list (Daftar Informasi Publik, SOP B.5): what the kabupaten holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

DipCategory = Literal["berkala", "serta_merta", "setiap_saat"]

DIP_CATEGORIES: dict[DipCategory, tuple[str, str]] = {
    "berkala": ("Berkala", "Diumumkan secara rutin, tanpa diminta."),
    "serta_merta": ("Serta merta", "Diumumkan segera karena menyangkut keselamatan banyak orang."),
    "setiap_saat": ("Setiap saat", "Selalu tersedia; minta saja kepada kami."),
}
"""Label and explanation; UU 14/2008 pasal 9 to 11. What is exempt is never on this list."""


class DipRecord(NamedTuple):
    """One row of the list, in the columns that Indonesian offices share: a tuple of its cells."""

    id: str
    category: DipCategory
    title: str
    summary: str
    agency: str
    officer: str
    responsible: str
    made_at: str
    made_place: str
    form: str
    retention: str
    media: str
    year: int
    updated_on: date
    url: str


@dataclass(frozen=True, slots=True)
class WithdrawnRecord:
    """What was on the list once: its address goes on saying so, and where to look instead."""

    id: str
    title: str
    withdrawn_on: date
    reason: str
    replaced_by: str
