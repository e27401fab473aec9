"""Report d: the year of information and complaints (SOP E.d), with the register of UU 14/2008."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from functions.domain.dates import desimal, masa, ribuan
from functions.domain.dip import DIP_CATEGORIES
from functions.domain.ppid_words import exception
from functions.domain.submission import KINDS, PPID
from functions.reports import figures, tables
from functions.reports.dashboard import agencies
from functions.reports.facts import Facts
from functions.reports.figures import Figures, Lines, counted
from functions.reports.kinds import KINDS as REPORTS
from functions.reports.remarks import remarks
from functions.reports.report import (
    COLUMNS,
    PERCENT,
    TEXT,
    Cell,
    Chart,
    Column,
    OwnWords,
    Paragraph,
    Part,
    Period,
    Report,
    Section,
    Table,
)

_COMPARED = (
    *("filed", "forwarded", "answered", "in_time_sop", "in_time_national", "solved", "unsolved"),
    *("reopened", "referred", "declined", "withdrawn", "closed"),
)
_OWN_WORDS = (
    ("Kisah sukses", "kisah-sukses", "Laporan yang membawa perubahan, tanpa nama pelapor."),
    ("Kebijakan dan sarana", "kebijakan", "Aturan, sarana, petugas, dan anggaran tahun ini."),
    ("Kendala", "kendala", "Apa yang menghambat, dan mengapa."),
    ("Rencana tahun depan", "rencana", "Apa yang akan diperbaiki, kapan, dan oleh siapa."),
)


_DECISIONS = {
    "granted": "Dikabulkan",
    "partly_granted": "Dikabulkan sebagian",
    "refused": "Ditolak",
    "not_held": "Tidak dikuasai kabupaten",
}


def make(facts: Facts) -> Report:
    """The report of a calendar year."""
    found = figures.figures(facts.days, facts.period)
    return Report(
        kind="annual",
        period=facts.period,
        title=REPORTS["annual"].title,
        subtitle=masa(facts.period.first, facts.period.last),
        sections=tuple(_sections(facts, found)),
        made_at=facts.now,
    )


def _sections(facts: Facts, found: Figures) -> Iterator[Section]:
    yield Section("Ringkasan", (*remarks(found), _summary(found), _compared(facts, found)))
    yield Section("Sepanjang tahun", (_months(facts), _kinds(facts)))
    yield Section("Ketepatan waktu", (tables.by_clock(found), tables.times(found)))
    yield Section("Tindak lanjut dinas", tuple(agencies(facts, found)))
    yield Section("Dari mana dan tentang apa", tuple(_spread(facts, found)))
    yield Section("Tanggapan pelapor", (tables.afterwards(found),))
    yield Section("Permohonan informasi publik (UU 14/2008)", tuple(_requests(facts, found)))
    yield Section("Daftar Informasi Publik", (_list(facts),))
    for heading, name, prompt in _OWN_WORDS:
        yield Section(heading, (OwnWords(name, prompt, facts.words.get(name, "")),))


def _summary(found: Figures) -> Paragraph:
    share = figures.percent(found.total("in_time_national"), found.total("answered"))
    timely = f", {desimal(share)} % tepat waktu" if share is not None else ""
    return Paragraph(
        f"Dalam setahun masuk {ribuan(found.total('filed'))} laporan dan dijawab "
        f"{ribuan(found.total('answered'))}{timely}. Pada akhir tahun "
        f"{ribuan(found.total('open'))} masih berjalan."
    )


def _compared(facts: Facts, found: Figures) -> Table:
    """With the year before, and by how many per cent it changed."""
    table = tables.compared(facts, found, _COMPARED)
    columns = (*table.columns, Column("Perubahan (%)", PERCENT))
    rows = tuple((*row, _change(row[1], row[2])) for row in table.rows)
    return Table(table.name, "Dibandingkan dengan tahun sebelumnya", columns, rows)


def _change(now: Cell, before: Cell) -> float | None:
    if not isinstance(now, int) or not isinstance(before, int) or not before:
        return None
    return round(100 * (now - before) / before, 1)


def _months(facts: Facts) -> Table:
    measures = ("filed", "forwarded", "answered", "open", "late_national")
    rows = [(name, *_cells(month, measures)) for name, month in _each_month(facts)]
    return Table(
        name="per-bulan",
        caption="Tiap bulan",
        columns=(Column("Bulan", TEXT), *(Column(figures.WORDS[m]) for m in measures)),
        rows=tuple(rows),
        note="Masih berjalan dan terlambat: keadaan pada hari terakhir bulan itu.",
        chart=Chart(COLUMNS, (1, 3)),
    )


def _kinds(facts: Facts) -> Table:
    rows = []
    for name, month in _each_month(facts):
        known = month.tally or not month.missing
        rows.append((name, *(month.of("filed", "kind", k) if known else None for k in KINDS)))
    columns = (Column("Bulan", TEXT), *(Column(label) for label in KINDS.values()))
    return Table("per-jenis", "Yang masuk, tiap bulan menurut jenis", columns, tuple(rows))


def _each_month(facts: Facts) -> Iterator[tuple[str, Figures]]:
    first = facts.period.first
    while first <= facts.period.last:
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        last = date.fromordinal(following.toordinal() - 1)
        yield masa(first, last), figures.figures(facts.days, Period(first, last))
        first = following


def _cells(month: Figures, measures: tuple[str, ...]) -> list[Cell]:
    """The totals; nothing of a month of which no day was counted."""
    known = month.tally or not month.missing
    return [month.total(measure) if known else None for measure in measures]


def _spread(facts: Facts, found: Figures) -> Iterator[Part]:
    for dimension, caption in (
        ("channel", "Menurut saluran"),
        ("category", "Menurut kategori"),
        ("district", "Menurut kecamatan"),
    ):
        lines = Lines(dimension, ("filed", "answered", "in_time_national"))
        yield counted(facts, found, lines, f"per-{dimension}", caption)


def _requests(facts: Facts, found: Figures) -> Iterator[Part]:
    decisions = tuple((w, found.of("decided", "what", code)) for code, w in _DECISIONS.items())
    columns = (Column("Permohonan", TEXT), Column("Banyaknya"))
    received = ("Diterima", found.of("filed", "kind", PPID))
    yield Table("permohonan", "Permohonan dan keputusan tahun ini", columns, (received, *decisions))
    reasons = tuple(
        (exception(code, facts.directory), found.of("withheld", "reason", code))
        for code in found.values("reason", ("withheld",))
    )
    if reasons:
        columns = (Column("Alasan", TEXT), Column("Banyaknya"))
        yield Table("penolakan", "Alasan ditolak, seluruhnya atau sebagian", columns, reasons)
    rows: tuple[tuple[Cell, ...], ...] = (
        ("Keberatan diajukan", found.of("objection", "what", "objected")),
        ("Keberatan diterima atasan PPID", found.of("objection", "what", "upheld")),
        ("Keberatan tidak diterima", found.of("objection", "what", "dismissed")),
        ("Diputus lewat waktu", found.total("decided_late")),
        (
            "Rata-rata hari kerja sampai keputusan",
            figures.mean(found.total("decide_days"), found.total("decided")),
        ),
    )
    yield Table(
        "keberatan", "Keberatan dan waktu", (Column("Perihal", TEXT), Column("Nilai")), rows
    )


def _list(facts: Facts) -> Part:
    if facts.dip is None:
        return Paragraph("Daftar Informasi Publik belum dapat dibaca.")
    count = Counter(record.category for record in facts.dip)
    fresh = Counter(r.category for r in facts.dip if r.updated_on >= facts.period.first)
    rows = tuple((label, count[code], fresh[code]) for code, (label, _) in DIP_CATEGORIES.items())
    return Table(
        name="dip",
        caption="Informasi menurut kategori",
        columns=(Column("Kategori", TEXT), Column("Informasi"), Column("Diperbarui tahun ini")),
        rows=rows,
        total=("Jumlah", count.total(), fresh.total()),
        note="Keadaan daftar ketika laporan ini dibuat.",
        is_list=True,
    )
