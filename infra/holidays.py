"""Writes site/content/holidays.csv from the `holidays` package: python -m infra.holidays."""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import holidays

YEARS = (2025, 2026, 2027)
KINDS = {"public": "libur", "government": "cuti_bersama"}
"""The package's categories; its default leaves out the cuti bersama."""

HEADER = ("date", "name", "kind", "estimated")
FILE = Path(__file__).parent.parent / "site" / "content" / "holidays.csv"
_ESTIMATED = re.compile(r"\s*\(perkiraan\)")

Line = tuple[str, str, str, str]


def lines(years: tuple[int, ...]) -> list[Line]:
    """One row a day, in order; a day that is both a holiday and a cuti bersama is a holiday."""
    by_day: dict[date, Line] = {}
    for category, kind in KINDS.items():
        for day, name in _days(years, category):
            estimated = "yes" if _ESTIMATED.search(name) else ""
            clean = _ESTIMATED.sub("", name).replace("; ", " dan ")
            by_day.setdefault(day, (day.isoformat(), clean, kind, estimated))
    return [by_day[day] for day in sorted(by_day)]


def _days(years: tuple[int, ...], category: str) -> Iterator[tuple[date, str]]:
    found = holidays.country_holidays("ID", years=years, categories=(category,), language="id")
    yield from found.items()


def main() -> None:
    """Write the file for the given years."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("years", nargs="*", type=int, default=YEARS)
    parser.add_argument("--out", type=Path, default=FILE)
    chosen = parser.parse_args()
    with chosen.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(lines(tuple(chosen.years)))


if __name__ == "__main__":
    main()
