"""Report a: the day's service of information and complaints (SOP E.a)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from functions.domain.dates import daftar, masa, ribuan
from functions.reports import figures, tables
from functions.reports.facts import Facts
from functions.reports.figures import WORDS, Figures, Lines, counted
from functions.reports.kinds import KINDS
from functions.reports.remarks import remarks
from functions.reports.report import (
    COUNT,
    TEXT,
    Column,
    Paragraph,
    Part,
    Period,
    Report,
    Section,
    Table,
)

WEEK = 7
"""Days before, whose mean a day is compared with."""

_WORK = ("filed", "forwarded", "answered", "open", "late_sop", "late_national")
_OF_AGENCIES = ("forwarded", "answered", "in_time_sop", "open", "late_sop", "late_national")
_SUMMED = (
    *("filed", "typed_later", "forwarded", "answered", "referred", "declined", "withdrawn"),
    *("solved", "unsolved", "reopened", "closed"),
)


def make(facts: Facts) -> Report:
    """The report of one working day, or of it and the days off before it."""
    found = figures.figures(facts.days, facts.period)
    return Report(
        kind="daily",
        period=facts.period,
        title=KINDS["daily"].title,
        subtitle=masa(facts.period.first, facts.period.last),
        sections=tuple(_sections(facts, found)),
        made_at=facts.now,
    )


def _sections(facts: Facts, found: Figures) -> Iterator[Section]:
    yield Section(
        "Ringkasan",
        (
            *remarks(found),
            _summary(found),
            _compared(facts, found),
        ),
    )
    yield Section("Keadaan pada akhir hari", (_standing(facts, found), tables.by_clock(found)))
    by = (
        ("channel", _WORK, "Menurut saluran"),
        ("kind", _WORK, "Menurut jenis"),
        ("category", _WORK, "Menurut kategori"),
        ("agency", _OF_AGENCIES, "Menurut dinas dan instansi"),
        ("district", _WORK, "Menurut kecamatan"),
    )
    rows = (
        counted(facts, found, Lines(dimension, measures), f"per-{dimension}", caption)
        for dimension, measures, caption in by
    )
    yield Section("Dari mana dan tentang apa", tuple(rows))
    yield Section("Pengiriman pesan", (tables.messages(found),))


def _summary(found: Figures) -> Paragraph:
    flows = (("masuk", "filed"), ("diteruskan ke dinas", "forwarded"), ("dijawab", "answered"))
    happened = daftar([f"{ribuan(found.total(m))} {words}" for words, m in flows])
    late = f"{ribuan(found.total('late_sop'))} lewat target, {ribuan(found.total('late_national'))}"
    return Paragraph(
        f"Laporan: {happened}. Pada akhir hari {ribuan(found.total('open'))} masih berjalan; "
        f"{late} terlambat menurut waktu nasional."
    )


def _compared(facts: Facts, found: Figures) -> Table:
    """Each flow beside its mean a day of the week before."""
    day_before = facts.period.first - timedelta(days=1)
    week = Period(facts.period.first - timedelta(days=WEEK), day_before)
    before = figures.figures(facts.before, week)
    counted_days = WEEK - len(before.missing)
    rows = [
        (WORDS[m], found.total(m), figures.mean(before.total(m), counted_days)) for m in _SUMMED
    ]
    return Table(
        name="ringkasan",
        caption="Yang terjadi",
        columns=(
            Column("Kejadian", TEXT),
            Column("Banyaknya", COUNT),
            Column("Rata-rata sehari, 7 hari sebelumnya", COUNT),
        ),
        rows=tuple(rows),
        note="Dicatat kemudian: diterima pada hari sebelumnya, baru diketik pada hari ini. "
        "Ditutup tanpa balasan tidak berarti selesai.",
    )


def _standing(facts: Facts, found: Figures) -> Part:
    lines = Lines("status", ("standing",))
    return counted(facts, found, lines, "keadaan", "Laporan yang belum berakhir")
