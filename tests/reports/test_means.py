"""Means, ratings, reminders and ages of a made-up year: each is what an independent count finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil
from typing import Any

import pytest

from functions.reports.report import Paragraph, Report
from tests.reports.facts import FIRST, LAST, report, table, year
from tests.reports.recount import DECISIONS, Recount, at, working_days
from tests.reports.year import Entry, Life

PERIODS = [(date(2026, 2, 1), date(2026, 2, 28)), (date(2026, 7, 1), date(2026, 9, 30))]
SERVICE = pytest.mark.parametrize(("first", "last"), PERIODS)


def mean(numbers: list[int]) -> float | None:
    return round(sum(numbers) / len(numbers), 1) if numbers else None


def named(found: Report, name: str) -> dict[Any, Any]:
    """The second cell of a table's lines by the first."""
    return {row[0]: row[1] for row in table(found, name).rows}


def reactions(recount: Recount) -> Iterator[tuple[Life, Entry, int]]:
    """Each answer of an agency that was the first since it was handed over."""
    for life in recount.lives:
        handed: Entry | None = None
        for entry in life.diary:
            if entry.what == "forwarded":
                handed = entry
            elif entry.what == "answered_final" and handed:
                if recount.first <= entry.day <= recount.last:
                    yield life, entry, working_days(handed.at, entry.at)
                handed = None


def verifications(recount: Recount) -> list[int]:
    firsts = [
        next((entry for entry in life.diary if entry.what == "forwarded"), None)
        for life in recount.lives
    ]
    return [
        working_days(entry.after.received_at, entry.at)
        for entry in firsts
        if entry and recount.first <= entry.day <= recount.last
    ]


def score(entry: Entry) -> int:
    return int(entry.after.history[-1].details["score"])  # type: ignore[arg-type]


@SERVICE
def test_each_agencys_means_ratings_and_reminders(first: date, last: date) -> None:
    found, recount = report("service", first, last), Recount(year(), first, last)
    rows = [row for name in ("per-dinas", "per-instansi") for row in table(found, name).rows]
    for name, *_, reacted, _, reopened, reminded, rated in rows:
        here = at("agency", str(name))
        took = [days for life, entry, days in reactions(recount) if here(life, entry)]
        assert reacted == mean(took), name
        assert reopened == recount.flow("unsolved", here) + recount.flow("reopened", here), name
        assert reminded == recount.flow("reminded", here), name
        scores = [score(e) for life, e in recount.entries if _is_rated(life, e) and here(life, e)]
        assert rated == mean(scores), name


def _is_rated(life: Life, entry: Entry) -> bool:
    return entry.what in ("solved", "unsolved")


@SERVICE
def test_how_long_each_step_took_and_how_old_the_backlog_is(first: date, last: date) -> None:
    found, recount = report("service", first, last), Recount(year(), first, last)
    times = named(found, "waktu")
    assert times["Sampai diteruskan (verifikasi)"] == mean(verifications(recount))
    took = [days for *_, days in reactions(recount)]
    assert times["Sejak diteruskan sampai tanggapan dinas"] == mean(took)
    answers = sorted(recount.days())
    ninth = answers[ceil(0.9 * len(answers)) - 1]
    assert times["Sampai dijawab, sembilan dari sepuluh dalam"] == ninth
    end = recount.end - timedelta(seconds=1)
    waiting = [
        working_days(entry.after.received_at, end)
        for _, entry, _ in recount.standing
        if entry.after.status not in ("answered", "decided", "declined", "merged")
    ]
    ages = Counter(
        next((label for label, most in _CLASSES if age <= most), "lebih dari 60") for age in waiting
    )
    assert +Counter(named(found, "umur")) == ages


_CLASSES = (("0–5", 5), ("6–14", 14), ("15–60", 60))


@SERVICE
def test_how_often_each_step_of_the_ladder_was_taken(first: date, last: date) -> None:
    found, recount = report("service", first, last), Recount(year(), first, last)
    steps = Counter(
        step.split(".")[1]
        for _, entry in recount.entries
        if entry.what in ("warned", "reminded")
        for step in entry.after.history[-1].names("steps")
    )
    ladder = [row[1] for row in table(found, "pengingat").rows]
    own = ("warn", "breach", "nudge", "head", "leadership")
    assert ladder[:5] == [steps[step] for step in own]
    assert sum(ladder[5:]) == steps.total() - sum(steps[step] for step in own)  # type: ignore[arg-type]
    assert steps["breach"] > 0


@SERVICE
def test_what_stands_at_no_agency_is_said_so_that_the_numbers_add_up(
    first: date, last: date
) -> None:
    found, recount = report("service", first, last), Recount(year(), first, last)
    sums = [0, 0, 0]
    for name in ("per-dinas", "per-instansi"):
        for row in table(found, name).rows:
            sums = [n + int(str(cell)) for n, cell in zip(sums, row[1:4], strict=True)]
    whole = (recount.stock("untouched"), recount.stock("process"), recount.flow("answered"))
    untouched, process, done = (all_ - own for all_, own in zip(whole, sums, strict=True))
    texts = [p.text for s in found.sections for p in s.parts if isinstance(p, Paragraph)]
    said = f"{untouched} belum ditindaklanjuti, {process} proses, {done} selesai."
    assert any(text.endswith(said) for text in texts)
    assert any(f"menunggu admin: {recount.stock('unverified')} laporan" in t for t in texts)
    stages = [recount.stock(stage) for stage in ("unverified", "untouched", "process")]
    assert sum(stages) == recount.stock("open")


@SERVICE
def test_a_period_is_compared_with_as_many_months_before(first: date, last: date) -> None:
    found = report("service", first, last)
    months = last.month - first.month + 1
    begin = date(first.year, first.month - months, 1)
    before = Recount(year(), begin, first - timedelta(days=1))
    rows = {row[0]: row[2] for row in table(found, "perbandingan").rows}
    assert rows["Masuk"] == before.flow("filed") and rows["Dijawab"] == before.flow("answered")
    assert rows["Dinilai belum selesai"] == before.flow("unsolved")


def test_what_was_refused_and_decided_too_late() -> None:
    found, recount = report("annual", FIRST, LAST), Recount(year(), FIRST, LAST)
    refused = recount.flow("refused") + recount.flow("partly_granted")
    assert sum(named(found, "penolakan").values()) == refused > 0
    decided = [entry for _, entry in recount.entries if entry.what in DECISIONS]
    late = sum(working_days(entry.after.received_at, entry.at) > 10 for entry in decided)
    assert named(found, "keberatan")["Diputus lewat waktu"] == late
