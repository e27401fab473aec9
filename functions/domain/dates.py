"""Days and times as people in Tanah Bumbu say them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone

WITA = timezone(timedelta(hours=8), "WITA")
"""Waktu Indonesia Tengah, UTC+8 without daylight saving: no zone database needed."""

_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]


def local(moment: datetime) -> datetime:
    """The moment on the office's wall clock."""
    return moment.astimezone(WITA)


def tanggal(day: date) -> str:
    """24 November 2026; a datetime is read in WITA."""
    if isinstance(day, datetime):
        day = local(day)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def hari_tanggal(day: date) -> str:
    """Selasa, 24 November 2026."""
    if isinstance(day, datetime):
        day = local(day)
    return f"{_DAYS[day.weekday()]}, {tanggal(day)}"


def waktu(moment: datetime) -> str:
    """24 November 2026 pukul 14.05 WITA."""
    there = local(moment)
    return f"{tanggal(there)} pukul {there:%H.%M} WITA"


def daftar(words: Sequence[str]) -> str:
    """A list as a phrase: "a", "a dan b", "a, b, dan c"."""
    if len(words) <= 2:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"
