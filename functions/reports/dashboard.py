"""Each agency's part: the table of the national dashboard (SP4N-LAPOR!), with means beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from functions.domain.dates import ribuan
from functions.reports.facts import Facts
from functions.reports.figures import Figures, mean, percent
from functions.reports.report import (
    BARS,
    COUNT,
    DAYS,
    PERCENT,
    SCORE,
    TEXT,
    Cell,
    Chart,
    Column,
    Paragraph,
    Part,
    Table,
)

_STAGES = ("untouched", "process", "answered")
"""Of an agency: not begun, in work, and done; together they are its total."""

_AGENCY_COLUMNS = (
    Column("Dinas", TEXT),
    Column("Belum ditindaklanjuti", COUNT),
    Column("Proses", COUNT),
    Column("Selesai", COUNT),
    Column("Total", COUNT),
    Column("% TL", PERCENT),
    Column("RTL (hari kerja)", DAYS),
    Column("RHP (hari kerja)", DAYS),
    Column("Dibuka lagi", COUNT),
    Column("Diingatkan", COUNT),
    Column("Nilai", SCORE),
)
_STAGE_NOTE = (
    "Belum ditindaklanjuti dan proses: keadaan pada hari terakhir. Selesai: dijawab tuntas dalam "
    "masa laporan. % TL: bagian yang sudah ditindaklanjuti (proses dan selesai) dari total. "
    "RTL: rata-rata sejak diteruskan sampai tanggapan pertama dinas. RHP: rata-rata sejak laporan "
    "diterima sampai jawabannya. Dinas yang berganti nama atau digabung ada pada penggantinya."
)


def agencies(facts: Facts, found: Figures) -> Iterator[Part]:
    """SKPD and vertical institutions apart: they do not answer to the same office."""
    rows = agency_rows(facts, found)
    for name, caption, is_vertical in (
        ("per-dinas", "Perangkat daerah dan BUMD", False),
        ("per-instansi", "Instansi vertikal", True),
    ):
        own = tuple(row for vertical, row in rows if vertical is is_vertical)
        if own:
            yield Table(name, caption, _AGENCY_COLUMNS, own, _sum(own), _STAGE_NOTE, Chart(BARS))
    yield Paragraph(
        f"Belum terverifikasi, jadi menunggu admin: {ribuan(found.total('unverified'))} laporan."
    )
    if any(rest := [found.of(measure, "agency", "") for measure in _STAGES]):
        untouched, process, done = map(ribuan, rest)
        yield Paragraph(
            "Di luar tabel, karena terbatas, di luar kabupaten, atau ditangani admin dan PPID "
            f"sendiri: {untouched} belum ditindaklanjuti, {process} proses, {done} selesai."
        )


def agency_rows(facts: Facts, found: Figures) -> list[tuple[bool, tuple[Cell, ...]]]:
    """Whether it is a vertical institution, and its row, by the names of the agencies."""
    measures = (*_STAGES, "reacted", "unsolved", "reopened", "reminded", "rated")
    heirs: dict[str, list[str]] = {}
    for agency in filter(None, found.values("agency", measures)):
        heir = facts.directory.heir(agency, facts.period.last) or agency
        heirs.setdefault(heir, []).append(agency)
    rows = []
    for heir, ids in sorted(heirs.items(), key=lambda item: facts.directory.name_of(item[0])):
        count = _counter(found, ids)
        untouched, process, done = (count(measure) for measure in _STAGES)
        total = untouched + process + done
        row: tuple[Cell, ...] = (
            facts.directory.name_of(heir),
            *(untouched, process, done, total),
            percent(process + done, total),
            mean(count("react_days"), count("reacted")),
            mean(count("answer_days"), count("answered")),
            count("unsolved") + count("reopened"),
            count("reminded"),
            mean(count("score"), count("rated")),
        )
        rows.append((facts.directory.is_vertical(heir), row))
    return rows


def _counter(found: Figures, ids: list[str]) -> Callable[[str], int]:
    return lambda measure: sum(found.of(measure, "agency", id) for id in ids)


def _sum(rows: tuple[tuple[Cell, ...], ...]) -> tuple[Cell, ...]:
    """The sums of what can be added; a mean of means would be wrong."""

    def total(column: int) -> int:
        return sum(cell for row in rows if isinstance(cell := row[column], int))

    sums, again = [total(n) for n in range(1, 5)], [total(n) for n in (8, 9)]
    return ("Jumlah", *sums, percent(sums[1] + sums[2], sums[3]), None, None, *again, None)
