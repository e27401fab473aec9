"""Twenty at once: one complaint, one answer, and a clear word for everybody else."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from functions.actions import agency, approval
from functions.actions.agency import Signature
from functions.actions.desk import Desk
from functions.actions.perform import perform
from functions.actions.visit import visit
from functions.domain import staff_acts
from functions.domain.codes import AgencyLink
from functions.domain.errors import Refused
from functions.jobs.sweep import sweep
from functions.wiring.jobs import Jobs
from tests.clock import Clock
from tests.desks import filed
from tests.emulated import Aws
from tests.faces.office import head_link, proposed
from tests.sent import sent_mails

CROWD = 20


@pytest.fixture(autouse=True)
def crowded(atomic: None) -> Iterator[None]:
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def at_once(task: Callable[[int], Any]) -> list[Any]:
    """Each one's result, or the error that it met."""
    start = Barrier(CROWD)

    def one(n: int) -> Any:
        start.wait()
        try:
            return task(n)
        except Refused as error:
            return error

    with ThreadPoolExecutor(CROWD) as pool:
        return list(pool.map(one, range(CROWD)))


@pytest.mark.fault(5)
def test_one_key_makes_one_complaint(aws: Aws, aws_desk: Desk) -> None:
    results = at_once(lambda _: filed(aws_desk))
    assert {(r.complaint.number, r.code) for r in results} == {
        (results[0].complaint.number, results[0].code)
    }
    found = Counter(item["pk"]["S"][0] for item in aws.items())
    assert found.pop("K") > 1, "its find keys, each once"
    assert found == {"C": 1, "I": 1, "S": 1}
    complaint = aws_desk.complaints.load(results[0].complaint.number)
    assert [e.what for e in complaint.history] == ["filed"]
    assert len(complaint.messages) == 2


def dispatched(desk: Desk) -> AgencyLink:
    number = filed(desk).complaint.number
    after = perform(
        desk,
        number,
        "staff:rina",
        lambda c, act: staff_acts.dispatch(c, act, desk.directory, ("pupr",)),
    )
    return AgencyLink(number, "pupr", after.dispatch, desk.now())


def answer(desk: Desk, link: AgencyLink, n: int) -> Any:
    given: dict[str, Any] = {"type": "final", "follow_up": "none", "promised_by": None}
    who = Signature(f"Petugas {n}")
    return agency.answer(desk, link, f"Selesai, kata {n}.", who, dispatch=link.dispatch, **given)


@pytest.mark.fault(28, 29)
def test_one_answer_is_kept_and_everybody_else_is_refused_in_words(aws_desk: Desk) -> None:
    link = dispatched(aws_desk)
    results = at_once(lambda n: answer(aws_desk, link, n))
    winners = [n for n, result in enumerate(results) if not isinstance(result, Refused)]
    assert len(winners) == 1
    refusals = [r for r in results if isinstance(r, Refused)]
    assert {r.code for r in refusals} <= {"already_answered", "wrong_state", "stale", "busy"}
    assert all(r.message for r in refusals)
    complaint, texts = aws_desk.complaints.load_with_texts(link.number)
    assert [e.what for e in complaint.history].count("answered_final") == 1
    assert [t.body for t in texts.values()] == [f"Selesai, kata {winners[0]}."]
    assert sum(m.template == "answered_admin" for m in complaint.messages.values()) == 1


@pytest.mark.fault(28, 29)
def test_of_a_head_s_yes_and_no_at_once_one_stands(aws_desk: Desk) -> None:
    number = filed(aws_desk).complaint.number
    proposed(aws_desk, number)
    link = head_link(aws_desk, number)

    def decide(n: int) -> Any:
        if n % 2:
            return approval.approve(aws_desk, link, f"Kepala {n}", "")
        return approval.disapprove(aws_desk, link, f"Belum, kata {n}.")

    results = at_once(decide)
    assert len([r for r in results if not isinstance(r, Refused)]) == 1
    complaint, texts = aws_desk.complaints.load_with_texts(number)
    assert [e.what for e in complaint.history][:3] == ["filed", "dispatched", "proposed"]
    assert len(complaint.history) == 4 and texts.keys() == {e.act for e in complaint.history[2:]}


@pytest.mark.fault(12, 16)
def test_twenty_visits_send_each_message_once(aws: Aws, aws_jobs: Jobs) -> None:
    desk, courier = aws_jobs.desk, aws_jobs.courier
    number = filed(desk).complaint.number
    at_once(lambda n: visit(desk, courier, number, f"visit-{n}"))
    assert [mail.to for mail in sent_mails()] == [
        desk.settings.portal.admin_email,
        "siti@contoh.id",
    ]
    complaint = desk.complaints.load(number)
    assert {m.state for m in complaint.messages.values()} == {"sent"}
    assert complaint.confirmed


def test_fault_34_twenty_sweeps_at_once_remind_once(aws_jobs: Jobs, clock: Clock) -> None:
    desk = aws_jobs.desk
    number = filed(desk).complaint.number
    sweep(aws_jobs)
    clock.advance(days=2)
    at_once(lambda _: sweep(aws_jobs))
    complaint = desk.complaints.load(number)
    assert [event.what for event in complaint.history] == ["filed", "reminded"]
    assert sum("Tenggat lewat" in mail.subject for mail in sent_mails()) == 1
    assert {m.state for m in complaint.messages.values()} == {"sent"}
