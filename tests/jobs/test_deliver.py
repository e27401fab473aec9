"""The stream's job: it sends at once, once, and is stopped by nothing."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from functions.actions.perform import perform
from functions.actions.visit import visit
from functions.domain import staff_acts
from functions.jobs.deliver import deliver, handler
from functions.wiring.jobs import Jobs
from tests.clock import Clock
from tests.desks import filed
from tests.emulated import Aws
from tests.jobs.stream import break_item, records_of, stream
from tests.sent import sent_mails

STORIES = [f"Lampu jalan nomor {n} di depan pasar mati." for n in range(3)]


def file_one(jobs: Jobs, story: str = STORIES[0]) -> str:
    return filed(jobs.desk, description=story).complaint.number


def run(jobs: Jobs, records: list[dict[str, Any]]) -> dict[str, int]:
    return deliver(jobs, {"Records": records})


def states(jobs: Jobs, number: str) -> set[str]:
    return {m.state for m in jobs.desk.complaints.load(number).messages.values()}


def visited(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    seen: list[str] = []

    def spy(desk: Any, courier: Any, number: str, owner: str) -> int:
        seen.append(number)
        return visit(desk, courier, number, owner)

    monkeypatch.setattr("functions.jobs.deliver.visit", spy)
    return seen


def test_a_new_complaint_is_announced_and_confirmed_at_once(aws: Aws, aws_jobs: Jobs) -> None:
    number = file_one(aws_jobs)
    run(aws_jobs, stream(aws))
    admin, reporter = sent_mails()
    assert admin.to == aws_jobs.desk.settings.portal.admin_email
    assert reporter.to == "siti@contoh.id"
    assert number in admin.subject and number in reporter.text
    assert states(aws_jobs, number) == {"sent"}


def test_what_is_no_news_of_a_complaint_is_left_alone(
    aws: Aws, aws_jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = file_one(aws_jobs)
    seen = visited(monkeypatch)
    foreign = [r for r in stream(aws) if not r["dynamodb"]["Keys"]["pk"]["S"].startswith("C#")]
    sorts = {record["dynamodb"]["Keys"]["pk"]["S"][0] for record in foreign}
    assert sorts == {"S", "I", "K"}, "submission, identity and find keys"
    gone = {"eventName": "REMOVE", "dynamodb": {"OldImage": {"p": {"N": "1"}}}}
    marked = {"dynamodb": {"NewImage": {"pk": {"S": f"S#{number}"}, "p": {"N": "1"}}}}
    run(aws_jobs, [*foreign, gone, marked])
    assert not seen
    run(aws_jobs, stream(aws))
    assert seen == [number]


def test_the_jobs_own_writes_wake_nobody(
    aws: Aws, aws_jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = file_one(aws_jobs)
    before = len(stream(aws))
    run(aws_jobs, stream(aws))
    seen = visited(monkeypatch)
    own = stream(aws)[before:]
    assert len([r for r in own if r in records_of(aws, number)]) == 2, "claimed and settled"
    run(aws_jobs, own)
    assert not seen


@pytest.mark.fault(12)
def test_a_replay_sends_nothing_again(aws: Aws, aws_jobs: Jobs, clock: Clock) -> None:
    file_one(aws_jobs)
    for _ in range(3):
        run(aws_jobs, stream(aws))
        clock.advance(minutes=5)
    assert len(sent_mails()) == 2


@pytest.mark.fault(12, 15)
def test_records_out_of_order_and_twice_are_as_good_as_any(aws: Aws, aws_jobs: Jobs) -> None:
    desk, number = aws_jobs.desk, file_one(aws_jobs)
    for decide in (
        lambda c, act: staff_acts.dispatch(c, act, desk.directory, ("pupr",)),
        lambda c, act: staff_acts.decline(c, act, reason="too_general"),
    ):
        perform(desk, number, "staff:rina", decide)
    records = stream(aws)
    run(aws_jobs, records[::-1])
    run(aws_jobs, records + records)
    complaint = desk.complaints.load(number)
    void = [m.id for m in complaint.messages.values() if m.state != "sent"]
    assert void == ["1.dispatched_agency.pupr"]
    assert len(sent_mails()) == len(complaint.messages) - len(void) == 5
    pupr = desk.directory.agencies["pupr"].email
    assert [mail.to for mail in sent_mails()].count(pupr) == 1, "recalled before it was told"


@pytest.mark.fault(13)
def test_a_broken_complaint_stops_no_other_and_is_reported_without_names(
    aws: Aws, aws_jobs: Jobs, caplog: pytest.LogCaptureFixture
) -> None:
    broken, *good = [file_one(aws_jobs, story) for story in STORIES]
    records = stream(aws)
    break_item(aws, broken)
    with caplog.at_level(logging.DEBUG, logger="faults"):
        figures = run(aws_jobs, records)
    assert figures == {"visited": 3, "failed": 1, "undelivered": 0}
    assert [states(aws_jobs, number) for number in good] == [{"sent"}, {"sent"}]
    (line,) = [record.getMessage() for record in caplog.records if record.name == "faults"]
    assert broken in line
    for secret in ("Siti", "0812", "siti@contoh.id", "Lampu"):
        assert secret not in line


@pytest.mark.fault(13)
@pytest.mark.parametrize(
    "poison",
    [
        {"eventName": "MODIFY"},
        {"dynamodb": {"NewImage": {"pk": {"S": "C#TB-0000-0000"}, "p": {"N": "1"}}}},
        {"dynamodb": {"NewImage": {"pk": {"N": "1"}, "p": {"N": "1"}}}},
        {"dynamodb": {"NewImage": {"p": {"N": "1"}}}},
        {"dynamodb": {"NewImage": None}},
    ],
)
def test_a_record_that_cannot_be_read_stops_no_other(
    aws: Aws, aws_jobs: Jobs, poison: dict[str, Any]
) -> None:
    number = file_one(aws_jobs)
    run(aws_jobs, [poison, *stream(aws)])
    assert states(aws_jobs, number) == {"sent"}


def test_a_complaint_that_is_gone_stops_no_other(aws: Aws, aws_jobs: Jobs) -> None:
    gone, number = file_one(aws_jobs), file_one(aws_jobs, STORIES[1])
    records = stream(aws)
    key = {"pk": {"S": f"C#{gone}"}, "sk": {"S": "!"}}
    aws.client("dynamodb").delete_item(TableName=aws.table, Key=key)
    run(aws_jobs, records)
    assert states(aws_jobs, number) == {"sent"}


def test_lambda_is_told_that_no_record_failed_and_the_alarms_what_was_done(
    aws: Aws, aws_jobs: Jobs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("functions.jobs.wired.jobs", lambda: aws_jobs)
    file_one(aws_jobs)
    records = [{"dynamodb": {"NewImage": None}}, *stream(aws)]
    assert handler({"Records": records}, None) == {"batchItemFailures": []}
    line = json.loads(capsys.readouterr().out)
    assert line == {"job": "deliver", "visited": 1, "failed": 1, "undelivered": 0}


def test_a_batch_without_news_is_not_worth_a_line(
    aws_jobs: Jobs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("functions.jobs.wired.jobs", lambda: aws_jobs)
    assert handler({"Records": []}, None) == {"batchItemFailures": []}
    assert capsys.readouterr().out == ""
