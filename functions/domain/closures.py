"""Days that are not like their weekday: national holidays, and the office's own exceptions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from functions.domain.errors import Invalid
from functions.domain.text import one_line
from functions.domain.workdays import WorkingCalendar

FARTHEST = timedelta(days=730)
LONGEST_NAME = 100

PART = "calendar"
"""Their place in the edition of what every function goes by."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off for the whole country; `estimated` until the joint decree names its date."""

    date: date
    name: str
    kind: str
    estimated: bool


@dataclass(frozen=True, slots=True)
class Closure:
    """A day on which this office does otherwise than the calendar says."""

    date: date
    working: bool
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A closure that the office entered in the browser: who, and when."""

    closure: Closure
    by: str
    at: datetime


Entries = Mapping[date, Entry]


def differing(calendar: WorkingCalendar, closures: Iterable[Closure]) -> WorkingCalendar:
    """The calendar with these days changed; its version names them, whoever entered them."""
    closures = sorted(closures, key=lambda closure: closure.date)
    if not closures:
        return calendar
    closed = {c.date: c.name for c in closures if not c.working}
    opened = {c.date for c in closures if c.working}
    words = calendar.version + repr([(str(c.date), c.working, c.name) for c in closures])
    return replace(
        calendar,
        holidays={**calendar.holidays, **closed},
        open_days=(calendar.open_days - closed.keys()) | opened,
        version=sha256(words.encode()).hexdigest()[:12],
    )


def written(entries: Entries) -> dict[str, Any]:
    """The entries as plain values, by their day."""
    return {
        day.isoformat(): {
            "w": entry.closure.working,
            "n": entry.closure.name,
            "by": entry.by,
            "at": int(entry.at.timestamp()),
        }
        for day, entry in entries.items()
    }


def read(value: Mapping[str, Any]) -> dict[date, Entry]:
    """The entries from plain values."""
    found = {}
    for iso, raw in value.items():
        day = date.fromisoformat(iso)
        at = datetime.fromtimestamp(raw["at"], UTC)
        found[day] = Entry(Closure(day, raw["w"], raw["n"]), raw["by"], at)
    return found


def check(fields: Mapping[str, str], calendar: WorkingCalendar, today: date) -> Closure:
    """The closure that was typed, or Invalid; `calendar` is the one without any entry."""
    errors: dict[str, str] = {}
    try:
        day = _day(fields, today)
    except ValueError as error:
        errors["closure_date"], day = str(error), None
    does = fields.get("does", "")
    if does not in ("close", "open"):
        errors["does"] = "Pilih tutup atau buka."
    elif day and calendar.is_working_day(day) == (does == "open"):
        errors["closure_date"] = _nothing_new(calendar, day)
    name = one_line(fields.get("name", ""))
    if not name:
        errors["name"] = "Tuliskan alasannya dengan singkat."
    elif len(name) > LONGEST_NAME:
        errors["name"] = f"Paling panjang {LONGEST_NAME} huruf; Anda menulis {len(name)}."
    if errors or day is None:
        raise Invalid(errors)
    return Closure(day, does == "open", name)


def _day(fields: Mapping[str, str], today: date) -> date:
    parts = [fields.get(f"closure_{part}", "").strip() for part in ("year", "month", "day")]
    if not all(parts):
        raise ValueError("Isi tanggal, bulan, dan tahun.")
    try:
        day = date(*map(int, parts))
    except (ValueError, OverflowError):
        raise ValueError("Tanggal ini tidak ada. Contoh: 5 12 2026.") from None
    if not today - FARTHEST <= day <= today + FARTHEST:
        raise ValueError("Paling jauh dua tahun dari hari ini. Periksa tahunnya.")
    if day < today and not fields.get("past"):
        raise ValueError(
            "Tanggal ini sudah lewat, dan tenggat laporan yang terbuka ikut bergeser. "
            "Bila memang benar, centang kotak di bawah ini, lalu simpan lagi."
        )
    return day


def _nothing_new(calendar: WorkingCalendar, day: date) -> str:
    if calendar.is_working_day(day):
        return "Hari itu kantor memang buka."
    name = calendar.holidays.get(day, "")
    return f"Hari itu kantor memang tutup{f': {name}' if name else ''}."
