"""Days, times and numbers as people in Tanah Bumbu say them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone

WITA = timezone(timedelta(hours=8), "WITA")
"""Waktu Indonesia Tengah, UTC+8 without daylight saving: no zone database needed."""

_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_OLD_SPELLINGS = {"peb": 2, "ags": 8, "agt": 8, "nop": 11}
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


def hari_waktu(moment: datetime) -> str:
    """Selasa, 24 November 2026 pukul 14.05 WITA."""
    return f"{_DAYS[local(moment).weekday()]}, {waktu(moment)}"


def masa(first: date, last: date) -> str:
    """What the days from first to last are called: 27 sampai 29 November 2026, Triwulan IV 2026."""
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    is_whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    if is_whole and months == 1:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if is_whole and months == 3 and first.month % 3 == 1:
        return f"Triwulan {romawi((first.month + 2) // 3)} {first.year}"
    if is_whole and months == 12 and first.month == 1:
        return f"tahun {first.year}"
    if first == last:
        return hari_tanggal(first)
    if months == 1:
        return f"{first.day} sampai {tanggal(last)}"
    return f"{tanggal(first)} sampai {tanggal(last)}"


def romawi(number: int) -> str:
    """A number up to twelve in Roman letters, as letters are dated here."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def bulan(word: str) -> int:
    """The month of "Desember", "des." or "Nopember"; 0 for any other word."""
    start = word.rstrip(".").lower()
    if len(start) < 3:
        return 0
    found = (n for n, name in enumerate(_MONTHS, 1) if name.lower().startswith(start))
    return next(found, _OLD_SPELLINGS.get(start[:3], 0))


def hari(word: str) -> int | None:
    """The weekday of "Senin" or "jum'at", Monday being 0; None for any other word."""
    plain = word.lower().replace("'", "").replace("ahad", "minggu")
    return next((n for n, name in enumerate(_DAYS) if name.lower() == plain), None)


def lama(span: timedelta) -> str:
    """How long it took, in its two largest units: 7 detik; 2 menit 5 detik; 1 hari 3 jam."""
    left = int(span.total_seconds())
    found: list[tuple[int, str]] = []
    for size, unit in ((86_400, "hari"), (3_600, "jam"), (60, "menit"), (1, "detik")):
        if left >= size or found:
            found.append((left // size, unit))
            left %= size
    return " ".join(f"{n} {unit}" for n, unit in found[:2] if n) or "kurang dari 1 detik"


def daftar(words: Sequence[str]) -> str:
    """A list as a phrase: "a", "a dan b", "a, b, dan c"."""
    if len(words) <= 2:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def ribuan(number: int) -> str:
    """1.234: thousands with points."""
    return f"{number:,}".replace(",", ".")


def desimal(number: float) -> str:
    """57,1: one decimal, behind a comma."""
    return f"{number:.1f}".replace(".", ",")
