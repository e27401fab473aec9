"""The one table of the five reports of SOP section E: what each is called and how often it is due.

What is made of a kind is in the module of its name; who gets it and how long it is kept is content
(site/content/laporan.toml).
"""

from __future__ import annotations

from dataclasses import dataclass

DAY, MONTH, QUARTER, YEAR = "day", "month", "quarter", "year"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report: its title, the lengths of period it is made for, and what it reads.

    `looks_back` is how many days before the period it compares with.
    """

    code: str
    title: str
    periods: tuple[str, ...]
    looks_back: int


KINDS = {
    kind.code: kind
    for kind in (
        Kind("daily", "Laporan harian pelayanan informasi dan pengaduan", (DAY,), 7),
        Kind("issues", "Laporan harian isu strategis", (DAY,), 90),
        Kind("service", "Monitoring dan evaluasi pelayanan pengaduan", (MONTH, QUARTER), 366),
        Kind("annual", "Laporan tahunan pelayanan informasi dan pengaduan", (YEAR,), 366),
        Kind(
            "communication",
            "Monitoring dan evaluasi komunikasi dan informasi",
            (MONTH, QUARTER, YEAR),
            366,
        ),
    )
}
