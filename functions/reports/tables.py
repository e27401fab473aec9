"""Tables that more than one of the reports has."""

from __future__ import annotations

from datetime import date, timedelta

from functions.domain.dates import desimal
from functions.reports.day import AGES, LONGEST
from functions.reports.facts import Facts
from functions.reports.figures import WORDS, Figures, figures, mean, percent
from functions.reports.report import (
    COLUMNS,
    DAY,
    DAYS,
    LINES,
    PERCENT,
    TEXT,
    Chart,
    Column,
    Period,
    Table,
)

_LADDER = {
    "warn": "Menjelang tenggat: dinas diingatkan",
    "breach": "Tenggat lewat: admin, dan dinas bila gilirannya",
    "nudge": "Wakil admin, karena jawaban belum diteruskan",
    "head": "Pimpinan dinas, atau kantor atasannya",
    "leadership": "Pimpinan kabupaten, atau LAPOR",
}


def compared(facts: Facts, found: Figures, measures: tuple[str, ...] = ()) -> Table:
    """What happened beside the same length of time just before; "–" where nobody counted."""
    length = facts.period.last - facts.period.first
    last = facts.period.first - timedelta(days=1)
    before = figures(facts.before, earlier(facts.period, last - length))
    known = before.tally or not before.missing
    gaps = len(before.missing) if known else 0
    wanted = measures or (
        *("filed", "typed_later", "forwarded", "answered", "referred", "declined", "withdrawn"),
        *("solved", "unsolved", "reopened", "closed"),
    )
    return Table(
        name="perbandingan",
        caption="Dibandingkan dengan masa sebelumnya",
        columns=(Column("Kejadian", TEXT), Column("Masa ini"), Column("Masa sebelumnya")),
        rows=tuple((WORDS[m], found.total(m), before.total(m) if known else None) for m in wanted),
        note=f"Dari masa sebelumnya {gaps} hari belum dihitung." if gaps else "",
    )


