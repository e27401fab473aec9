"""All five reports of a made-up year: every figure is what an independent recount finds.

500 complaints in each run of the tests, 3,000 in the long run; YEAR=20000 for a whole year of the
kabupaten, which takes some minutes.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from functions.domain.dates import local
from functions.reports import figures
from functions.reports.report import Report, Table
from tests.clock import wita
from tests.desks import shipped
from tests.reports.facts import FIRST, LAST, report, table, year
from tests.reports.recount import Recount, at, working_days
from tests.reports.year import Entry, Life


def measures(found: Table) -> list[str]:
    """What the columns count, by their headings."""
    codes = {words: code for code, words in figures.WORDS.items()}
    return [codes[column.label] for column in found.columns[1:]]


def check(found: Table, dimension: str, recount: Recount, *, stock: str = "") -> None:
    """Every cell of a table of counts, its totals, and that no line is missing."""
    codes = [stock] if stock else measures(found)
    for row in found.rows:
        here = at(dimension, str(row[0]))
        assert list(row[1:]) == [recount.number(code, here) for code in codes], row
    totals = [recount.number(code) for code in codes]
    assert [sum(row[n] for row in found.rows) for n in range(1, len(codes) + 1)] == totals  # type: ignore[misc]
    if found.total:
        assert list(found.total[1:]) == totals


@pytest.mark.parametrize(
    ("first", "last"),
    [("2026-01-14", "2026-01-14"), ("2026-03-20", "2026-03-24"), ("2026-08-31", "2026-08-31")],
)
def test_the_daily_report_is_what_was_done_on_its_days(first: str, last: str) -> None:
    days = date.fromisoformat(first), date.fromisoformat(last)
    found, recount = report("daily", *days), Recount(year(), *days)
    for dimension in ("channel", "kind", "category", "agency", "district"):
        check(table(found, f"per-{dimension}"), dimension, recount)
    check(table(found, "keadaan"), "status", recount, stock="standing")
    codes = {words: code for code, words in figures.WORDS.items()}
    week = Recount(year(), days[0] - timedelta(days=7), days[0] - timedelta(days=1))
    for name, number, usual in table(found, "ringkasan").rows:
        code = codes[str(name)]
        assert number == recount.flow(code), name
        assert usual == round(week.flow(code) / 7, 1), name
    _check_clocks(table(found, "tenggat"), recount)


def _check_clocks(found: Table, recount: Recount) -> None:
    answered = recount.flow("answered")
    for row, family in zip(found.rows, ("sop", "national"), strict=True):
        met = recount.flow(f"in_time_{family}")
        share = 1000 * met // answered / 10 if answered else None
        late = recount.stock(f"late_{family}")
        assert row[1:5] == (answered, met, share, late)


@pytest.mark.parametrize(
    ("first", "last"), [("2026-02-01", "2026-02-28"), ("2026-07-01", "2026-09-30")]
)
def test_the_evaluation_of_the_service_is_what_the_agencies_did(first: str, last: str) -> None:
    days = date.fromisoformat(first), date.fromisoformat(last)
    found, recount = report("service", *days), Recount(year(), *days)
    _check_agencies(found, recount)
    _check_clocks(table(found, "tenggat"), recount)
    took = sorted(recount.days())
    times = dict(table(found, "waktu").rows)  # type: ignore[arg-type]
    assert times["Sampai dijawab, rata-rata"] == round(sum(took) / len(took), 1)
    assert times["Sampai dijawab, separuh dalam"] == took[(len(took) - 1) // 2]
    said = dict((row[0], row[1]) for row in table(found, "tanggapan").rows)
    assert said["Pelapor menyatakan selesai"] == recount.flow("solved")
    assert said["Memberi nilai"] == recount.flow("rated")
    for start, filed, answered, still in table(found, "per-minggu").rows:
        assert isinstance(start, date)
        week = Recount(year(), start, min(start + timedelta(days=6 - start.weekday()), days[1]))
        assert (filed, answered) == (week.flow("filed"), week.flow("answered"))
        assert still == week.stock("open")
    ages = [number for _, number in table(found, "umur").rows]
    assert sum(ages) == recount.stock("open")  # type: ignore[arg-type]


def _check_agencies(found: Report, recount: Recount) -> None:
    rows = [row for name in ("per-dinas", "per-instansi") for row in table(found, name).rows]
    assert rows
    for name, untouched, process, done, total, share, _, waited, *_ in rows:
        here = at("agency", str(name))
        assert untouched == recount.stock("untouched", here), name
        assert process == recount.stock("process", here), name
        assert done == recount.flow("answered", here), name
        assert total == untouched + process + done  # type: ignore[operator]
        assert share == (1000 * (process + done) // total / 10 if total else None)  # type: ignore[operator]
        took = recount.days(here)
        assert waited == (round(sum(took) / len(took), 1) if took else None), name

    def held(life: Life, entry: Entry) -> bool:
        return bool(entry.agency) and not entry.after.is_restricted

    sums = [sum(row[n] for row in rows) for n in (1, 2, 3)]  # type: ignore[misc]
    stocks = [recount.stock(stage, held) for stage in ("untouched", "process")]
    assert sums == [*stocks, recount.flow("answered", held)], "no agency is missing"


def test_the_annual_report_is_what_the_year_was() -> None:
    found, recount = report("annual", FIRST, LAST), Recount(year(), FIRST, LAST)
    for place, row in enumerate(table(found, "per-bulan").rows, 1):
        first = date(2026, place, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        month = Recount(year(), first, last)
        codes = ("filed", "forwarded", "answered", "open", "late_national")
        assert list(row[1:]) == [month.number(code) for code in codes], row
        kinds = table(found, "per-jenis")
        for column, number in zip(kinds.columns[1:], kinds.rows[place - 1][1:], strict=True):
            assert number == month.flow("filed", at("kind", column.label))
    for dimension in ("channel", "category", "district"):
        check(table(found, f"per-{dimension}"), dimension, recount)
    _check_agencies(found, recount)
    codes = {words: code for code, words in figures.WORDS.items()}
    for name, number, *_ in table(found, "perbandingan").rows:
        assert number == recount.flow(codes[str(name)]), name
    _check_requests(found, recount)


def _check_requests(found: Report, recount: Recount) -> None:
    numbers = [row[1] for row in table(found, "permohonan").rows]
    kinds = ("granted", "partly_granted", "refused", "not_held")
    received = recount.flow("filed", at("kind", "Permohonan informasi publik (UU 14/2008)"))
    assert numbers == [received, *map(recount.flow, kinds)]
    objections = [row[1] for row in table(found, "keberatan").rows]
    assert objections[:3] == [recount.flow(w) for w in ("objected", "upheld", "dismissed")]
    took = [
        working_days(entry.after.received_at, entry.at)
        for _, entry in recount.entries
        if entry.what in kinds
    ]
    assert objections[4] == (round(sum(took) / len(took), 1) if took else None)


def test_what_rises_and_comes_back_is_what_the_flood_brought() -> None:
    day = date(2026, 1, 18)
    found = report("issues", day, day)
    filed = [e for life in year() for e in life.diary if e.what == "filed"]
    seen = [e.after for e in filed if not e.after.is_restricted]

    def in_days(topic: str, first: int, last: int) -> int:
        """How many of a topic were filed between so many days before the day, both included."""
        span = day - timedelta(days=last), day - timedelta(days=first)
        days = [
            c.filed_at.astimezone(wita("2026-01-01").tzinfo).date()
            for c in seen
            if c.category == topic
        ]
        return sum(span[0] <= when <= span[1] for when in days)

    topics = {c.category for c in seen}
    counted = (day - timedelta(days=6) - FIRST).days  # the year before it was not counted
    usual = {topic: in_days(topic, 7, 34) * 7 / counted for topic in topics}
    recent = {topic: in_days(topic, 0, 6) for topic in topics}
    rising = {t for t in topics if recent[t] >= 5 and recent[t] >= 2 * usual[t]}
    label = shipped()[0].label_of
    shown = {t.name: t for t in found.tables()}
    rows = shown["naik-topic"].rows if "naik-topic" in shown else ()
    assert {row[:3] for row in rows} == {(label(t), recent[t], round(usual[t], 1)) for t in rising}
    assert label("banjir") in {row[0] for row in rows}


def test_the_evaluation_of_communication_counts_channels_and_messages() -> None:
    first, last = date(2026, 10, 1), date(2026, 12, 31)
    found, recount = report("communication", first, last), Recount(year(), first, last)
    check(table(found, "per-saluran"), "channel", recount)
    days = [
        local(life.complaint.history[message.event].at).date()
        for life in year()
        for message in life.complaint.messages.values()
        if message.state != "void"
    ]
    owed = sum(first <= day <= last for day in days)
    assert table(found, "pesan").rows[0][1] == owed
