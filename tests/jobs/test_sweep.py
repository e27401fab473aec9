"""The minute sweep: whatever is due is done, whatever fails waits, and it says that it ran."""

from __future__ import annotations

import json
import logging

import pytest

from functions.domain.errors import Busy
from functions.domain.queues import STUCK
from functions.jobs.sweep import handler, sweep
from functions.storage.complaints import MOST_FAILURES, Complaints
from functions.wiring.jobs import Jobs
from tests.clock import Clock
from tests.desks import filed
from tests.emulated import Aws
from tests.jobs.stream import break_item
from tests.sent import sent_mails

STORIES = [f"Lampu jalan nomor {n} di depan pasar mati." for n in range(5)]


def figures(visited: int, failed: int = 0, undelivered: int = 0) -> dict[str, int]:
    return {"visited": visited, "failed": failed, "undelivered": undelivered}


def file_all(jobs: Jobs) -> list[str]:
    return [filed(jobs.desk, description=story).complaint.number for story in STORIES]


def test_the_sweep_sends_what_the_stream_forgot(aws_jobs: Jobs, clock: Clock) -> None:
    file_all(aws_jobs)
    assert sweep(aws_jobs) == figures(5)
    assert len(sent_mails()) == 10
    assert aws_jobs.heartbeats.last("sweep") == clock()
    clock.advance(minutes=1)
    assert sweep(aws_jobs) == figures(0)
    assert aws_jobs.heartbeats.last("sweep") == clock()


@pytest.mark.fault(34)
def test_a_passed_deadline_is_reminded_of_once(aws_jobs: Jobs, clock: Clock) -> None:
    number = filed(aws_jobs.desk).complaint.number
    sweep(aws_jobs)
    clock.advance(days=2)
    for _ in range(3):
        sweep(aws_jobs)
        clock.advance(minutes=1)
    reminders = [mail for mail in sent_mails() if "Tenggat lewat" in mail.subject]
    assert [mail.to for mail in reminders] == [aws_jobs.desk.settings.portal.admin_email]
    assert number in reminders[0].subject


@pytest.mark.fault(13)
def test_one_broken_complaint_keeps_no_other_waiting(
    aws: Aws, aws_jobs: Jobs, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    numbers = file_all(aws_jobs)
    break_item(aws, numbers[2])
    with caplog.at_level(logging.DEBUG, logger="faults"):
        assert sweep(aws_jobs) == figures(5, failed=1)
    assert len(sent_mails()) == 8
    assert aws_jobs.heartbeats.last("sweep") == clock()
    faults = [record.getMessage() for record in caplog.records if record.name == "faults"]
    assert numbers[2] in faults[0] and "Siti" not in str(faults)
    clock.advance(minutes=1)
    assert sweep(aws_jobs) == figures(0), "it waits"


@pytest.mark.fault(13)
def test_a_complaint_that_stays_broken_ends_in_a_list_for_a_person(
    aws: Aws, aws_jobs: Jobs, clock: Clock
) -> None:
    number = filed(aws_jobs.desk).complaint.number
    break_item(aws, number)
    failed = 0
    for _ in range(24 * 60):
        failed += sweep(aws_jobs)["failed"]
        if aws_jobs.indexes.first_due() is None:
            break
        clock.advance(minutes=16)
    assert failed == MOST_FAILURES
    assert [row.number for row in aws_jobs.indexes.queue(STUCK).rows] == [number]


def test_a_complaint_that_cannot_even_be_set_aside_keeps_no_other_waiting(
    aws: Aws, aws_jobs: Jobs, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = file_all(aws_jobs)
    break_item(aws, numbers[2])

    def busy(*_: object) -> None:
        raise Busy("Coba lagi.")

    monkeypatch.setattr(Complaints, "set_aside", busy)
    assert sweep(aws_jobs) == figures(5, failed=1)
    assert len(sent_mails()) == 8
    assert aws_jobs.heartbeats.last("sweep") == clock()


@pytest.mark.fault(18)
def test_a_deliverer_that_died_leaves_a_task_and_no_second_mail(
    aws_jobs: Jobs, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = filed(aws_jobs.desk).complaint.number
    with monkeypatch.context() as patch:
        patch.setattr(Complaints, "settle", lambda *_: (_ for _ in ()).throw(Busy("x")))
        assert sweep(aws_jobs)["failed"] == 1
    assert len(sent_mails()) == 2, "both were sent, and nobody wrote it down"
    for undelivered in (2, 0, 0):
        clock.advance(minutes=4)
        assert sweep(aws_jobs)["undelivered"] == undelivered, "told once"
    assert len(sent_mails()) == 2
    messages = aws_jobs.desk.complaints.load(number).messages
    assert {m.state for m in messages.values()} == {"unknown"}


def test_each_run_tells_its_figures_as_bare_json_on_a_line_of_its_own(
    aws: Aws, aws_jobs: Jobs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("functions.jobs.wired.jobs", lambda: aws_jobs)
    broken, *_ = file_all(aws_jobs)
    break_item(aws, broken)
    assert handler({}, None) == figures(5, failed=1)
    handler({}, None)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines == [{"job": "sweep", **figures(5, failed=1)}, {"job": "sweep", **figures(0)}]
