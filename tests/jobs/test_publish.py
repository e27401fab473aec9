"""The nightly count over emulated DynamoDB and S3."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from functions.actions.perform import perform
from functions.domain import citizen_acts, staff_acts
from functions.domain.closures import Closure, Entry, written
from functions.faces.statistics.files import JSON
from functions.jobs.publish import publish
from functions.reports.published import Row
from functions.reports.report import Paragraph
from functions.reports.view import months
from functions.storage.editions import NONE, RULES, Editions
from functions.storage.search_log import SearchLog
from functions.wiring.jobs import Jobs
from functions.wiring.statistics import Publisher
from tests.clock import Clock
from tests.emulated import Aws
from tests.faces.document import answer_problems
from tests.publishing import file_some, read, rows_of
from tests.reports.facts import over


def test_a_day_is_counted_once_it_is_over_and_doing_it_again_changes_nothing(
    aws: Aws, aws_jobs: Jobs, parts: Publisher, clock: Clock
) -> None:
    assert publish(parts) == {"days": 1, "behind": 0}
    numbers = file_some(aws_jobs, 6)
    decline = partial(staff_acts.decline, reason="spam")
    perform(aws_jobs.desk, numbers[0], "staff:admin", decline)
    assert publish(parts)["days"] == 0, "today is not over"
    clock.advance(days=1)
    assert publish(parts) == {"days": 1, "behind": 0}
    before = sorted(map(str, aws.items()))
    day = parts.statistics.days("2026-11")["2026-11-24"]
    assert (day["filed||"], day["declined||"], day["open||"]) == (6, 1, 5)
    assert publish(parts)["days"] == 0
    assert sorted(map(str, aws.items())) == before
    assert parts.heartbeats.last("publish") == clock()


def test_what_ended_on_its_first_day_is_counted_too(
    aws_jobs: Jobs, parts: Publisher, clock: Clock
) -> None:
    publish(parts)
    for number in file_some(aws_jobs, 5):
        perform(aws_jobs.desk, number, "reporter", citizen_acts.withdraw)
    clock.advance(days=1)
    publish(parts)
    day = parts.statistics.days("2026-11")["2026-11-24"]
    assert (day["filed||"], day["withdrawn||"], day["open||"]) == (5, 5, 0)


def test_a_search_log_that_cannot_be_read_holds_up_no_figure_and_the_report_says_so(
    aws_jobs: Jobs, parts: Publisher, clock: Clock
) -> None:
    def logs() -> Any:
        raise TimeoutError

    parts = replace(parts, searches=SearchLog(logs, "/pengaduan/uji"))
    publish(parts)
    file_some(aws_jobs, 5)
    clock.advance(days=1)
    publish(parts)
    day = date(2026, 11, 24)
    tally = parts.statistics.day(day)
    assert tally["filed||"] == 5
    found = over({day: tally}, "communication", day, day)
    said = [part.text for s in found.sections for part in s.parts if isinstance(part, Paragraph)]
    assert "Pencarian pada 1 hari tidak terbaca, jadi tidak ikut dihitung." in said


def test_a_day_that_the_office_closed_in_the_browser_is_no_working_day(
    aws: Aws, aws_jobs: Jobs, parts: Publisher, clock: Clock
) -> None:
    publish(parts)
    file_some(aws_jobs, 5)
    closed = Closure(date(2026, 11, 25), False, "Kantor tutup")
    entries = written({closed.date: Entry(closed, "admin", clock())})
    Editions(aws.client("dynamodb"), aws.table).save(RULES, NONE, {"calendar": entries}, clock())
    clock.advance(days=3)
    publish(parts)
    late = {d: found["late_sop||"] for d, found in parts.statistics.days("2026-11").items()}
    assert (late["2026-11-25"], late["2026-11-26"]) == (0, 5)


def test_missed_nights_are_caught_up_a_week_at_a_time(
    aws_jobs: Jobs, parts: Publisher, clock: Clock
) -> None:
    publish(parts)
    file_some(aws_jobs, 5)
    clock.advance(days=10)
    assert publish(parts) == {"days": 7, "behind": 3}
    assert publish(parts) == {"days": 3, "behind": 0}
    assert parts.statistics.days("2026-11")["2026-11-24"]["filed||"] == 5
    assert parts.statistics.days("2026-12")["2026-12-03"]["open||"] == 5


def test_every_number_of_the_page_comes_from_the_csv_and_the_page_is_light(
    aws: Aws, aws_jobs: Jobs, parts: Publisher, clock: Clock
) -> None:
    publish(parts)
    file_some(aws_jobs, 7)
    clock.advance(days=8)
    while publish(parts)["behind"]:
        pass
    assert "<td>7</td>" in read(aws, "index.html") and "Rincian November 2026" in read(
        aws, "index.html"
    )
    found = rows_of(read(aws, "2026-11.csv"))
    [month] = months(found)
    assert month.totals["filed"] == 7
    assert [line.numbers["filed"] for line in month.tables["kind"]] == [7]
    document = json.loads(read(aws, JSON))
    assert answer_problems(f"/{JSON}", 200, "GET", document) == []
    assert [Row(**row) for m in document["months"] for row in m["figures"]][: len(found)] == found
    assert len(gzip.compress(read(aws, "index.html").encode())) < 10_000


def test_a_month_that_is_over_changes_only_as_a_marked_correction(
    aws: Aws, aws_jobs: Jobs, parts: Publisher, clock: Clock
) -> None:
    publish(parts)
    file_some(aws_jobs, 7)
    clock.advance(days=8)
    while publish(parts)["behind"]:
        pass
    wrong: Any = parts.statistics.days("2026-11")["2026-11-24"]
    before = read(aws, "2026-11.csv")
    parts.statistics.put_day(date(2026, 11, 24), {**wrong, "filed||": 9})
    publish(parts)
    assert read(aws, "2026-11.csv") == before, "never silently"
    publish(parts, correct="2026-11")
    assert read(aws, "2026-11.csv") != before
    assert "ralat 2 Desember 2026" in read(aws, "index.html")


def test_no_number_of_a_complaint_and_no_text_is_published(
    aws: Aws, aws_jobs: Jobs, parts: Publisher, clock: Clock
) -> None:
    publish(parts)
    numbers = file_some(aws_jobs, 6)
    clock.advance(days=8)
    publish(parts)
    for name in ("index.html", "2026-11.csv", JSON):
        assert not [n for n in numbers if n in read(aws, name)] and "Lampu jalan nomor" not in read(
            aws, name
        )
