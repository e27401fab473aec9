"""What the health page asks of storage."""

from __future__ import annotations

from datetime import timedelta

import pytest

from functions.actions.desk import Desk
from functions.domain.errors import Busy
from functions.domain.health import TableState
from functions.storage.indexes import Indexes
from functions.storage.state import State
from infra.emulated import create_dead_letters
from tests.clock import Clock
from tests.desks import filed
from tests.emulated import Aws
from tests.storage.bad_wire import bad_wire, closed
from tests.storage.steps import new


def state(aws: Aws, queue: str = "") -> State:
    return State(aws.client("dynamodb"), aws.table, lambda: aws.client("sqs"), queue)


def test_the_table_says_whether_it_can_be_used_and_how_much_is_in_it(
    aws: Aws, aws_desk: Desk
) -> None:
    assert state(aws).table() == TableState(True, 0)
    new(aws_desk)
    assert state(aws).table() == TableState(True, len(aws.items()))


def test_a_table_that_does_not_answer_is_busy(aws: Aws) -> None:
    with bad_wire("DescribeTable", closed, times=9), pytest.raises(Busy):
        state(aws).table()


def test_dead_letters_are_counted(aws: Aws) -> None:
    queue = create_dead_letters(aws.client("sqs"))
    assert state(aws, queue).dead_letters() == 0
    for _ in range(3):
        aws.client("sqs").send_message(QueueUrl=queue, MessageBody="{}")
    assert state(aws, queue).dead_letters() == 3


def test_what_is_due_is_counted_up_to_a_limit_and_the_oldest_is_named(
    aws: Aws, aws_desk: Desk, clock: Clock
) -> None:
    indexes, began = Indexes(aws.client("dynamodb"), aws.table), clock.now
    assert indexes.waiting(clock(), 9) == (0, None)
    for n in range(3):
        filed(aws_desk, description=f"Lampu jalan nomor {n} di depan pasar mati.")
        clock.advance(minutes=1)
    assert indexes.waiting(clock(), 9) == (3, began)
    assert indexes.waiting(clock(), 2) == (2, began)
    assert indexes.waiting(began - timedelta(minutes=1), 9) == (0, None), "nothing was due then"
