"""Converters: each turns a written value into a checked one or says what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, time

from functions.content.reading import one_line
from functions.domain.dates import bulan
from functions.domain.text import whole_number

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
URL = re.compile(r"https?://[^\s\"<>]+")
DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
DISTRICT = re.compile(r"63\.10\.\d\d")
PHONE = re.compile(r"(\+62|62|0)[ -]?\d([ -]?\d){6,13}")
SHORT_NUMBER = re.compile(r"\+?\d([ -]?\d){2,14}")
DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
MIDNIGHT = re.compile(r" 0?0[:.]00([:.]00)?$")
DAY_FIRST = (
    re.compile(r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4})"),
    re.compile(r"([A-Za-z']+, )?(?P<day>\d{1,2})[ -](?P<month>[A-Za-z]+\.?)[ -](?P<year>\d{4})"),
)
"""31/12/2025, 31-12-2025, 31 Desember 2025, Rabu, 31 Des 2025: Excel as it is set here."""

FORMULA_ERROR = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|#+)")
HOUR = re.compile(r"\d\d:\d\d")


def text(raw: object) -> str:
    """Words on one line: these end up in mail headers, so nothing invisible gets through."""
    if not isinstance(raw, str):
        raise ValueError("harus berupa teks dalam tanda kutip.")
    words = one_line(raw)
    if not words:
        raise ValueError("wajib diisi.")
    if words[0] == "#" and FORMULA_ERROR.fullmatch(words):
        raise ValueError(f'"{words}" adalah galat rumus dari Excel; tulis isinya.')
    if not words.isprintable():
        raise ValueError("memuat huruf yang tidak terlihat; ketik ulang isinya.")
    return words


def like(pattern: re.Pattern[str], what: str) -> Callable[[object], str]:
    """Text of a fixed form; `what` completes the sentence '"abc" bukan …'."""

    def convert(raw: object) -> str:
        words = text(raw)
        if not pattern.fullmatch(words):
            raise ValueError(f'"{words}" bukan {what}.')
        return words

    return convert


slug = like(SLUG, "kode yang benar: huruf kecil, angka, dan tanda hubung saja")
email = like(EMAIL, "alamat e-mail")
url = like(URL, "alamat web yang diawali http:// atau https://")
domain = like(DOMAIN, "nama domain seperti contoh.go.id")
phone = like(PHONE, "nomor telepon Indonesia (diawali 0 atau +62)")
short_number = like(SHORT_NUMBER, "nomor telepon")
district_code = like(DISTRICT, "kode kecamatan (63.10.xx)")


def slugs(raw: object) -> tuple[str, ...]:
    """Several codes in one cell, separated by semicolons."""
    return tuple(slug(part) for part in text(raw).split(";"))


def choice(*allowed: str) -> Callable[[object], str]:
    """One of a short list of words."""

    def convert(raw: object) -> str:
        words = text(raw)
        if words not in allowed:
            raise ValueError(f'"{words}" tidak dikenal; pilihannya: {", ".join(allowed)}.')
        return words

    return convert


def yes(raw: object) -> bool:
    """A tick in a table: `yes`, or an empty cell."""
    if raw != "yes":
        raise ValueError(f'tulis "yes" atau kosongkan, bukan "{raw}".')
    return True


def day(raw: object) -> date:
    """A date as 2026-08-17, or as Excel writes it here; an unquoted TOML date is one already."""
    if type(raw) is date:
        return raw
    words = text(raw)
    written = MIDNIGHT.sub("", words)
    for pattern in (DATE, *DAY_FIRST):
        # fromisoformat alone would also take 20260817, which nobody means as a date.
        if found := pattern.fullmatch(written):
            month = found["month"]
            number = int(month) if month.isdecimal() else bulan(month)
            with suppress(ValueError):
                return date(int(found["year"]), number, int(found["day"]))
    raise ValueError(f'"{words}" bukan tanggal yang benar; tulis seperti 2026-08-17.')


def year(raw: object) -> int:
    """A year of four digits within the life of the republic."""
    words = text(raw)
    found = whole_number(words)
    if found is None or not 1945 <= found <= 2100:
        raise ValueError(f'"{words}" bukan tahun yang benar; tulis seperti 2026.')
    return found


def whole(low: int, high: int) -> Callable[[object], int]:
    """A whole number within limits, for TOML."""

    def convert(raw: object) -> int:
        if not isinstance(raw, int) or isinstance(raw, bool) or not low <= raw <= high:
            raise ValueError(f"harus bilangan bulat dari {low} sampai {high}.")
        return raw

    return convert


def truth(raw: object) -> bool:
    """TOML's true or false."""
    if not isinstance(raw, bool):
        raise ValueError("tulis true atau false, tanpa tanda kutip.")
    return raw


def opening(raw: object) -> tuple[time, time]:
    """Opening and closing of a day as a pair of hours."""
    if not isinstance(raw, list) or len(raw) != 2:
        raise ValueError('tulis jam buka dan jam tutup seperti ["08:00", "16:30"].')
    opens, closes = _hour(raw[0]), _hour(raw[1])
    if closes <= opens:
        raise ValueError(f"jam tutup {raw[1]} tidak setelah jam buka {raw[0]}.")
    return opens, closes


def area(raw: object) -> tuple[float, float, float, float]:
    """A box on the map in degrees: south, west, north, east."""
    if not isinstance(raw, list) or [type(side) for side in raw] != [float] * 4:
        raise ValueError("tulis empat angka berkoma titik seperti [-3.95, 115.1, -2.7, 116.3].")
    south, west, north, east = raw
    if not (-90 <= south < north <= 90 and -180 <= west < east <= 180):
        raise ValueError("urutannya selatan, barat, utara, timur.")
    return south, west, north, east


def _hour(raw: object) -> time:
    try:
        if isinstance(raw, str) and HOUR.fullmatch(raw):
            return time.fromisoformat(raw)
    except ValueError:
        pass
    raise ValueError(f'"{raw}" bukan jam yang benar; tulis seperti "08:00".')