def earlier(period: Period, first: date) -> Period:
    """The period before: whole months before whole months, else as many days."""
    end = period.first - timedelta(days=1)
    if period.first.day == 1 and (period.last + timedelta(days=1)).day == 1:
        months = (period.last.year - period.first.year) * 12
        months += period.last.month - period.first.month + 1
        place = period.first.year * 12 + period.first.month - 1 - months
        first = date(place // 12, place % 12 + 1, 1)
    return Period(first, end)


def times(found: Figures) -> Table:
    """How long each step took."""
    rows = (
        (
            "Sampai diteruskan (verifikasi)",
            mean(found.total("verify_days"), found.total("verified")),
        ),
        (
            "Sejak diteruskan sampai tanggapan dinas",
            mean(found.total("react_days"), found.total("reacted")),
        ),
        ("Sampai dijawab, rata-rata", mean(found.total("answer_days"), found.total("answered"))),
        ("Sampai dijawab, separuh dalam", found.median("days")),
        ("Sampai dijawab, sembilan dari sepuluh dalam", found.median("days", 90)),
    )
    note = f"Hari kerja sejak diterima. {LONGEST} berarti setahun atau lebih."
    return Table(
        "waktu", "Lamanya", (Column("Langkah", TEXT), Column("Hari kerja", DAYS)), rows, note=note
    )


def by_clock(found: Figures) -> Table:
    """Both families of clocks: of what was answered, and of what still runs."""
    answered, oldest = found.total("answered"), found.total("oldest")
    rows = tuple(
        (
            name,
            answered,
            found.total(met),
            percent(found.total(met), answered),
            found.total(late),
        )
        for name, met, late in (
            ("Target kabupaten", "in_time_sop", "late_sop"),
            ("Waktu nasional SP4N-LAPOR!", "in_time_national", "late_national"),
        )
    )
    return Table(
        name="tenggat",
        caption="Menurut kedua tenggat",
        columns=(
            Column("Tenggat", TEXT),
            Column("Dijawab"),
            Column("Tanpa langkah yang lewat"),
            Column("Bagian", PERCENT),
            Column("Masih berjalan dan lewat"),
        ),
        rows=rows,
        note="Target kabupaten adalah target prosedur sendiri, bukan hukum."
        + (f" Yang tertua dari yang lewat sudah {oldest} hari kerja." if oldest else ""),
    )


def weeks(facts: Facts) -> Table:
    """What came and went week by week; a week that nobody counted is empty."""
    rows = []
    start = facts.period.first
    while start <= facts.period.last:
        end = min(start + timedelta(days=6 - start.weekday()), facts.period.last)
        week = figures(facts.days, Period(start, end))
        is_known = bool(week.tally) or not week.missing
        cells = [week.total(m) if is_known else None for m in ("filed", "answered", "open")]
        rows.append((start, *cells))
        start = end + timedelta(days=1)
    return Table(
        name="per-minggu",
        caption="Tiap minggu",
        columns=(
            Column("Mulai", DAY),
            Column("Masuk"),
            Column("Dijawab"),
            Column("Masih berjalan pada akhirnya"),
        ),
        rows=tuple(rows),
        chart=Chart(LINES, (1, 2, 3)),
    )


def ages(found: Figures) -> Table:
    """The backlog by age."""
    starts = (0, *(edge + 1 for edge in AGES))
    names = [f"{start}–{edge}" for start, edge in zip(starts, AGES, strict=False)]
    numbers = [found.tally[f"age||{edge}"] for edge in (*AGES, LONGEST)]
    return Table(
        name="umur",
        caption="Yang masih berjalan",
        columns=(Column("Umur (hari kerja)", TEXT), Column("Laporan")),
        rows=tuple(zip((*names, f"lebih dari {AGES[-1]}"), numbers, strict=True)),
        chart=Chart(COLUMNS),
    )


def afterwards(found: Figures) -> Table:
    """What reporters said of their answers."""
    verdicts = found.total("solved") + found.total("unsolved")
    rows = (
        (
            "Pelapor menyatakan selesai",
            found.total("solved"),
            percent(found.total("solved"), verdicts),
        ),
        (
            "Pelapor menyatakan belum selesai",
            found.total("unsolved"),
            percent(found.total("unsolved"), verdicts),
        ),
        ("Dibuka lagi sesudah dijawab", found.total("unsolved") + found.total("reopened"), None),
        ("Ditutup tanpa balasan (bukan selesai)", found.total("closed"), None),
        ("Memberi nilai", found.total("rated"), None),
    )
    score = mean(found.total("score"), found.total("rated"))
    note = f"Rata-rata nilai {desimal(score)} dari 5." if score is not None else ""
    columns = (Column("Tanggapan", TEXT), Column("Laporan"), Column("Bagian", PERCENT))
    return Table("tanggapan", "Tanggapan pelapor", columns, rows, note=note)


def ladder(found: Figures) -> Table:
    """How often each step of the ladder was taken."""
    steps = {**dict.fromkeys(_LADDER, 0)}
    for step in found.values("step", ("ladder",)):
        steps[step] = found.of("ladder", "step", step)
    rows = tuple((_LADDER[s], n) for s, n in steps.items() if s in _LADDER)
    other = sum(n for s, n in steps.items() if s not in _LADDER)
    return Table(
        "pengingat",
        "Berapa kali tiap anak tangga dipakai",
        (Column("Anak tangga", TEXT), Column("Kali")),
        (*rows, ("Lainnya", other)) if other else rows,
        note="Lainnya: pemberitahuan kepada pelapor sebelum laporannya ditutup, kepala dinas yang "
        "ditunggu persetujuannya, dan pengecekan di luar kabupaten."
        if other
        else "",
    )


def messages(found: Figures) -> Table:
    """What became of the portal's messages."""
    owed = found.total("messages")
    rows = (
        ("Harus dikirim", owed, None),
        ("Cepat diterima layanan", found.total("prompt"), percent(found.total("prompt"), owed)),
        ("Gagal", found.total("failed"), percent(found.total("failed"), owed)),
        ("Dikirim ulang oleh petugas", found.total("resent"), None),
    )
    return Table(
        name="pesan",
        caption="E-mail dan SMS dari portal",
        columns=(Column("Pesan", TEXT), Column("Banyaknya"), Column("Bagian", PERCENT)),
        rows=rows,
        note="Cepat: diterima layanan pengiriman dalam waktu yang dijanjikan, tanpa bantuan orang.",
    )
