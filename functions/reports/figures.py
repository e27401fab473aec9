"""Several days' tallies together, and the tables that are made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from functions.domain.agencies import Directory
from functions.domain.channels import label_of
from functions.domain.lifecycle import STATUSES
from functions.domain.submission import KINDS
from functions.reports import published
from functions.reports.day import Tally
from functions.reports.facts import Facts
from functions.reports.report import (
    BARS,
    COUNT,
    TEXT,
    Chart,
    Column,
    Paragraph,
    Part,
    Period,
    Table,
)

WORDS = {
    "filed": "Masuk",
    "forwarded": "Diteruskan",
    "answered": "Dijawab",
    "in_time_sop": "Sesuai target",
    "in_time_national": "Tepat waktu",
    "open": "Masih berjalan",
    "late_sop": "Lewat target",
    "late_national": "Terlambat",
    "solved": "Dinilai selesai",
    "unsolved": "Dinilai belum selesai",
    "reopened": "Dibuka lagi tanpa penilaian",
    "referred": "Ke luar kabupaten",
    "declined": "Tidak ditindaklanjuti",
    "withdrawn": "Dicabut",
    "closed": "Ditutup tanpa balasan",
    "typed_later": "Dicatat kemudian",
    "unverified": "Belum terverifikasi",
    "untouched": "Belum ditindaklanjuti",
    "process": "Proses",
    "reminded": "Diingatkan",
    "standing": "Banyaknya",
}
"""Headings of columns and names of rows."""

HEADS = {
    "kind": "Jenis",
    "channel": "Saluran",
    "category": "Kategori",
    "district": "Kecamatan",
    "agency": "Dinas",
    "status": "Keadaan",
    "topic": "Topik",
}
_UNNAMED = {
    "category": "Belum dipilih atau terbatas",
    "district": "Tidak disebut atau terbatas",
    "agency": "Belum di dinas atau terbatas",
}


@dataclass(frozen=True, slots=True)
class Figures:
    """What the days of a period add up to; what stands is the last counted day's."""

    tally: Tally
    missing: tuple[date, ...]

    def total(self, measure: str) -> int:
        """A measure over everything."""
        return self.tally[f"{measure}||"]

    def of(self, measure: str, dimension: str, value: str) -> int:
        """A measure in one place."""
        return self.tally[f"{measure}|{dimension}|{value}"]

    def values(self, dimension: str, measures: Iterable[str]) -> list[str]:
        """The places in which any of the measures counts something."""
        wanted = {f"{measure}|{dimension}" for measure in measures}
        keys = (key.rsplit("|", 1) for key, number in self.tally.items() if number)
        return sorted({value for start, value in keys if start in wanted})

    def median(self, measure: str, percent: int = 50) -> int | None:
        """The length within which so many per cent lie, of a measure kept by length."""
        lengths = {int(k.split("|")[2]): n for k, n in self.tally.items() if _is_length(k, measure)}
        left = sum(lengths.values()) * percent / 100
        for length in sorted(lengths):
            left -= lengths[length]
            if left <= 0:
                return length
        return None


def _is_length(key: str, measure: str) -> bool:
    return key.startswith(f"{measure}||") and key[len(measure) + 2 :].isdigit()


class Lines(NamedTuple):
    """A dimension with its measures: what is shown of each, under which name."""

    dimension: str
    measures: tuple[str, ...]


def days_of(period: Period) -> list[date]:
    """Every day of a period."""
    length = (period.last - period.first).days + 1
    return [period.first + timedelta(days=n) for n in range(length)]


def figures(days: Mapping[date, Tally], period: Period) -> Figures:
    """The figures of a period; days that were not counted are named, and count for nothing."""
    wanted = days_of(period)
    there = [days[day] for day in wanted if day in days]
    missing = tuple(day for day in wanted if day not in days)
    return Figures(published.month_of(there), missing)


def percent(part: int, whole: int) -> float | None:
    """A share to one decimal, rounded down; None of nothing."""
    return 1000 * part // whole / 10 if whole else None


def mean(total: int, number: int) -> float | None:
    """A mean to one decimal; None of nothing."""
    return round(total / number, 1) if number else None


def counted(facts: Facts, found: Figures, lines: Lines, name: str, caption: str) -> Part:
    """A table of counts by one dimension, with its totals; a sentence when there is nothing.

    Agencies stand in the order of their names, so that a table is no league; all else by size.
    """
    rows = _merged(facts, found, lines)
    if not rows:
        return Paragraph(f"{caption}: tidak ada.")
    totals = [found.total(measure) for measure in lines.measures]
    heads = [Column(HEADS[lines.dimension], TEXT)]
    heads += [Column(WORDS[measure], COUNT) for measure in lines.measures]
    return Table(
        name=name,
        caption=caption,
        columns=tuple(heads),
        rows=tuple((label, *row) for label, row in _ordered(rows, lines.dimension)),
        total=("Jumlah", *totals) if lines.dimension != "status" and len(rows) > 1 else (),
        chart=Chart(BARS) if len(rows) > 1 else None,
    )


def _merged(facts: Facts, found: Figures, lines: Lines) -> list[tuple[str, list[int]]]:
    """Numbers by label: what has the same name by now is one line."""
    name = namer(facts.directory, lines.dimension, facts.period.last)
    merged: dict[str, Counter[str]] = {}
    for value in found.values(lines.dimension, lines.measures):
        line = merged.setdefault(name(value), Counter())
        for measure in lines.measures:
            line[measure] += found.of(measure, lines.dimension, value)
    return [(label, [line[m] for m in lines.measures]) for label, line in merged.items()]


def _ordered(rows: list[tuple[str, list[int]]], dimension: str) -> list[tuple[str, list[int]]]:
    last = _UNNAMED.get(dimension, "")
    if dimension == "agency":
        return sorted(rows, key=lambda row: (row[0] == last, row[0]))
    return sorted(rows, key=lambda row: (row[0] == last, -row[1][0], row[0]))


def namer(directory: Directory, dimension: str, day: date) -> Callable[[str], str]:
    """What a value of a dimension is called on a day; an agency that is no more is its heir."""
    words: dict[str, Callable[[str], str]] = {
        "kind": lambda code: KINDS.get(code, code),
        "channel": label_of,
        "category": lambda code: c.label if (c := directory.categories.get(code)) else code,
        "topic": directory.label_of,
        "district": lambda code: directory.district_name(code) or code,
        "status": lambda code: s.label if (s := STATUSES.get(code)) else code,
        "agency": lambda id: directory.name_of(directory.heir(id, day) or id),
    }
    unnamed = _UNNAMED.get(dimension, "Tidak disebut")
    return lambda value: words[dimension](value) if value else unnamed
