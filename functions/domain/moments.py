"""A day and a time as people in an Indonesian office write them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone

from functions.domain.dates import WITA, bulan, hari, local

NOW = "sekarang"

MORNING = time(8)
"""What a day without a time means: the beginning of office hours."""

_AGO = {"": 0, "hari ini": 0, "tadi": 0, "kemarin": 1, "kemarin dulu": 2}
_ZONES = {"wib": 7, "wita": 8, "wit": 9}

_TIME = re.compile(
    r"(?:^|[\s,]+)(?:pukul|pkl\.?|jam)?\s*(\d{1,2})[.:](\d{2})(?::\d{2})?\s*(wib|wita|wit)?$"
)
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?")
_WORDS = re.compile(r"(\d{1,2})[\s-]?([a-z]{3,9})\.?(?:[\s-](\d{4}|\d{2}))?")


def moment(typed: str, now: datetime) -> datetime | None:
    """The moment of "sekarang", "08.15", "kemarin 14.30", "27/11/2026", "Senin 9.00" or ISO 8601.

    Times are WITA unless they say otherwise. A weekday is the last one, a day without a year the
    last such day, and a day alone its morning, though never later than now. None for anything else.
    """
    words = " ".join(typed.lower().split())
    if words in ("", NOW):
        return now if words else None
    try:
        return _iso(words, now) or _spoken(words, now)
    except ValueError:  # the 31st of a short month, or 25.00
        return None


def day(typed: str, today: date) -> date | None:
    """A day alone, written in the same ways."""
    words = " ".join(typed.lower().split())
    try:
        return date.fromisoformat(words) if words[:4].isdigit() else _day(words, today)
    except ValueError:
        return None


def _iso(words: str, now: datetime) -> datetime | None:
    if not words[:4].isdigit():
        return None
    if len(words) == 10:
        return _morning(date.fromisoformat(words), now)
    found = datetime.fromisoformat(words.upper())
    return found if found.tzinfo else found.replace(tzinfo=WITA)


def _spoken(words: str, now: datetime) -> datetime | None:
    found = _TIME.search(words)
    on = _day(words[: found.start()] if found else words, local(now).date())
    if on is None:
        return None
    if found is None:
        return _morning(on, now)
    zone = timezone(timedelta(hours=_ZONES[found[3]])) if found[3] else WITA
    return datetime.combine(on, time(int(found[1]), int(found[2])), zone)


def _morning(on: date, now: datetime) -> datetime:
    morning = datetime.combine(on, MORNING, WITA)
    return min(morning, now) if on == local(now).date() else morning


def _day(words: str, today: date) -> date | None:
    if words in _AGO:
        return today - timedelta(days=_AGO[words])
    first, _, rest = words.partition(" ")
    weekday = hari(first.rstrip(","))
    if weekday is None:
        return _dated(words, today)
    return _dated(rest, today) if rest else today - timedelta(days=(today.weekday() - weekday) % 7)


def _dated(words: str, today: date) -> date | None:
    if match := _NUMBERS.fullmatch(words):
        month, year = int(match[3]), match[4]
    elif match := _WORDS.fullmatch(words):
        month, year = bulan(match[2]), match[3]
    else:
        return None
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, int(match[1]))
    found = date(today.year, month, int(match[1]))
    return found if found <= today else found.replace(year=today.year - 1)
