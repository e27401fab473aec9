"""The office changes its calendar: what is open moves with it, and is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from functions.domain.clocks import Rules
from functions.jobs.sweep import sweep
from functions.wiring.jobs import Jobs
from infra.deploy.moved import move
from tests.desks import filed, replaced
from tests.emulated import Aws

TOMORROW = date(2026, 11, 25)


def moved(aws: Aws, jobs: Jobs, rules: Rules) -> list[str]:
    return list(move(aws.client("dynamodb"), aws.table, rules, jobs.desk.now()))


def announced(jobs: Jobs, rules: Rules) -> str:
    """A complaint under some rules, its first messages sent."""
    jobs = replace(jobs, desk=replaced(jobs.desk, rules=rules))
    number = filed(jobs.desk).complaint.number
    sweep(jobs)
    return number


def with_holiday(rules: Rules) -> Rules:
    holidays = {**rules.calendar.holidays, TOMORROW: "Libur mendadak"}
    return replace(rules, calendar=replace(rules.calendar, holidays=holidays))


def test_nothing_moves_under_the_same_rules(aws: Aws, aws_jobs: Jobs) -> None:
    announced(aws_jobs, aws_jobs.desk.rules)
    assert moved(aws, aws_jobs, aws_jobs.desk.rules) == []


def test_a_new_holiday_moves_what_is_open_and_says_so_once(aws: Aws, aws_jobs: Jobs) -> None:
    rules = aws_jobs.desk.rules
    number = announced(aws_jobs, rules)
    line = "25 November 2026 pukul 16.30 WITA → 26 November 2026 pukul 16.30 WITA"
    assert moved(aws, aws_jobs, with_holiday(rules)) == [f"{number}: {line}"]
    assert moved(aws, aws_jobs, with_holiday(rules)) == []


def test_a_holiday_taken_back_is_not_missed(aws: Aws, aws_jobs: Jobs) -> None:
    rules, complaints = aws_jobs.desk.rules, aws_jobs.desk.complaints
    number = announced(aws_jobs, with_holiday(rules))
    late = complaints.load(number).due_at
    assert moved(aws, aws_jobs, rules)
    due = complaints.load(number).due_at
    assert late and due and due < late
