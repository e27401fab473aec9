"""Report c: monitoring and evaluation of the service, of a month or a quarter (SOP E.c).

The table of agencies has the columns of the national dashboard (SP4N-LAPOR!).
"""

from __future__ import annotations

from collections.abc import Iterator

from functions.domain.dates import daftar, desimal, masa, ribuan
from functions.reports import figures, tables
from functions.reports.dashboard import agencies, agency_rows
from functions.reports.facts import Facts
from functions.reports.figures import Figures, percent
from functions.reports.kinds import KINDS
from functions.reports.remarks import remarks
from functions.reports.report import (
    OwnWords,
    Paragraph,
    Report,
    Section,
)

GOAL = 80.0
"""Per cent of answers in time below which the report recommends something."""


def make(facts: Facts) -> Report:
    """The report of a month or a quarter."""
    found = figures.figures(facts.days, facts.period)
    return Report(
        kind="service",
        period=facts.period,
        title=KINDS["service"].title,
        subtitle=masa(facts.period.first, facts.period.last),
        sections=tuple(_sections(facts, found)),
        made_at=facts.now,
    )


def _sections(facts: Facts, found: Figures) -> Iterator[Section]:
    summary = (*remarks(found), _summary(found), tables.compared(facts, found))
    yield Section("Ringkasan", summary)
    yield Section("Tindak lanjut dinas", tuple(agencies(facts, found)))
    yield Section("Waktu", (tables.times(found), tables.by_clock(found)))
    yield Section("Perkembangan", (tables.weeks(facts),))
    yield Section("Umur tunggakan", (tables.ages(found),))
    yield Section("Sesudah dijawab", (tables.afterwards(found),))
    yield Section("Pengingat", (tables.ladder(found),))
    text = facts.words.get("rekomendasi", "")
    words = OwnWords("rekomendasi", "Catatan dan rekomendasi kantor.", text)
    yield Section("Rekomendasi", (*_advice(facts, found), words))


def _summary(found: Figures) -> Paragraph:
    share = percent(found.total("in_time_national"), found.total("answered"))
    timely = f", {desimal(share)} % tanpa melewati waktu nasional" if share is not None else ""
    return Paragraph(
        f"Masuk {ribuan(found.total('filed'))} laporan; {ribuan(found.total('answered'))} dijawab "
        f"tuntas{timely}. Pada hari terakhir {ribuan(found.total('open'))} masih berjalan, "
        f"{ribuan(found.total('unverified'))} di antaranya menunggu verifikasi kami."
    )


def _advice(facts: Facts, found: Figures) -> Iterator[Paragraph]:
    """What stated rules recommend, each with its rule."""
    share = percent(found.total("in_time_national"), found.total("answered"))
    if share is not None and share < GOAL:
        yield Paragraph(
            f"Jawaban tanpa melewati waktu nasional {desimal(share)} %, di bawah {GOAL:.0f} %: "
            "bahas penyebabnya dalam rapat dengan dinas yang paling banyak terlambat."
        )
    late = [
        str(row[0])
        for _, row in agency_rows(facts, found)
        if isinstance(row[5], float) and row[5] < GOAL and isinstance(row[4], int) and row[4] >= 5
    ]
    if late:
        yield Paragraph(
            f"Tindak lanjut di bawah {GOAL:.0f} % dari sedikitnya lima laporan: {daftar(late)}. "
            "Tinjau pejabat penghubungnya, dan bantu yang tertahan."
        )
    if found.total("typed_later") * 10 > found.total("filed") > 0:
        yield Paragraph(
            f"{ribuan(found.total('typed_later'))} laporan dicatat sesudah hari diterima, lebih "
            "dari sepersepuluh: catat pada hari yang sama, karena tenggatnya sudah berjalan."
        )
    if found.total("unsolved") > found.total("solved"):
        yield Paragraph(
            "Lebih banyak pelapor menyatakan belum selesai daripada selesai: periksa isi jawaban "
            "sebelum diteruskan."
        )
