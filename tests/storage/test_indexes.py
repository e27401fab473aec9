"""What the indexes say: what is due next, whose turn it is, which messages need a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest

from functions.actions.desk import Desk
from functions.domain import desk_acts, staff_acts
from functions.domain.complaint import Complaint
from functions.domain.history import Act
from functions.domain.messages import failed, sent
from functions.domain.queues import STUCK, row_of
from functions.domain.reminders import Agenda
from functions.storage import keys
from functions.storage.complaints import MOST_FAILURES
from functions.storage.indexes import Indexes
from tests.clock import Clock
from tests.desks import filed
from tests.emulated import Aws
from tests.storage.steps import new


@pytest.fixture
def indexes(aws: Aws) -> Indexes:
    return Indexes(aws.client("dynamodb"), aws.table)


def due_at(desk: Desk, complaint: Complaint, hours: float, queue: str = "admin") -> Complaint:
    """The complaint, moved to a moment in both indexes."""
    moment = desk.now() + timedelta(hours=hours)
    desk.complaints.repair(complaint, Agenda(moment, queue, moment))
    return desk.complaints.load(complaint.number)


def many(desk: Desk, count: int) -> list[Complaint]:
    desk = replace(desk, choice=Random(7).choice)  # numbers that fall into every shard
    stories = [f"Lampu jalan nomor {n} di depan pasar mati." for n in range(count)]
    return [filed(desk, description=story).complaint for story in stories]


@pytest.mark.fault(40)
def test_what_is_due_is_found_in_every_shard_and_what_is_not_stays_out(
    aws_desk: Desk, indexes: Indexes, clock: Clock
) -> None:
    complaints = many(aws_desk, 16)
    assert len({keys.due_shard(c.number) for c in complaints}) == keys.DUE_SHARDS
    due = {due_at(aws_desk, c, -n / 4).number for n, c in enumerate(complaints[:10])}
    later = [due_at(aws_desk, c, 2) for c in complaints[10:]]
    assert set(indexes.due(clock())) == due
    assert set(indexes.due(clock.advance(hours=2))) == due | {c.number for c in later}


def test_the_next_due_moment_is_the_earliest_of_all_shards(
    aws_desk: Desk, indexes: Indexes
) -> None:
    assert indexes.first_due() is None
    for n, complaint in enumerate(many(aws_desk, 8), start=3):
        due_at(aws_desk, complaint, n)
    assert indexes.first_due() == aws_desk.now() + timedelta(hours=3)


def test_a_closed_complaint_is_due_never_again(
    aws_desk: Desk, aws: Aws, indexes: Indexes, clock: Clock
) -> None:
    before = new(aws_desk)
    act = Act("a1", clock(), "staff:rina")
    declined = staff_acts.decline(before, act, reason="spam")
    closed = staff_acts.close(declined, act)
    settled = {id: sent(m, clock()) for id, m in closed.messages.items()}
    closed = replace(closed, messages=settled)
    aws_desk.complaints.save(before, closed, aws_desk.agenda(closed))
    assert not list(indexes.due(clock.advance(days=1000)))
    assert indexes.first_due() is None
    item = next(item for item in aws.items() if item["pk"]["S"] == f"C#{before.number}")
    assert not {"da", "ds"} & item.keys()
    assert [row.number for row in indexes.queue("done").rows] == [before.number]


def test_the_queue_is_in_order_page_by_page(aws_desk: Desk, indexes: Indexes) -> None:
    complaints = many(aws_desk, 7)
    for hours, complaint in zip((5, 2, 7, 1, 3, 3, 3), complaints, strict=True):
        due_at(aws_desk, complaint, hours)
    due_at(aws_desk, filed(aws_desk, kind="aspiration").complaint, 1, queue="agency")
    pages, start = [], ""
    while True:
        page = indexes.queue("admin", limit=3, start=start)
        pages.append(page.rows)
        start = page.next
        if not start:
            break
    rows = [row for rows in pages for row in rows]
    assert [len(rows) for rows in pages] == [3, 3, 1]
    assert {row.number for row in rows} == {c.number for c in complaints}
    assert [(row.at - aws_desk.now()) / timedelta(hours=1) for row in rows] == [1, 2, 3, 3, 3, 5, 7]
    newest = indexes.queue("admin", limit=1, newest_first=True)
    assert newest.rows == (rows[-1],)


def test_of_a_queue_only_a_time_of_it_may_be_read(
    aws_desk: Desk, indexes: Indexes, clock: Clock
) -> None:
    at = {due_at(aws_desk, c, n).number: n for n, c in enumerate(many(aws_desk, 5))}
    since, before = clock() + timedelta(hours=1), clock() + timedelta(hours=3)
    rows = indexes.queue("admin", since=since, before=before, newest_first=True).rows
    assert [at[row.number] for row in rows] == [2, 1]
    assert len(indexes.queue("admin", since=since).rows) == 4
    assert len(indexes.queue("admin", before=before).rows) == 3


def test_a_row_shows_what_the_list_needs(aws_desk: Desk, indexes: Indexes) -> None:
    before = new(aws_desk)
    act = Act("a1", aws_desk.now(), "staff:rina")
    after = desk_acts.flag(before, act, aws_desk.directory, ["urgent"])
    after = staff_acts.dispatch(after, act, aws_desk.directory, ("pupr", "dlh"))
    aws_desk.complaints.save(before, after, aws_desk.agenda(after))
    assert not indexes.queue("admin").rows, "whose turn it no longer is"
    assert not indexes.queue("agency").rows, "what is urgent stands by itself"
    (row,) = indexes.queue("flagged").rows
    assert (row.number, row.status, row.kind) == (before.number, "dispatched", "complaint")
    assert row.subject.startswith("Lampu jalan di depan pasar mati")
    assert (row.category, row.agencies) == ("lampu-jalan-mati", ("pupr", "dlh"))
    assert (row.flags, row.turn, row.why) == ({"urgent"}, "agency", "sop_answer")
    assert row == row_of(after, row.at, row.why)


@pytest.mark.fault(13)
def test_a_failed_visit_waits_longer_each_time_and_then_for_a_person(
    aws_desk: Desk, indexes: Indexes, clock: Clock
) -> None:
    number = new(aws_desk).number
    waits = []
    for _ in range(MOST_FAILURES - 1):
        aws_desk.complaints.set_aside(number, clock())
        assert number not in indexes.due(clock())
        first = indexes.first_due()
        assert first is not None
        waits.append((first - clock()) / timedelta(minutes=1))
        clock.now = first
        assert number in indexes.due(clock())
    assert waits == [2, 4, 8, 16, 32, 64, 128]
    aws_desk.complaints.set_aside(number, clock())
    assert number not in indexes.due(clock.advance(days=365))
    assert [row.number for row in indexes.queue(STUCK).rows] == [number]


def test_a_good_write_forgets_the_failures_and_leaves_the_stuck_queue(
    aws_desk: Desk, indexes: Indexes, clock: Clock
) -> None:
    complaint = new(aws_desk)
    for _ in range(MOST_FAILURES):
        aws_desk.complaints.set_aside(complaint.number, clock())
    standing = aws_desk.complaints.load(complaint.number)
    aws_desk.complaints.repair(standing, aws_desk.agenda(standing))
    assert not indexes.queue(STUCK).rows
    assert complaint.number in indexes.due(clock.advance(days=1))
    aws_desk.complaints.set_aside(complaint.number, clock())
    assert indexes.first_due() == clock() + timedelta(minutes=2)


def troubled(desk: Desk, complaint: Complaint, *at: datetime | None) -> None:
    """A complaint with a failed message at each moment, and a sent one for None."""
    before, pairs = desk.complaints.load(complaint.number), []
    for message, moment in zip(before.messages.values(), at, strict=False):
        after = failed(message, moment, "Ditolak") if moment else sent(message, desk.now())
        pairs.append(after)
    after = replace(before, messages={**before.messages, **{m.id: m for m in pairs}})
    desk.complaints.save(before, after, desk.agenda(after))


def test_messages_that_need_a_person_are_listed_by_age_across_all_queues(
    aws_desk: Desk, aws: Aws, indexes: Indexes
) -> None:
    now = aws_desk.now()
    complaints = many(aws_desk, 5)
    for hours, complaint in zip((4, 1, 3, 2), complaints[1:], strict=True):
        troubled(aws_desk, complaint, now - timedelta(hours=hours), now)
    ended = aws_desk.complaints.load(complaints[1].number)
    act = Act("a1", now, "staff:rina")
    declined = staff_acts.decline(ended, act, reason="spam")
    aws_desk.complaints.save(ended, declined, aws_desk.agenda(declined))
    first = indexes.messages(limit=3)
    rows = [*first.rows, *indexes.messages(limit=3, start=first.next).rows]
    assert [row.number for row in rows] == [complaints[n].number for n in (1, 3, 4, 2)]
    assert [(now - row.at) / timedelta(hours=1) for row in rows] == [4, 3, 2, 1]
    assert {row.troubles for row in rows} == {2} and rows[0].status == "declined"


def test_a_complaint_without_trouble_is_not_in_that_list_and_leaves_it_again(
    aws_desk: Desk, aws: Aws, indexes: Indexes
) -> None:
    complaint = new(aws_desk)
    assert not indexes.messages().rows
    troubled(aws_desk, complaint, aws_desk.now())
    assert [row.number for row in indexes.messages().rows] == [complaint.number]
    troubled(aws_desk, complaint, None)
    assert not indexes.messages().rows
    item = next(item for item in aws.items() if item["pk"]["S"] == f"C#{complaint.number}")
    assert not {"mt", "mq", "ma"} & item.keys()
