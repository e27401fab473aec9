"""The weekly digests of what agencies owe: beside the minute sweep, once a week."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from functions import faults, figures
from functions.actions.digest import send_digest, write_off_lapsed
from functions.domain import digest
from functions.domain.digest import Owing
from functions.domain.messages import Message
from functions.domain.queues import AGENCY, SHORT
from functions.wiring.jobs import Jobs

MOST_READ = 300
"""Complaints that one run reads; the next minute goes on with the agencies that are left."""

WEEK = "week"
"""Under this name the sweep remembers the week that is done: no other minute reads anything."""


def digests(jobs: Jobs, remembered: Mapping[str, str]) -> None:
    """Send this week's digests, if their hour has come and they are not all sent."""
    now, setting = jobs.desk.now(), jobs.desk.settings.digest
    week = digest.week_of(now)
    if not setting.send or remembered.get(WEEK) == week:
        return
    if digest.is_due(jobs.desk.rules.calendar, now, setting.from_day):
        _send(jobs, week)


def _send(jobs: Jobs, week: str) -> None:
    standing, undelivered = write_off_lapsed(jobs.digests, week, jobs.desk.now())
    sent = failed = read = 0
    is_done = all(message.state != "claimed" for message in standing.values())
    for agency, numbers in sorted(_owing(jobs).items()):
        before = standing.get(agency)
        if before and not before.is_claimable(jobs.desk.now()):
            is_done = is_done and before.is_settled
            continue  # settled, in another's hands, or asked to wait
        if read and read + len(numbers) > MOST_READ:
            is_done = False
            break
        read += len(numbers)
        try:
            after = _one(jobs, week, before, agency, numbers)
        except Exception as error:
            # Any error: one agency must not keep the others waiting. The next minute tries again.
            failed, is_done = failed + 1, False
            faults.report("digest", error, agency=agency)
        else:
            sent += after is not None and after.state == "sent"
            undelivered += after is not None and after.needs_a_person
            is_done = is_done and (after is None or after.is_settled)
    if is_done:
        jobs.heartbeats.remember("sweep", WEEK, week)
    if failed or undelivered:
        figures.tell("digest", sent=sent, failed=failed, undelivered=undelivered)


def _owing(jobs: Jobs) -> dict[str, list[str]]:
    """The numbers of complaints by the agencies whose turn it may be: the index, to its end."""
    found: dict[str, dict[str, None]] = {}
    for row in chain.from_iterable(map(jobs.indexes.whole_queue, (*SHORT, AGENCY))):
        for agency in row.agencies if row.turn == AGENCY else ():
            found.setdefault(agency, {})[row.number] = (
                None  # it may just have moved to another list
            )
    return {agency: list(numbers) for agency, numbers in found.items()}


def _one(
    jobs: Jobs, week: str, before: Message | None, agency: str, numbers: list[str]
) -> Message | None:
    lines = digest.in_order(_lines(jobs, agency, numbers))
    if not lines:
        return None
    parts = (jobs.digests, jobs.digest_post)
    return send_digest(*parts, week, before, lines, agency, jobs.new_owner(), jobs.desk.now())


def _lines(jobs: Jobs, agency: str, numbers: list[str]) -> Iterator[Owing]:
    """What the agency owes; a complaint that cannot be read is told, and hides no other."""
    desk = jobs.desk
    for number in numbers:
        try:
            complaint = desk.complaints.load(number)
            line = digest.owing(complaint, agency, desk.directory, desk.rules, desk.now())
        except Exception as error:
            faults.report("digest", error, number=number)
        else:
            if line:
                yield line
