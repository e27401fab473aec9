"""What others do meanwhile: the office's acts, and the links that it mails."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from functions.actions import agency
from functions.actions.agency import Signature
from functions.actions.desk import Desk
from functions.actions.perform import Decide, perform
from functions.domain import approval_links, codes, ppid_acts, staff_acts
from functions.domain.approval_links import HeadLink
from functions.domain.codes import AgencyLink
from functions.domain.complaint import Complaint
from functions.domain.privacy import Text

ANSWER = "Lampu sudah kami ganti dengan yang baru pada hari Kamis."


def act(desk: Desk, number: str, decide: Decide, words: str = "") -> Complaint:
    """An act of the office."""
    return perform(desk, number, "staff:rina", decide, text=Text(words) if words else None)


def dispatch(desk: Desk, number: str, *agencies: str, note: str = "", **how: Any) -> None:
    given = agencies or ("dishub",)
    act(
        desk,
        number,
        lambda complaint, event: staff_acts.dispatch(
            complaint, event, desk.directory, given, **how
        ),
        note,
    )


def link(desk: Desk, number: str, who: str = "dishub", days: float = 30) -> AgencyLink:
    """A link to the current dispatch."""
    current = desk.complaints.load(number).dispatch
    return AgencyLink(number, who, current, desk.now() + timedelta(days=days))


def token(desk: Desk, number: str, who: str = "dishub", days: float = 30) -> str:
    """The token of the link that the mail holds."""
    return codes.agency_token(desk.agency_keys, link(desk, number, who, days))


def agency_code(desk: Desk, number: str, who: str = "dishub") -> str:
    """The short code that the mail holds."""
    current = desk.complaints.load(number).dispatch
    return codes.agency_code(desk.agency_keys, number, who, current)


def answered(
    desk: Desk, number: str, who: str = "dishub", promised_by: date | None = None
) -> Complaint:
    """The agency's answer, for good unless a day is promised."""
    return agency.answer(
        desk,
        link(desk, number, who),
        ANSWER,
        Signature("Hasan", "Kepala Bidang"),
        type="interim" if promised_by else "final",
        follow_up="inspection",
        promised_by=promised_by,
        dispatch=desk.complaints.load(number).dispatch,
    )


HEADED = "disdik"
"""An agency whose head approves its final answers."""


def proposed(desk: Desk, number: str) -> Complaint:
    """The way until an agency's final answer waits for its head."""
    dispatch(desk, number, HEADED)
    return answered(desk, number, HEADED)


def head_link(desk: Desk, number: str, days: float = 30) -> HeadLink:
    """The link to the answer that was proposed last."""
    complaint = desk.complaints.load(number)
    event = complaint.last("proposed")
    assert event
    expires = desk.now() + timedelta(days=days)
    return HeadLink(number, HEADED, complaint.history.index(event), expires)


def head_token(desk: Desk, number: str, days: float = 30) -> str:
    """The token of the link that the head's mail holds."""
    return approval_links.token(desk.agency_keys, head_link(desk, number, days))


def approval_code(desk: Desk, number: str) -> str:
    """The short code that the head's mail holds."""
    place = head_link(desk, number).place
    return approval_links.code(desk.agency_keys, number, HEADED, place)


def relayed(desk: Desk, number: str) -> Complaint:
    """The way until the reporter has a final answer."""
    dispatch(desk, number)
    answered(desk, number)
    return act(desk, number, staff_acts.relay, ANSWER)


def refused(desk: Desk, number: str) -> Complaint:
    """The PPID's refusal of a request for information."""
    return act(
        desk,
        number,
        lambda complaint, event: ppid_acts.refuse(
            complaint, event, desk.directory, reason="rahasia-pribadi"
        ),
        "Memuat nomor telepon warga.",
    )
