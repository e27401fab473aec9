"""The working calendar: hours, holidays and the office's own exceptions."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from functions.content.reading import optional, required
from functions.content.settings import settings
from functions.content.tables import Table, unwrapped
from functions.content.values import choice, day, text, yes
from functions.domain.closures import Closure, Holiday
from functions.domain.workdays import WorkingCalendar

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


def closures(folder: Path) -> tuple[Closure, ...]:
    """The office's own exceptions, as they were when it was deployed."""
    return tuple(unwrapped(CLOSURES.read(folder)).values())


def calendar(folder: Path) -> WorkingCalendar:
    """The calendar that every deadline is reckoned by."""
    hours = settings(folder).hours
    own = closures(folder)
    off = {holiday.date: holiday.name for holiday in holidays(folder)}
    off |= {closure.date: closure.name for closure in own if not closure.working}
    open_days = frozenset(closure.date for closure in own if closure.working)
    return WorkingCalendar(hours, off, open_days, _version(folder, repr(sorted(hours.items()))))


def _version(folder: Path, hours: str) -> str:
    """Names the data: it changes with the hours and the tables, not with other settings."""
    digest = sha256(hours.encode())
    for table in (HOLIDAYS, CLOSURES):
        digest.update((folder / table.file).read_bytes())
    return digest.hexdigest()[:6]
