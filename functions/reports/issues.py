"""Report b: the day's strategic issues (SOP E.b): what rises, comes back, or may turn ugly."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from datetime import datetime, timedelta

from functions.domain.channels import CHANNELS
from functions.domain.complaint import RESTRICTED, STRATEGIC, URGENT
from functions.domain.dates import daftar, local, masa
from functions.domain.queues import ADMIN, AGENCY, DONE, OUTSIDE, Row
from functions.reports import figures, rising
from functions.reports.day import bounds, waited
from functions.reports.facts import Facts
from functions.reports.figures import HEADS, namer
from functions.reports.kinds import KINDS
from functions.reports.remarks import remarks
from functions.reports.report import (
    COUNT,
    DAY,
    DAYS,
    NOTHING,
    TEXT,
    Cell,
    Column,
    Paragraph,
    Part,
    Report,
    Section,
    Table,
)

_RISES = (
    ("topic", "filed", "Topik yang naik"),
    ("district", "filed", "Kecamatan yang naik"),
    ("agency", "forwarded", "Dinas yang menerima lebih banyak"),
)

SIGNS_NEEDED = 2
RISK = (
    f"Berisiko memancing opini negatif: belum dijawab, dan sedikitnya {SIGNS_NEEDED} dari tanda "
    "ini: bertanda strategis atau mendesak; lewat tenggat; masuk lewat media sosial; dibuka lagi "
    "atau pelapor menambah keterangan yang belum ditanggapi; topiknya sedang naik."
)

_HEADS = (
    Column("Topik", TEXT),
    Column("Kecamatan", TEXT),
    Column("Dinas", TEXT),
    Column("Diterima", DAY),
    Column("Hari kerja", DAYS),
)


def make(facts: Facts) -> Report:
    """The report of one working day, or of it and the days off before it."""
    return Report(
        kind="issues",
        period=facts.period,
        title=KINDS["issues"].title,
        subtitle=masa(facts.period.first, facts.period.last),
        sections=tuple(_sections(facts)),
        made_at=facts.now,
    )


def _sections(facts: Facts) -> Iterator[Section]:
    found = figures.figures(facts.days, facts.period)
    named = [row for row in facts.rows if row.turn != DONE and not _is_hidden(facts, row)]
    waiting = [row for row in named if row.turn in (ADMIN, AGENCY, OUTSIDE)]
    yield Section("Yang naik", (*remarks(found), *_rises(facts, waiting)))
    yield Section("Yang berulang", (_recurring(facts, waiting),))
    marked = [row for row in named if STRATEGIC in row.flags]
    yield Section(
        "Ditandai strategis oleh petugas",
        (_listed(facts, marked, "strategis", "Laporan strategis yang masih terbuka"),),
    )
    days = {**facts.before, **facts.days}
    rises = {r.value for r in rising.rising(days, facts.period.last, "filed", "topic")}
    signed = [(row, _signs(row, rises, bounds(facts.period.last)[1])) for row in waiting]
    risky = [(row, signs) for row, signs in signed if len(signs) >= SIGNS_NEEDED]
    yield Section("Belum dijawab dan berisiko", (Paragraph(RISK), _risky(facts, risky)))


def _is_hidden(facts: Facts, row: Row) -> bool:
    return RESTRICTED in row.flags or facts.directory.is_restricted(row.category)


def _rises(facts: Facts, waiting: Sequence[Row]) -> Iterator[Part]:
    yield Paragraph(rising.RISING)
    days = {**facts.before, **facts.days}
    if (known := rising.days_before(days, facts.period.last)) < rising.WEEK:
        yield Paragraph(rising.TOO_SHORT.format(days=known))
        return
    heir = _heir(facts)
    for dimension, measure, caption in _RISES:
        same = heir if dimension == "agency" else str
        rises = rising.rising(days, facts.period.last, measure, dimension, same)
        name = namer(facts.directory, dimension, facts.period.last)
        if rises:
            yield Table(
                name=f"naik-{dimension}",
                caption=caption,
                columns=(
                    Column(HEADS[dimension], TEXT),
                    Column("7 hari terakhir", COUNT),
                    Column("Rata-rata seminggu sebelumnya", COUNT),
                ),
                rows=tuple((name(rise.value), rise.number, rise.usual) for rise in rises),
                behind=tuple(_behind(waiting, _at(dimension, rise.value, heir)) for rise in rises),
            )
        else:
            yield Paragraph(f"{caption}: tidak ada.")


def _recurring(facts: Facts, waiting: Sequence[Row]) -> Part:
    found = rising.recurring({**facts.before, **facts.days}, facts.period)
    district, topic = (
        namer(facts.directory, dimension, facts.period.last) for dimension in ("district", "topic")
    )
    if not found:
        return Paragraph(f"Tidak ada. {rising.RECURRING}")
    return Table(
        name="berulang",
        caption="Topik yang sama di tempat yang sama",
        columns=(Column("Topik", TEXT), Column("Kecamatan", TEXT), Column("90 hari", COUNT)),
        rows=tuple((topic(what), district(where), number) for where, what, number in found),
        note=rising.RECURRING,
        behind=tuple(_behind(waiting, _spot(where, what)) for where, what, _ in found),
    )


def _listed(facts: Facts, rows: Sequence[Row], name: str, caption: str) -> Part:
    if not rows:
        return NOTHING
    ordered = sorted(rows, key=lambda row: row.received_at)
    return Table(
        name=name,
        caption=caption,
        columns=_HEADS,
        rows=tuple(_cells(facts, row) for row in ordered),
        behind=tuple((row.number,) for row in ordered),
        is_list=True,
    )


def _risky(facts: Facts, found: Sequence[tuple[Row, list[str]]]) -> Part:
    if not found:
        return NOTHING
    ordered = sorted(found, key=lambda pair: (-len(pair[1]), pair[0].received_at))
    return Table(
        name="berisiko",
        caption="Yang perlu segera dijawab",
        columns=(*_HEADS, Column("Tanda", TEXT)),
        rows=tuple((*_cells(facts, row), daftar(signs)) for row, signs in ordered),
        behind=tuple((row.number,) for row, _ in ordered),
        is_list=True,
    )


def _cells(facts: Facts, row: Row) -> tuple[Cell, ...]:
    end = bounds(facts.period.last)[1] - timedelta(seconds=1)
    agencies = [namer(facts.directory, "agency", facts.period.last)(a) for a in row.agencies]
    return (
        facts.directory.label_of(row.category),
        facts.directory.district_name(row.district) or None,
        ", ".join(agencies) or None,
        local(row.received_at).date(),
        waited(row.received_at, max(end, row.received_at), facts.calendar),
    )


def _signs(row: Row, rises: Container[str], end: datetime) -> list[str]:
    channel = CHANNELS.get(row.channel)
    signs = {
        "ditandai": bool(row.flags & {STRATEGIC, URGENT}),
        "lewat tenggat": bool(row.why) and row.at < end,
        "media sosial": channel is not None and channel.answers == "social_media",
        "pelapor menunggu tanggapan": row.has_news or row.status == "reopened",
        "topik naik": row.category in rises,
    }
    return [words for words, holds in signs.items() if holds]


def _heir(facts: Facts) -> Callable[[str], str]:
    """Who has the tasks of an agency on the last day: a merger is no rise."""
    return lambda agency: facts.directory.heir(agency, facts.period.last) or agency


def _at(dimension: str, value: str, heir: Callable[[str], str]) -> Callable[[Row], bool]:
    match dimension:
        case "agency":
            return lambda row: value in map(heir, row.agencies)
        case "district":
            return lambda row: row.district == value
    return lambda row: row.category == value


def _spot(district: str, topic: str) -> Callable[[Row], bool]:
    return lambda row: (row.district, row.category) == (district, topic)


def _behind(rows: Sequence[Row], fits: Callable[[Row], bool]) -> tuple[str, ...]:
    return tuple(sorted(row.number for row in rows if fits(row)))
