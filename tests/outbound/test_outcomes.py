"""What becomes of a message after one attempt, by the answer of the service."""

from __future__ import annotations

from datetime import timedelta

import pytest
from botocore.exceptions import (
    ClientError,
    ConnectionClosedError,
    ConnectTimeoutError,
    EndpointConnectionError,
    ReadTimeoutError,
)

from functions.actions.visit import visit
from functions.domain.identity import Identity
from functions.domain.messages import Message
from functions.outbound.outcomes import MOST_TRIES, attempt
from tests.clock import Clock
from tests.desks import filed, memory_desk
from tests.outbound.post import Post

URL = "https://email.example"


def said(code: str, status: int = 400) -> ClientError:
    answer = {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}
    return ClientError(answer, "SendEmail")  # type: ignore[arg-type]


def message(clock: Clock, tries: int = 3) -> Message:
    return Message("0.filed_admin.admin", "claimed", clock(), tries, "visit-1", clock())


def outcome(error: Exception | None, clock: Clock, tries: int = 3) -> Message:
    def send() -> None:
        if error:
            raise error

    return attempt(send, message(clock, tries), clock())


def test_an_accepted_message_is_sent(clock: Clock) -> None:
    assert outcome(None, clock) == Message("0.filed_admin.admin", "sent", clock())


@pytest.mark.fault(19, 20, 21)
@pytest.mark.parametrize(
    "code",
    [
        "TooManyRequestsException",
        "ThrottlingException",
        "Throttling",
        "LimitExceededException",
        "SendingPausedException",
        "AccountSuspendedException",
    ],
)
def test_a_service_that_asks_us_to_wait_burns_no_try(code: str, clock: Clock) -> None:
    after = outcome(said(code), clock)
    assert (after.state, after.tries, after.owner) == ("pending", 2, "")
    assert after.due == clock() + timedelta(minutes=4)


def test_a_busy_service_is_asked_again_later(clock: Clock) -> None:
    assert outcome(said("ServiceUnavailable", 503), clock).state == "pending"


@pytest.mark.parametrize(
    "error",
    [
        EndpointConnectionError(endpoint_url=URL),
        ConnectTimeoutError(endpoint_url=URL),
        said("AccessDeniedException", 403),
        said("MailFromDomainNotVerifiedException"),
        said("NotFoundException", 404),
    ],
)
def test_what_never_got_through_or_is_ours_to_mend_is_tried_again_and_counts(
    error: Exception, clock: Clock
) -> None:
    after = outcome(error, clock)
    assert (after.state, after.tries) == ("pending", 3)
    assert after.due == clock() + timedelta(minutes=8)
    gone = outcome(error, clock, tries=MOST_TRIES)
    assert (gone.state, gone.reason) == ("failed", "Layanan pengiriman tidak bisa dipakai")


@pytest.mark.fault(17)
@pytest.mark.parametrize(
    "error",
    [
        ReadTimeoutError(endpoint_url=URL),
        ConnectionClosedError(endpoint_url=URL),
        said("InternalFailure", 500),
        said("BadGateway", 502),
    ],
)
def test_nobody_knows_what_became_of_a_lost_answer(error: Exception, clock: Clock) -> None:
    after = outcome(error, clock)
    assert after.state == "unknown" and after.needs_a_person


@pytest.mark.fault(22)
def test_a_refusal_is_for_good_and_says_why(clock: Clock) -> None:
    after = outcome(said("MessageRejected"), clock)
    assert after.state == "failed" and "MessageRejected" in after.reason


def test_a_bug_of_ours_is_not_taken_for_an_answer(clock: Clock) -> None:
    with pytest.raises(KeyError):
        outcome(KeyError("text"), clock)


def test_waiting_grows_to_an_hour_and_no_further(clock: Clock) -> None:
    error = EndpointConnectionError(endpoint_url=URL)
    waits = [(outcome(error, clock, n).due - clock()) / timedelta(minutes=1) for n in range(1, 9)]
    assert waits == [2, 4, 8, 16, 32, 60, 60, 60]


def test_without_an_address_nothing_is_attempted() -> None:
    post = Post()
    complaint = filed(post.desk).complaint
    post.desk.identities.items[complaint.number] = Identity()  # type: ignore[attr-defined]
    after = post.send(complaint, complaint.messages["0.filed_reporter.reporter"])
    assert (after.state, after.reason) == ("failed", "Alamat penerima tidak ada")
    assert not post.calls


@pytest.mark.fault(17)
def test_an_unknown_message_is_sent_again_by_nobody_but_a_person(clock: Clock) -> None:
    post = Post(memory_desk(clock), ReadTimeoutError(endpoint_url=URL))
    number = filed(post.desk).complaint.number
    for _ in range(3):
        visit(post.desk, post.courier(), number, "visit-1")
        clock.advance(hours=1)
    assert len(post.calls) == 2, "one attempt each"
    states = {m.state for m in post.desk.complaints.load(number).messages.values()}
    assert states == {"unknown"}


@pytest.mark.fault(19)
def test_a_throttled_message_goes_out_later_once(clock: Clock) -> None:
    post = Post(memory_desk(clock), said("TooManyRequestsException", 429))
    number = filed(post.desk).complaint.number
    visit(post.desk, post.courier(), number, "visit-1")
    post.error = None
    visit(post.desk, post.courier(), number, "visit-2")
    assert len(post.calls) == 2, "it is not yet time"
    clock.advance(minutes=1)
    visit(post.desk, post.courier(), number, "visit-3")
    visit(post.desk, post.courier(), number, "visit-4")
    assert len(post.calls) == 4
    states = {m.state for m in post.desk.complaints.load(number).messages.values()}
    assert states == {"sent"}
