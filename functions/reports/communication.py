"""Report e: monitoring and evaluation of communication and information (SOP E.e)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from functions.domain.dates import masa, ribuan
from functions.domain.dip import DipRecord
from functions.reports import figures, tables
from functions.reports.facts import Facts
from functions.reports.figures import Figures, Lines, counted, namer, percent
from functions.reports.kinds import KINDS
from functions.reports.remarks import remarks
from functions.reports.report import (
    BARS,
    DAY,
    PERCENT,
    TEXT,
    Cell,
    Chart,
    Column,
    OwnWords,
    Paragraph,
    Part,
    Report,
    Section,
    Table,
)

FRESH = timedelta(days=365)
"""A record that was updated within a year counts as fresh."""

_MAY_BE_EMPTY = ("url",)
"""Columns of the list that a complete record fills although the file does not require them."""


def make(facts: Facts) -> Report:
    """The report of a month, a quarter or a year."""
    found = figures.figures(facts.days, facts.period)
    return Report(
        kind="communication",
        period=facts.period,
        title=KINDS["communication"].title,
        subtitle=masa(facts.period.first, facts.period.last),
        sections=tuple(_sections(facts, found)),
        made_at=facts.now,
    )


def _sections(facts: Facts, found: Figures) -> Iterator[Section]:
    yield Section("Daftar Informasi Publik", tuple(_list(facts)))
    lines = Lines("channel", ("filed", "answered"))
    channels = counted(facts, found, lines, "per-saluran", "Saluran yang dipakai pelapor")
    yield Section("Saluran", (*remarks(found), channels))
    yield Section("Pencarian informasi", tuple(_searches(found)))
    yield Section("Pesan kepada pelapor dan dinas", (tables.messages(found),))
    text = facts.words.get("catatan", "")
    yield Section("Catatan", (OwnWords("catatan", "Penilaian dan rencana kantor.", text),))


def _list(facts: Facts) -> Iterator[Part]:
    if facts.dip is None:
        yield Paragraph("Daftar Informasi Publik belum dapat dibaca.")
        return
    name = namer(facts.directory, "agency", facts.period.last)
    by_agency: dict[str, list[DipRecord]] = {}
    for record in facts.dip:
        by_agency.setdefault(name(record.agency), []).append(record)
    rows = [_row(label, by_agency[label], facts.period.last) for label in sorted(by_agency)]
    yield Table(
        name="dip-per-dinas",
        caption="Kelengkapan dan kebaruan menurut dinas",
        columns=(
            Column("Dinas", TEXT),
            Column("Informasi"),
            Column("Lengkap", PERCENT),
            Column("Diperbarui setahun terakhir", PERCENT),
            Column("Terakhir diperbarui", DAY),
        ),
        rows=tuple(rows),
        total=_row("Semua", facts.dip, facts.period.last) if len(rows) > 1 else (),
        note=f"Terdaftar {ribuan(len(facts.dip))} informasi ketika laporan ini dibuat. "
        "Lengkap: semua kolom terisi, termasuk alamat webnya.",
        is_list=True,
        chart=Chart(BARS) if len(rows) > 1 else None,
    )


def _row(label: str, records: Sequence[DipRecord], last: date) -> tuple[Cell, ...]:
    complete = sum(all(getattr(r, name) for name in _MAY_BE_EMPTY) for r in records)
    fresh = sum(last - FRESH <= record.updated_on for record in records)
    newest = max((record.updated_on for record in records), default=None)
    share = percent(complete, len(records)), percent(fresh, len(records))
    return (label, len(records), *share, newest)


def _searches(found: Figures) -> Iterator[Part]:
    asked, empty = found.total("searches"), found.total("searches_empty")
    if unread := found.total("searches_unread"):
        yield Paragraph(f"Pencarian pada {unread} hari tidak terbaca, jadi tidak ikut dihitung.")
    if not asked:
        yield Paragraph("Tidak ada pencarian yang tercatat dalam masa ini.")
        return
    yield Table(
        name="pencarian",
        caption="Pencarian dalam Daftar Informasi Publik",
        columns=(Column("Pencarian", TEXT), Column("Kali"), Column("Bagian", PERCENT)),
        rows=(("Semua", asked, None), ("Tanpa hasil", empty, percent(empty, asked))),
        note="Yang sama dalam lima menit dihitung sekali. Siapa yang mencari tidak dicatat.",
    )
    words = {word: found.of("missed", "word", word) for word in found.values("word", ("missed",))}
    if words:
        yield Table(
            name="tidak-ditemukan",
            caption="Dicari, tetapi tidak ditemukan",
            columns=(Column("Kata", TEXT), Column("Kali")),
            rows=tuple((word, words[word]) for word in sorted(words, key=lambda w: (-words[w], w))),
            note="Hanya kata yang dipakai portal ini sendiri yang disebut; lainnya hanya dihitung.",
        )
