"""A write that landed although its reply was lost recognises itself when it is sent again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from functions.actions import reporter
from functions.actions.desk import Desk
from functions.domain import messages
from functions.domain.errors import Busy
from functions.storage.audit import Audit
from tests.clock import Clock
from tests.desks import filed
from tests.emulated import Aws
from tests.storage.bad_wire import Fault, bad_wire, broken, closed, throttled, timed_out
from tests.storage.steps import claim_all, new

lost = pytest.mark.parametrize("fault", [closed, timed_out, broken])


@pytest.mark.fault(3, 7)
@lost
def test_filing_survives_a_lost_reply_to_each_of_its_writes(aws_desk: Desk, fault: Fault) -> None:
    with bad_wire("PutItem", fault) as tries:
        first = filed(aws_desk)
    assert len(tries) == 4, "submission twice, identity, complaint"
    assert aws_desk.identities.get(first.complaint.number).name == "Siti"
    again = filed(aws_desk)
    assert (again.complaint.number, again.code) == (first.complaint.number, first.code)


@pytest.mark.fault(3)
@lost
def test_a_new_complaint_recognises_itself(aws_desk: Desk, fault: Fault) -> None:
    complaint = replace(new(aws_desk), number="TB-0000-0001")
    with bad_wire("PutItem", fault) as tries:
        assert aws_desk.complaints.create(complaint, aws_desk.agenda(complaint))
    assert len(tries) == 2


@pytest.mark.fault(3)
@lost
def test_an_act_happens_once(aws_desk: Desk, clock: Clock, fault: Fault) -> None:
    clock.advance(microseconds=123_456)  # a real clock never stands at a whole second
    first = filed(aws_desk)
    with bad_wire("UpdateItem", fault) as tries:
        reporter.reply(aws_desk, first.complaint.number, first.code, "Masih gelap.")
    assert len(tries) == 2
    complaint, texts = aws_desk.complaints.load_with_texts(first.complaint.number)
    assert [e.what for e in complaint.history] == ["filed", "replied"]
    assert [t.body for t in texts.values()] == ["Masih gelap."]


@pytest.mark.fault(3)
@lost
def test_a_claim_recognises_itself(aws_desk: Desk, fault: Fault) -> None:
    complaint = new(aws_desk)
    with bad_wire("UpdateItem", fault) as tries:
        claims = claim_all(aws_desk, complaint)
    assert len(tries) == 2
    standing = aws_desk.complaints.load(complaint.number)
    assert list(standing.messages.values()) == claims


@pytest.mark.fault(3, 18)
@lost
def test_a_settlement_meets_its_own_work(aws_desk: Desk, fault: Fault) -> None:
    claims = claim_all(aws_desk, new(aws_desk))
    complaint = new(aws_desk)
    pairs = [(was, messages.sent(was, aws_desk.now())) for was in claims]
    with bad_wire("UpdateItem", fault):
        standing = aws_desk.complaints.settle(complaint, pairs, aws_desk.agenda(complaint))
    assert standing == aws_desk.complaints.load(complaint.number)
    assert {m.state for m in standing.messages.values()} == {"sent"}, "nothing is left to settle"


@pytest.mark.fault(3)
@lost
def test_an_audit_line_is_written_once(aws: Aws, clock: Clock, fault: Fault) -> None:
    audit = Audit(aws.client("dynamodb"), aws.table)
    with bad_wire("PutItem", fault):
        audit.record("rina", "identity", "TB-7K3M-9QPX", clock(), "a1")
    assert [line["who"] for line in audit.of_month(clock())] == ["rina"]


@pytest.mark.fault(3, 29, 40)
def test_a_foreign_write_in_between_is_not_taken_for_our_own(aws_desk: Desk) -> None:
    before = new(aws_desk)
    later = aws_desk.now() + timedelta(minutes=1)
    claim_all(aws_desk, before)
    claims = [messages.claimed(m, "visit-2", later) for m in before.messages.values()]
    with bad_wire("UpdateItem", throttled):
        assert not aws_desk.complaints.claim(before, claims)


@pytest.mark.fault(1)
def test_throttled_twice_is_not_noticed(aws_desk: Desk) -> None:
    with bad_wire("PutItem", throttled, times=2) as tries:
        complaint = new(aws_desk)
    assert len(tries) == 5
    assert aws_desk.complaints.load(complaint.number) == complaint


@pytest.mark.fault(2, 7)
@pytest.mark.parametrize("fault", [throttled, broken, closed, timed_out])
def test_a_service_that_stays_away_is_busy_in_words(aws_desk: Desk, fault: Fault) -> None:
    with bad_wire("PutItem", fault, times=99), pytest.raises(Busy, match="Coba lagi"):
        filed(aws_desk)
    assert new(aws_desk).status == "received", "and sending again completes it"


@pytest.mark.fault(3)
@pytest.mark.parametrize("fault", [closed, timed_out, broken])
def test_an_answer_whose_replies_were_all_lost_keeps_its_text(aws_desk: Desk, fault: Fault) -> None:
    first = filed(aws_desk)
    with bad_wire("UpdateItem", fault, times=99), pytest.raises(Busy):
        reporter.reply(aws_desk, first.complaint.number, first.code, "Masih gelap.")
    complaint, texts = aws_desk.complaints.load_with_texts(first.complaint.number)
    assert complaint.history[-1].what == "replied"
    assert texts[complaint.history[-1].act].body == "Masih gelap."
