"""What the nightly count shows: agencies, messages, the page."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial

from functions.actions.perform import perform
from functions.actions.visit import visit
from functions.domain import staff_acts
from functions.faces.statistics.files import JSON
from functions.jobs.publish import publish
from functions.reports.view import months
from functions.wiring.jobs import Jobs
from functions.wiring.statistics import Publisher
from tests.clock import Clock
from tests.couriers import MemoryCourier
from tests.desks import replaced
from tests.emulated import Aws
from tests.publishing import file_some, read, rows_of


def test_what_became_of_the_messages_is_counted_and_published_with_the_promise(
    aws: Aws, aws_jobs: Jobs, parts: Publisher, clock: Clock
) -> None:
    publish(parts)
    numbers = file_some(aws_jobs, 6)
    for number in numbers[:5]:
        visit(aws_jobs.desk, MemoryCourier(clock), number, "v1")
    clock.advance(days=1)
    publish(parts)
    day = parts.statistics.days("2026-11")["2026-11-24"]
    assert (day["messages||"], day["prompt||"], day["overdue||"]) == (12, 10, 2)
    assert "Belum jelas sesudah 15 menit" in read(aws, "index.html")
    document = json.loads(read(aws, JSON))
    assert document["promise"] == {"seconds": 10, "percent": 95, "minutes": 15}
    [month] = months(rows_of(read(aws, "2026-11.csv")))
    assert (month.totals["messages"], month.totals["prompt"], month.totals["unclear"]) == (12, 7, 5)


def test_an_agency_that_left_the_directory_keeps_its_figures_and_its_name(
    aws: Aws, aws_jobs: Jobs, parts: Publisher, clock: Clock
) -> None:
    publish(parts)
    for number in file_some(aws_jobs, 6):
        how = {"directory": parts.directory, "agencies": ("pupr",)}
        perform(aws_jobs.desk, number, "staff:admin", partial(staff_acts.dispatch, **how))
    agencies = {k: a for k, a in parts.directory.agencies.items() if k != "pupr"}
    left = replaced(parts, directory=replace(parts.directory, agencies=agencies))
    clock.advance(days=8)
    while publish(left)["behind"]:
        pass
    assert '<th scope="row">pupr</th><td>6</td>' in read(aws, "index.html")


def test_the_board_names_vertical_institutions_apart_with_the_age_of_their_oldest(
    aws: Aws, aws_jobs: Jobs, parts: Publisher, clock: Clock
) -> None:
    publish(parts)
    for n, number in enumerate(file_some(aws_jobs, 10)):
        how = {"directory": parts.directory, "agencies": ("bpn" if n % 2 else "pupr",)}
        perform(aws_jobs.desk, number, "staff:admin", partial(staff_acts.dispatch, **how))
    clock.advance(days=3)
    publish(parts)
    page = read(aws, "index.html").split("Yang lewat waktu sekarang")[1]
    ours, vertical = page.split('aria-label="Lewat waktu di instansi vertikal"')
    line = '<th scope="row">{}</th><td>5</td><td>0</td><td>2</td><td>5</td>'
    for part, agency in ((ours, "pupr"), (vertical, "bpn")):
        assert line.format(parts.directory.name_of(agency)) in part, agency
    assert parts.directory.name_of("bpn") not in ours
