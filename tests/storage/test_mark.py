"""The mark for the stream: on a complaint from an act that owes messages until they are claimed."""

from __future__ import annotations

from functions.actions.desk import Desk
from functions.actions.perform import perform
from functions.domain import desk_acts, messages, staff_acts
from functions.domain.complaint import Complaint
from tests.emulated import Aws
from tests.jobs.stream import break_item, records_of
from tests.storage.steps import claim_all, new

RINA = "staff:rina"


def is_marked(aws: Aws, number: str) -> bool:
    """Whether the stream's filter lets the complaint's last record through."""
    return records_of(aws, number)[-1]["dynamodb"]["NewImage"].get("p") == {"N": "1"}


def quiet(desk: Desk) -> Complaint:
    """A complaint whose messages are all claimed."""
    complaint = new(desk)
    claim_all(desk, complaint)
    return desk.complaints.load(complaint.number)


def raise_flag(desk: Desk, number: str) -> None:
    """An act that owes nothing."""
    perform(desk, number, RINA, lambda c, act: desk_acts.flag(c, act, desk.directory, ["urgent"]))


def test_a_new_complaint_is_marked_until_its_messages_are_claimed(aws: Aws, aws_desk: Desk) -> None:
    complaint = new(aws_desk)
    assert is_marked(aws, complaint.number)
    claim_all(aws_desk, complaint)
    assert not is_marked(aws, complaint.number)


def test_an_act_that_owes_marks_and_one_that_owes_nothing_does_not(
    aws: Aws, aws_desk: Desk
) -> None:
    number = quiet(aws_desk).number
    raise_flag(aws_desk, number)
    assert not is_marked(aws, number)
    perform(aws_desk, number, RINA, staff_acts.ask)
    assert is_marked(aws, number)


def test_a_message_that_is_sent_again_marks_too(aws: Aws, aws_desk: Desk) -> None:
    complaint = quiet(aws_desk)
    claims = list(complaint.messages.values())
    failed = [(claim, messages.failed(claim, aws_desk.now(), "Ditolak")) for claim in claims]
    aws_desk.complaints.settle(complaint, failed, aws_desk.agenda(complaint))
    assert not is_marked(aws, complaint.number)
    perform(
        aws_desk,
        complaint.number,
        RINA,
        lambda standing, act: desk_acts.resend(standing, act, claims[0].id),
    )
    assert is_marked(aws, complaint.number)


def test_what_is_put_off_waits_for_the_sweep_whatever_happens_meanwhile(
    aws: Aws, aws_desk: Desk
) -> None:
    complaint, now = quiet(aws_desk), aws_desk.now()
    later = [(m, messages.put_off(m, now, burn=True)) for m in complaint.messages.values()]
    aws_desk.complaints.settle(complaint, later, aws_desk.agenda(complaint))
    assert not is_marked(aws, complaint.number)
    raise_flag(aws_desk, complaint.number)
    assert not is_marked(aws, complaint.number)


def test_a_complaint_that_could_not_be_visited_wakes_nobody_while_it_waits(
    aws: Aws, aws_desk: Desk
) -> None:
    number = new(aws_desk).number
    break_item(aws, number)
    aws_desk.complaints.set_aside(number, aws_desk.now())
    assert not is_marked(aws, number)
