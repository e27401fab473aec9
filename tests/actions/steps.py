"""Steps that several tests of the actions begin with."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from functions.actions import agency
from functions.actions.agency import Signature
from functions.actions.desk import Desk
from functions.actions.perform import perform
from functions.domain import codes, desk_acts, staff_acts
from functions.domain.codes import AgencyLink
from functions.domain.complaint import Complaint
from functions.domain.privacy import Text
from tests.desks import filed

OFFICE = "staff:admin"
RECEIPTS = ["0.filed_admin.admin", "0.filed_reporter.reporter"]


def dispatched(desk: Desk, *agencies: str, share_contact: bool = False, **changes: Any) -> str:
    """The number of a new complaint that was handed to agencies."""
    number = filed(desk, **changes).complaint.number
    dispatch(desk, number, *agencies, share_contact=share_contact)
    return number


def dispatch(desk: Desk, number: str, *agencies: str, **how: Any) -> Complaint:
    return office(desk, number, staff_acts.dispatch, desk.directory, agencies or ("pupr",), **how)


def office(desk: Desk, number: str, decide: Any, *given: Any, **how: Any) -> Complaint:
    """An act of the office."""
    return perform(desk, number, OFFICE, lambda c, act: decide(c, act, *given, **how))


def relay(desk: Desk, number: str, words: str = "Lampu sudah menyala.") -> Complaint:
    return perform(desk, number, OFFICE, staff_acts.relay, text=Text(words))


def reclassify(desk: Desk, number: str) -> Complaint:
    return office(desk, number, desk_acts.reclassify, desk.directory, category="jalan-berlubang")


def link(desk: Desk, number: str, agency_id: str = "pupr", dispatch: int = 1) -> AgencyLink:
    """The link behind the token that a mail would carry."""
    made = AgencyLink(number, agency_id, dispatch, desk.now().replace(year=2030))
    return agency.link_from_token(desk, codes.agency_token(desk.agency_keys, made))


def answer(desk: Desk, given: AgencyLink, words: str = "Sudah kami perbaiki.") -> Complaint:
    """A final answer."""
    who = Signature("Rina", "Kepala Seksi", "Kepala Dinas")
    how: dict[str, Any] = {"type": "final", "follow_up": "inspection", "promised_by": None}
    return agency.answer(desk, given, words, who, dispatch=given.dispatch, **how)


def promise(desk: Desk, given: AgencyLink, until: date) -> Complaint:
    """An interim answer."""
    how: dict[str, Any] = {"type": "interim", "follow_up": "none", "promised_by": until}
    return agency.answer(
        desk, given, "Kami jadwalkan.", Signature("Rina"), dispatch=given.dispatch, **how
    )


def states(desk: Desk, number: str) -> dict[str, str]:
    return {id: m.state for id, m in desk.complaints.load(number).messages.items()}


def due_at(desk: Desk, number: str) -> datetime | None:
    return desk.complaints.load(number).due_at
