"""Complaints to which everything happens: each event, and each message, at least once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Any

from functions.actions.desk import Desk
from functions.domain import (
    agency_acts,
    approval,
    citizen_acts,
    deadlines,
    desk_acts,
    merging,
    ppid_acts,
    reminders,
    staff_acts,
)
from functions.domain.complaint import Complaint
from functions.domain.history import Act
from functions.domain.messages import Message, failed
from functions.domain.privacy import Text
from functions.domain.reminders import DueStep
from tests.desks import filed, shipped

PROMISE = date(2026, 12, 20)
STEP = ("national_answer.breach.6",)


@dataclass(frozen=True)
class Moment:
    """The complaint after one act, with the texts until then and the messages that it owes."""

    complaint: Complaint
    texts: dict[str, Text]
    owes: tuple[Message, ...]


def long_life(desk: Desk, text: str = "Sudah kami periksa.", **changes: Any) -> Iterator[Moment]:
    """The moments of one long life; texts are `text` throughout."""
    yield from _life(desk, _acts(desk), text, changes)


def request_life(
    desk: Desk, text: str = "Sudah kami periksa.", *, upheld: bool = True, **changes: Any
) -> Iterator[Moment]:
    """The moments of a request under UU 14/2008, with all that only such a one meets."""
    acts = _request_acts(desk, upheld)
    yield from _life(desk, acts, text, {"kind": "ppid_request"} | changes)


def lives(desk: Desk, **changes: Any) -> Iterator[Moment]:
    """The moments of all lives: together they meet every event and every message."""
    yield from long_life(desk, **changes)
    yield from request_life(desk, **changes)
    yield from request_life(desk, upheld=False, **changes)
    yield from approval_life(desk, **changes)


def approval_life(
    desk: Desk, text: str = "Sudah kami periksa.", **changes: Any
) -> Iterator[Moment]:
    """The moments of a complaint whose agency asks its head."""
    yield from _life(desk, _approval_acts(desk), text, {"location": "Depan sekolah"} | changes)


def _life(
    desk: Desk, acts: Iterator[tuple[str, Decide]], text: str, changes: dict[str, Any]
) -> Iterator[Moment]:
    complaint = filed(desk, **changes).complaint
    texts: dict[str, Text] = {}
    yield Moment(complaint, {}, tuple(complaint.messages.values()))
    ids = count(1)
    for by, decide in acts:
        act = Act(f"life{next(ids)}", desk.now(), by)
        after = decide(complaint, act)
        texts[act.id] = Text(text, {"name": "Rina"})
        new = (m for m in after.messages.values() if m.id not in complaint.messages)
        yield Moment(after, dict(texts), tuple(new))
        complaint = after


Decide = Callable[..., Complaint]


def _acts(desk: Desk) -> Iterator[tuple[str, Decide]]:
    office, reporter = "staff:rina", "reporter"
    for by, decide, *given in (
        (office, staff_acts.ask),
        ("system", _notice),
        (reporter, citizen_acts.reply),
        (reporter, citizen_acts.reply),
        (office, desk_acts.reclassify, desk.directory, {"category": "jalan-berlubang"}),
        (office, desk_acts.flag, desk.directory, ["urgent", "strategic"]),
        (office, desk_acts.correct),
        (office, desk_acts.note),
        (office, desk_acts.take),
        (office, desk_acts.let_go),
        (office, desk_acts.copied_to_lapor),
        (office, desk_acts.register, "17/2026"),
        (office, desk_acts.reissue_code),
        (office, staff_acts.dispatch, desk.directory, ("pupr", "dlh"), {"share_contact": True}),
        ("agency:pupr", agency_acts.acknowledge, "pupr"),
        ("agency:dlh", agency_acts.acknowledge, "dlh"),
        ("agency:pupr", agency_acts.request_clarification, "pupr"),
        (reporter, citizen_acts.reply),
        ("agency:dlh", agency_acts.return_, "dlh"),
        ("agency:pupr", agency_acts.return_, "pupr", {"suggested_agency": "dlh"}),
        (office, staff_acts.dispatch, desk.directory, ("dlh", "kec-batulicin")),
        ("agency:kec-batulicin", _answer, "kec-batulicin", "final"),
        ("agency:dlh", _answer, "dlh", "interim"),
        (office, staff_acts.relay),
        ("system", _remind),
        ("agency:dlh", _answer, "dlh", "final"),
        (office, staff_acts.send_back),
        (office, desk_acts.renew_link, "dlh"),
        (office, staff_acts.give_up_waiting),
        (office, staff_acts.merge, {"into": "TB-0000-0000"}),
        (office, staff_acts.unmerge),
        (office, _answer, "dlh", "final", {"source": "phone", "said_on": PROMISE}),
        (office, staff_acts.relay),
        ("system", _notice),
        (reporter, citizen_acts.rate, {"score": 2, "resolved": False}),
        (office, staff_acts.refer, {"to": "pemprov", "external_number": "X-12"}),
        (office, staff_acts.decline, {"reason": "already_answered", "same_as": "TB-1111-1111"}),
        (reporter, citizen_acts.reopen),
        (office, staff_acts.close),
        (office, staff_acts.reopen),
        (office, staff_acts.dispatch, desk.directory, ("pupr", "polres")),
        ("system", _climb, "agency", {"is_early": True}),
        ("system", _climb, "head"),
        ("system", _climb, "leadership"),
        (office, staff_acts.ask),
        ("system", _close),
        (reporter, citizen_acts.reopen),
        (reporter, citizen_acts.withdraw),
        (office, staff_acts.reopen),
        (office, staff_acts.dispatch, desk.directory, ("pupr",), {"via": "phone"}),
        (office, _resend),
        ("agency:pupr", _answer, "pupr", "final"),
        (office, staff_acts.relay, {"via": "phone"}),
        (reporter, citizen_acts.rate, {"score": 5, "resolved": True}),
        (office, desk_acts.erase_identity),
    ):
        yield by, _bound(decide, given)


def _request_acts(desk: Desk, upheld: bool) -> Iterator[tuple[str, Decide]]:
    office, reporter, where = "staff:ppid", "reporter", desk.directory
    private = {"reason": "rahasia-pribadi"}
    for by, decide, *given in (
        (office, staff_acts.merge, {"into": "TB-0000-0000"}),
        ("system", _joined),
        ("system", _followed),
        (office, staff_acts.unmerge),
        (office, _extend),
        (office, ppid_acts.grant, where, {"form": "email", "fee": 15_000}),
        (office, ppid_acts.deliver),
        ("system", _notice_of_closing),
        (reporter, _object),
        (office, ppid_acts.answer_objection, {"upheld": upheld}),
        *([(office, ppid_acts.deliver)] if upheld else []),
        (office, staff_acts.close),
        (reporter, citizen_acts.reopen),
        (office, ppid_acts.grant, where, {"form": "see", "excepted": "rahasia-pribadi"}),
        (office, staff_acts.close),
        (reporter, citizen_acts.reopen),
        (office, ppid_acts.not_held, where, {"to": "pemprov"}),
        (office, staff_acts.close),
        (reporter, citizen_acts.reopen),
        (office, ppid_acts.refuse, where, private),
    ):
        yield by, _bound(decide, given)


def _approval_acts(desk: Desk) -> Iterator[tuple[str, Decide]]:
    office, agency = "staff:rina", "agency:disdik"
    for by, decide, *given in (
        (office, staff_acts.dispatch, desk.directory, ("disdik",)),
        (agency, _answer, "disdik", "final", {"asks_head": True}),
        (agency, _of_head, approval.disapprove, "disdik"),
        (agency, _answer, "disdik", "final", {"asks_head": True}),
        ("system", _climb, "approver"),
        (agency, _of_head, approval.approve, "disdik"),
        (office, staff_acts.send_back),
        (agency, _answer, "disdik", "final", {"asks_head": True}),
        (office, _of_head, approval.accept),
    ):
        yield by, _bound(decide, given)


def _of_head(complaint: Complaint, act: Act, decide: Decide, *given: str) -> Complaint:
    waiting = approval.proposal(complaint)
    assert waiting
    return decide(complaint, act, *given, approval.place_of(complaint, waiting))


def _bound(decide: Decide, given: list[Any]) -> Decide:
    named = given[-1] if given and isinstance(given[-1], dict) else {}
    places = given[:-1] if named else given
    return lambda complaint, act: decide(complaint, act, *places, **named)


def _answer(complaint: Complaint, act: Act, agency: str, type_: Any, **more: Any) -> Complaint:
    promise = PROMISE if type_ == "interim" else None
    given: dict[str, Any] = {"type": type_, "follow_up": "inspection", "promised_by": promise}
    return agency_acts.answer(complaint, act, agency, **given, **more)


def _remind(complaint: Complaint, act: Act) -> Complaint:
    return reminders.take(
        complaint,
        act,
        [DueStep(key, act.at, ("lead", "admin", "deputy")) for key in STEP],
        shipped()[0],
        "3f2a1c",
    )


def _climb(complaint: Complaint, act: Act, who: str, is_early: bool = False) -> Complaint:
    step = DueStep(f"first_answer.{who}.16", act.at, (who,), is_early=is_early)
    return reminders.take(complaint, act, [step], shipped()[0], "3f2a1c")


def _notice(complaint: Complaint, act: Act) -> Complaint:
    step = DueStep("complete.notice.1", act.at, ("reporter",), is_early=True)
    return reminders.take(complaint, act, [step], shipped()[0], "3f2a1c")


def _close(complaint: Complaint, act: Act) -> Complaint:
    step = DueStep("complete.silent.1", act.at, ("admin",), closes="not_completed")
    return reminders.take(complaint, act, [step], shipped()[0], "3f2a1c")


def _notice_of_closing(complaint: Complaint, act: Act) -> Complaint:
    step = DueStep("ppid_object.notice.3", act.at, ("reporter",), is_early=True)
    return reminders.take(complaint, act, [step], shipped()[0], "3f2a1c")


def _joined(complaint: Complaint, act: Act) -> Complaint:
    return merging.join(complaint, act, "TB-1111-1111")


def _followed(complaint: Complaint, act: Act) -> Complaint:
    parent = staff_acts.decline(replace(complaint, status="received"), act, reason="spam")
    return merging.follow(complaint, act, parent)


def _extend(complaint: Complaint, act: Act) -> Complaint:
    return ppid_acts.extend(complaint, act, deadlines.deadlines(complaint, shipped()[1]))


def _object(complaint: Complaint, act: Act) -> Complaint:
    return ppid_acts.object_to(complaint, act, (), ground="fee")


def _resend(complaint: Complaint, act: Act) -> Complaint:
    first = next(iter(complaint.messages.values()))
    lost = {**complaint.messages, first.id: failed(first, act.at, "Ditolak")}
    return desk_acts.resend(replace(complaint, messages=lost), act, first.id)
