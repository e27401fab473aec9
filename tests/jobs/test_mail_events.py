"""What SES tells afterwards settles, fails or readdresses a message, however it arrives."""

from __future__ import annotations

import json
import logging
from itertools import permutations
from typing import Any

import pytest

from functions.actions.desk import Desk
from functions.actions.visit import visit
from functions.domain import desk_acts, staff_acts
from functions.domain.complaint import Complaint
from functions.domain.errors import Busy
from functions.domain.messages import LEASE, Message
from functions.jobs import mail_events
from functions.jobs.deliver import deliver
from functions.jobs.mail_events import handler, take
from functions.jobs.sweep import sweep
from functions.storage.complaints import Complaints
from functions.wiring.jobs import Jobs
from tests.actions.steps import dispatch, dispatched, office
from tests.clock import Clock
from tests.couriers import MemoryCourier
from tests.desks import memory_desk
from tests.emulated import Aws
from tests.jobs.news import AGENCY, EVENTS, MAIL, SECOND, news
from tests.jobs.stream import stream
from tests.sent import sent_mails

ACCEPTED = ("sent", "delivered", "delayed", "out_of_office", "mailbox_full", "undetermined")
FAILURES = ("no_such_address", "suppressed", "content_refused", "spam", "spam_suppressed")
READDRESSED = {"no_such_address", "suppressed", "content_refused", "spam_suppressed"}


@pytest.fixture
def courier(clock: Clock) -> MemoryCourier:
    return MemoryCourier(clock)


def mailed(desk: Desk, courier: MemoryCourier, *agencies: str, outcome: str = "sent") -> str:
    """A complaint whose mail to its agency has this outcome."""
    courier.outcome = outcome
    number = dispatched(desk, *(agencies or (AGENCY,)))
    visit(desk, courier, number, "v1")
    courier.outcome = "sent"
    return number


def loaded(desk: Desk, number: str) -> Complaint:
    return desk.complaints.load(number)


def message(desk: Desk, number: str, id: str = MAIL) -> Message:
    return loaded(desk, number).messages[id]


def tell(desk: Desk, number: str, *names: str, of: str = MAIL) -> int:
    return sum(take(desk, news(name, number, desk.now(), of)) for name in names)


@pytest.mark.fault(17, 18)
@pytest.mark.parametrize("name", ACCEPTED)
def test_an_unknown_message_is_settled_by_any_sign_that_the_service_took_it(
    desk: Desk, courier: MemoryCourier, name: str
) -> None:
    number = mailed(desk, courier, outcome="unknown")
    at = desk.now()
    assert loaded(desk, number).troubles
    assert tell(desk, number, name) == 0
    assert (message(desk, number).state, message(desk, number).due) == ("sent", at)
    assert MAIL not in [m.id for m in loaded(desk, number).troubles]


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_sent_message_stays_sent_and_nothing_is_written(
    desk: Desk, courier: MemoryCourier, name: str
) -> None:
    number = mailed(desk, courier)
    before = loaded(desk, number)
    assert tell(desk, number, name) == 0
    assert loaded(desk, number) == before


@pytest.mark.fault(23, 24)
@pytest.mark.parametrize("name", [*FAILURES, "rejected"])
def test_a_sent_message_that_did_not_arrive_has_failed_and_says_why(
    desk: Desk, courier: MemoryCourier, name: str
) -> None:
    number = mailed(desk, courier)
    tell(desk, number, name)
    assert message(desk, number).state == "failed" and len(message(desk, number).reason) > 30
    assert (SECOND in loaded(desk, number).messages) is (name in READDRESSED)


@pytest.mark.fault(23)
def test_a_bounced_mail_goes_once_to_the_agencys_second_address(
    desk: Desk, courier: MemoryCourier
) -> None:
    number = mailed(desk, courier)
    assert tell(desk, number, "no_such_address", "no_such_address") == 0, "no task yet"
    assert not loaded(desk, number).troubles
    assert (message(desk, number, SECOND).to, message(desk, number, SECOND).is_second) == (
        AGENCY,
        True,
    )
    for _ in range(2):
        visit(desk, courier, number, "v2")
        tell(desk, number, "no_such_address")
    assert courier.told.count(SECOND) == 1
    assert message(desk, number, SECOND).state == "sent"


@pytest.mark.fault(23)
def test_when_the_second_address_bounces_too_a_person_is_asked_once(
    desk: Desk, courier: MemoryCourier, clock: Clock
) -> None:
    number = mailed(desk, courier)
    tell(desk, number, "no_such_address")
    visit(desk, courier, number, "v2")
    assert tell(desk, number, "suppressed", "suppressed", of=SECOND) == 1
    assert [m.id for m in loaded(desk, number).troubles] == [SECOND]
    clock.advance(minutes=1)
    office(desk, number, desk_acts.resend, SECOND)
    visit(desk, courier, number, "v3")
    assert courier.told.count(SECOND) == 2 and courier.told.count(MAIL) == 1


