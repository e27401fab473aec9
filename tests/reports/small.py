"""A small report with one of everything, for tests of what happens to reports."""

from __future__ import annotations

from datetime import date

from functions.reports.report import (
    COLUMNS,
    COUNT,
    DAY,
    PERCENT,
    TEXT,
    Chart,
    Column,
    OwnWords,
    Paragraph,
    Period,
    Report,
    Section,
    Table,
)
from tests.clock import wita

REPORT = Report(
    kind="daily",
    period=Period(date(2026, 11, 24), date(2026, 11, 24)),
    title="Laporan harian pelayanan informasi dan pengaduan",
    subtitle="Selasa, 24 November 2026",
    sections=(
        Section(
            "Per dinas",
            (
                Paragraph("Sembilan laporan diterima."),
                Table(
                    name="per-dinas",
                    caption="Laporan per dinas",
                    columns=(
                        Column("Tanggal", DAY),
                        Column("Dinas", TEXT),
                        Column("Diterima", COUNT),
                        Column("Tepat waktu", PERCENT),
                    ),
                    rows=(
                        (date(2026, 11, 24), "pupr", 7, 57.1),
                        (date(2026, 11, 24), "dlh", 2, None),
                    ),
                    total=(None, "Jumlah", 9, 57.1),
                    chart=Chart(COLUMNS, (2,)),
                    behind=(("TB-7K3M-9QPX",), ()),
                ),
            ),
        ),
        Section("Penutup", (OwnWords("penutup", "Catatan kantor untuk hari ini."),)),
    ),
    made_at=wita("2026-11-25", "07:00"),
)
