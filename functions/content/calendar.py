"""The working calendar: hours, holidays and the office's own exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from functions.content.reading import optional, required
from functions.content.settings import settings
from functions.content.tables import Table, unwrapped
from functions.content.values import choice, day, text, yes
from functions.domain.workdays import WorkingCalendar


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


HOLIDAYS = Table(
    "holidays.csv",
    Holiday,
    key="date",
    columns={
        "date": required(day),
        "name": required(text),
        "kind": required(choice("libur", "cuti_bersama")),
        "estimated": optional(yes, empty=False),
    },
)
CLOSURES = Table(
    "closures.csv",
    Closure,
    key="date",
    columns={
        "date": required(day),
        "working": optional(yes, empty=False),
        "name": required(text),
    },
)


def holidays(folder: Path) -> tuple[Holiday, ...]:
    """The national days off, as the pages list them."""
    return tuple(unwrapped(HOLIDAYS.read(folder)).values())


def calendar(folder: Path) -> WorkingCalendar:
    """The calendar that every deadline is reckoned by."""
    hours = settings(folder).hours
    closures = unwrapped(CLOSURES.read(folder)).values()
    off = {holiday.date: holiday.name for holiday in holidays(folder)}
    off |= {closure.date: closure.name for closure in closures if not closure.working}
    open_days = frozenset(closure.date for closure in closures if closure.working)
    return WorkingCalendar(hours, off, open_days, _version(folder, repr(sorted(hours.items()))))


def _version(folder: Path, hours: str) -> str:
    """Names the data: it changes with the hours and the tables, not with other settings."""
    digest = sha256(hours.encode())
    for table in (HOLIDAYS, CLOSURES):
        digest.update((folder / table.file).read_bytes())
    return digest.hexdigest()[:6]