@pytest.mark.fault(23)
@pytest.mark.parametrize(
    "id", ["1.dispatched_agency.setda-pemerintahan", "0.filed_reporter.reporter"]
)
def test_without_a_second_address_a_bounce_is_a_task(
    desk: Desk, courier: MemoryCourier, id: str
) -> None:
    agency = "setda-pemerintahan"
    assert not desk.directory.agencies[agency].second_email
    number = mailed(desk, courier, agency)
    known = set(loaded(desk, number).messages)
    assert tell(desk, number, "no_such_address", of=id) == 1
    assert [m.id for m in loaded(desk, number).troubles] == [id]
    assert set(loaded(desk, number).messages) == known


def test_an_agency_that_holds_the_complaint_no_more_is_not_written_to_elsewhere(
    desk: Desk, courier: MemoryCourier
) -> None:
    number = mailed(desk, courier)
    dispatch(desk, number, "pupr")
    assert tell(desk, number, "no_such_address") == 0
    assert message(desk, number).state == "failed"
    assert SECOND not in loaded(desk, number).messages


def test_the_second_address_is_forgotten_too_when_the_complaint_moves_on(
    desk: Desk, courier: MemoryCourier
) -> None:
    number = mailed(desk, courier)
    tell(desk, number, "no_such_address")
    dispatch(desk, number, "pupr")
    assert message(desk, number, SECOND).state == "void"
    tell(desk, number, "sent", of=SECOND)
    assert message(desk, number, SECOND).state == "void"


@pytest.mark.fault(25)
@pytest.mark.parametrize("before", ["sent", "unknown", "later"])
def test_no_order_and_no_repetition_of_events_makes_a_difference(clock: Clock, before: str) -> None:
    ends = set()
    for order in permutations(("sent", "delivered", "out_of_office", "no_such_address", "spam")):
        desk, courier = memory_desk(clock), MemoryCourier(clock)
        number = mailed(desk, courier, outcome=before)
        tell(desk, number, *order, *order[::2])
        found = loaded(desk, number).messages
        ends.add((found[MAIL].state, found[SECOND].state, len(found)))
    assert ends == {("failed", "pending", 5)}


@pytest.mark.fault(25)
def test_news_while_the_deliverer_is_still_sending_is_kept(
    desk: Desk, courier: MemoryCourier
) -> None:
    courier.while_sending = lambda sending: tell(desk, number, "sent", of=sending.id)
    number = dispatched(desk, AGENCY)
    visit(desk, courier, number, "v1")
    assert {m.state for m in loaded(desk, number).messages.values()} == {"sent"}
    courier.while_sending = lambda _: None
    visit(desk, courier, number, "v2")
    assert max(courier.accepted.values()) == 1


