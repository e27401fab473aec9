"""What a report says of its own figures: days without any, and what the night put right."""

from __future__ import annotations

from functions.domain.dates import daftar, tanggal
from functions.reports.figures import WORDS, Figures
from functions.reports.report import Paragraph, Part
from functions.reports.running import differing

MOST_NAMED = 5
"""Days that are named one by one."""


def remarks(found: Figures) -> list[Part]:
    """What there is to say of the figures themselves; usually nothing."""
    return [Paragraph(said) for said in (_uncounted(found), _differing(found)) if said]


def _uncounted(found: Figures) -> str:
    """A sentence on days that are not in the figures; nothing when all are."""
    if not found.missing:
        return ""
    days = [tanggal(day) for day in found.missing[:MOST_NAMED]]
    if more := len(found.missing) - len(days):
        days.append(f"{more} hari lain")
    return f"Belum dihitung, jadi tidak ada dalam angka di bawah ini: {daftar(days)}."


def _differing(found: Figures) -> str:
    """A sentence on what the night's recount had to put right; nothing when all agreed."""
    off = [f"{WORDS[measure].lower()} {by:+d}" for measure, by in differing(found.tally)]
    if not off:
        return ""
    return (
        "Hitungan berjalan berbeda dari hitung ulang malam, dan yang dipakai di sini adalah "
        f"hitung ulang: {daftar(off)}."
    )
