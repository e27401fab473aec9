"""What an agency does with a complaint that was dispatched to it.

The lead's acts move the status; a partner's are kept and shown to the admin. The office records
by the same acts what an agency said by phone, on paper or by chat (`source`, `said_on`).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from functions.domain import approval
from functions.domain.complaint import Complaint
from functions.domain.dates import local
from functions.domain.errors import AlreadyAnswered, Invalid, Stale, VoidLink, WrongState
from functions.domain.history import Act
from functions.domain.messages import ADMIN, APPROVAL, Owed

AnswerType = Literal["interim", "final"]
FollowUp = Literal["clarification", "inspection", "investigation", "none"]

FOLLOW_UPS: dict[str, str] = {
    "clarification": "Klarifikasi informasi",
    "inspection": "Inspeksi (pemeriksaan lapangan)",
    "investigation": "Investigasi awal",
    "none": "Belum ada",
}
"""SOP, definition 10: the follow-ups that a unit makes of a complaint."""


def require_party(complaint: Complaint, agency: str, dispatch: int) -> None:
    """Refuse whoever does not hold the current dispatch: its link is void."""
    if dispatch != complaint.dispatch or agency not in complaint.agencies:
        raise VoidLink


def require_current_page(complaint: Complaint, dispatch: int) -> None:
    """Refuse an act from a page that shows an earlier handing-over."""
    if dispatch != complaint.dispatch:
        raise Stale(
            "Laporan ini diserahkan ulang setelah halaman Anda dibuka. Muat ulang halaman; "
            "tulisan Anda tetap ada di sini."
        )


def acknowledge(complaint: Complaint, act: Act, agency: str, *, source: str = "") -> Complaint:
    """Say that it was received and read. It meets no deadline; a second time changes nothing."""
    complaint.require("acknowledge")
    already = complaint.since_handover("acknowledged", "read")
    if any(event.word("agency") == agency for event in already):
        return complaint
    moves = agency == complaint.lead and complaint.status == "dispatched"
    return complaint.happened(
        act, "acknowledged" if moves else "read", agency=agency, source=source
    )


def answer(
    complaint: Complaint,
    act: Act,
    agency: str,
    *,
    type: AnswerType,
    follow_up: FollowUp,
    promised_by: date | None = None,
    source: str = "",
    said_on: date | None = None,
    asks_head: bool = False,
) -> Complaint:
    """Answer for good, or for now with a promised date. One final answer to one dispatch.

    `asks_head`: it is only proposed, and becomes the answer once the agency's head approves.
    """
    _refuse_second_answer(complaint, agency)
    complaint.require("record_answer" if source else "answer")
    _check_promise(act, type, promised_by)
    if asks_head:
        _refuse_second_proposal(complaint)
        owes = [Owed(APPROVAL, agency)]
        return complaint.happened(act, "proposed", agency=agency, follow_up=follow_up, owes=owes)
    is_lead = agency == complaint.lead or complaint.status == "referred"
    return complaint.happened(
        act,
        f"answered_{type}" if is_lead else "contributed",
        agency=agency,
        type="" if is_lead else type,
        follow_up=follow_up,
        promised_by=promised_by.isoformat() if promised_by else "",
        source=source,
        said_on=said_on.isoformat() if said_on else "",
        owes=[Owed("answered_admin", ADMIN)],
    )


def return_(
    complaint: Complaint, act: Act, agency: str, *, suggested_agency: str = ""
) -> Complaint:
    """Say that it is not this agency's task; a reason goes with it as text."""
    complaint.require("return")
    return complaint.happened(
        act,
        "returned" if agency == complaint.lead else "stepped_out",
        agency=agency,
        suggested=suggested_agency,
        owes=[Owed("returned_admin", ADMIN)],
    )


def request_clarification(complaint: Complaint, act: Act, agency: str) -> Complaint:
    """Ask the reporter something, through the admin."""
    complaint.require("agency_ask")
    return complaint.happened(
        act,
        "clarification_requested",
        agency=agency,
        owes=[Owed("clarification_requested_admin", ADMIN)],
    )


def _refuse_second_answer(complaint: Complaint, agency: str) -> None:
    answers = complaint.since_handover("answered_final", "contributed")
    for event in answers:
        was_final = event.what == "answered_final" or event.word("type") == "final"
        if was_final and event.word("agency") == agency:
            raise AlreadyAnswered


def _refuse_second_proposal(complaint: Complaint) -> None:
    if approval.proposal(complaint):
        raise WrongState(
            "Jawaban akhir untuk laporan ini sudah ditulis dan menunggu persetujuan pimpinan. "
            "Kalau perlu diubah, minta pimpinan mengembalikannya."
        )


def _check_promise(act: Act, type: AnswerType, promised_by: date | None) -> None:
    if type == "interim" and promised_by is None:
        raise Invalid({"promised_by": "Tuliskan tanggal kapan pekerjaan dijanjikan selesai."})
    if type == "interim" and promised_by is not None and promised_by < local(act.at).date():
        raise Invalid({"promised_by": "Tanggal janji selesai harus hari ini atau sesudahnya."})