def test_news_that_a_deliverer_who_died_had_sent_it_leaves_no_task(
    aws_jobs: Jobs, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = aws_jobs.desk
    number = dispatched(desk, AGENCY)
    with monkeypatch.context() as patch:
        patch.setattr(Complaints, "settle", lambda *_: (_ for _ in ()).throw(Busy("x")))
        sweep(aws_jobs)
    accepted = len(sent_mails())
    early, late = list(loaded(desk, number).messages)[:2], list(loaded(desk, number).messages)[2:]
    for id in early:
        tell(desk, number, "sent", of=id)
    clock.advance(minutes=LEASE.seconds // 60 + 1)
    assert sweep(aws_jobs)["undelivered"] == len(late) == 2
    for id in late:
        take(desk, news("delivered", number, desk.now(), id))
    assert {m.state for m in loaded(desk, number).messages.values()} == {"sent"}
    assert sweep(aws_jobs)["visited"] == 0 and len(sent_mails()) == accepted


def test_on_aws_a_bounce_wakes_the_stream_and_the_second_mail_carries_the_link(
    aws: Aws, aws_jobs: Jobs
) -> None:
    desk = aws_jobs.desk
    number = dispatched(desk, AGENCY)
    deliver(aws_jobs, {"Records": stream(aws)})
    before = len(stream(aws))
    tell(desk, number, "delivered", "no_such_address", "delivered", "no_such_address")
    new = stream(aws)[before:]
    assert len(new) == 1, "one write for four events"
    deliver(aws_jobs, {"Records": new})
    first, second = [mail for mail in sent_mails() if "setda" in mail.to]
    agency = desk.directory.agencies[AGENCY]
    assert (first.to, second.to) == (agency.email, agency.second_email)
    assert first.subject == second.subject and "/jawab/#" in second.text
    assert message(desk, number).state == "failed" and message(desk, number, SECOND).state == "sent"


def test_news_of_a_mail_that_a_person_had_sent_again_since_counts_no_more(
    desk: Desk, courier: MemoryCourier, clock: Clock
) -> None:
    number, taken_at = mailed(desk, courier, outcome="unknown"), desk.now()
    clock.advance(minutes=30)
    office(desk, number, desk_acts.resend, MAIL)
    for name in ("sent", "no_such_address"):
        take(desk, news(name, number, taken_at))
        assert message(desk, number).state == "pending", name
    visit(desk, courier, number, "v2")
    take(desk, news("no_such_address", number, taken_at))
    assert message(desk, number).state == "sent"
    tell(desk, number, "no_such_address")
    assert message(desk, number).state == "failed"


def test_an_act_at_the_same_moment_loses_nothing(
    aws_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, real = dispatched(aws_desk, AGENCY), Complaints.save

    def raced(self: Complaints, *given: Any) -> None:
        monkeypatch.setattr(Complaints, "save", real)
        office(aws_desk, number, staff_acts.ask)
        real(self, *given)

    monkeypatch.setattr(Complaints, "save", raced)
    tell(aws_desk, number, "no_such_address")
    after = loaded(aws_desk, number)
    assert after.history[-1].what == "asked" and after.messages[MAIL].state == "failed"
    assert SECOND in after.messages


@pytest.mark.fault(25)
def test_the_same_news_at_the_same_moment_is_written_once(
    aws_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, real = dispatched(aws_desk, AGENCY), Complaints.save
    before = loaded(aws_desk, number).rev

    def raced(self: Complaints, *given: Any) -> None:
        monkeypatch.setattr(Complaints, "save", real)
        tell(aws_desk, number, "no_such_address")
        real(self, *given)

    monkeypatch.setattr(Complaints, "save", raced)
    tell(aws_desk, number, "no_such_address")
    assert loaded(aws_desk, number).rev == before + 1


def test_news_of_strangers_changes_nothing(desk: Desk, courier: MemoryCourier) -> None:
    number = mailed(desk, courier)
    before = loaded(desk, number)
    for about in ("TB-0000-0000", "", number):
        assert take(desk, news("no_such_address", about, desk.now(), "7.dispatched_agency.x")) == 0
    assert loaded(desk, number) == before


def _without(*path: str) -> dict[str, Any]:
    event = news("no_such_address", "TB-7K3M-9QPX", Clock()())
    inside = event
    for name in path[:-1]:
        inside = inside[name]
    del inside[path[-1]]
    return event


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"detail": None},
        _without("detail", "eventType"),
        _without("detail", "bounce"),
        _without("detail", "mail", "timestamp"),
        _without("detail", "mail", "tags", "complaint"),
        _without("detail", "mail", "tags", "message"),
    ],
)
def test_an_event_that_cannot_be_read_is_a_line_for_the_technician_and_names_nobody(
    desk: Desk, event: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        assert take(desk, event) == 0
    (line,) = [record.getMessage() for record in caplog.records if record.name == "faults"]
    assert json.loads(line)["where"] == "mail-outcome"
    assert "@" not in line and "Lampu" not in line


@pytest.mark.parametrize("name", sorted(path.stem for path in EVENTS.glob("*.json")))
def test_no_address_gets_into_the_outbox_or_the_logs(
    desk: Desk,
    courier: MemoryCourier,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    assert {*ACCEPTED, *FAILURES, "rejected"} == {path.stem for path in EVENTS.glob("*.json")}
    number = mailed(desk, courier)
    monkeypatch.setattr(mail_events, "_desk", lambda: desk)
    with caplog.at_level(logging.DEBUG):
        handler(news(name, number, desk.now()), None)
    assert "@" not in caplog.text + capsys.readouterr().out + str(loaded(desk, number).messages)


def test_the_alarms_hear_of_what_is_left_to_a_person(
    desk: Desk,
    courier: MemoryCourier,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    number = mailed(desk, courier)
    monkeypatch.setattr(mail_events, "_desk", lambda: desk)
    for name in ("delivered", "spam", "spam"):
        handler(news(name, number, desk.now()), None)
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line) == {"job": "mail-outcome", "undelivered": 1}


@pytest.mark.fault(25)
def test_when_the_table_is_busy_lambda_is_to_call_again(
    desk: Desk, courier: MemoryCourier, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = mailed(desk, courier)

    def busy(*_: object) -> None:
        raise Busy("Coba lagi.")

    monkeypatch.setattr(desk.complaints, "load", busy)
    with pytest.raises(Busy):
        tell(desk, number, "no_such_address")
