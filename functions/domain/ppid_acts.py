"""Requests under UU 14/2008: what the PPID decides, and the applicant's objection to it.

Sources: pasal 22 (decision within 10 working days, 7 more with a written reason), pasal 17 (what is
excepted: content, exceptions.csv), pasal 35 and 36 (objection to the superior officer).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from functions.domain.agencies import Directory
from functions.domain.complaint import Complaint
from functions.domain.deadlines import Deadline
from functions.domain.errors import Invalid, WrongState
from functions.domain.history import Act
from functions.domain.messages import ADMIN, REPORTER, SUPERIOR, Owed
from functions.domain.phases import DECIDE
from functions.domain.submission import DELIVERIES, GROUNDS, PPID

DEAREST = 10_000_000
"""Rupiah; a fee above it is a slip of the finger."""


def extend(complaint: Complaint, act: Act, found: Iterable[Deadline]) -> Complaint:
    """Take the law's seven working days more, once, while the ten have not passed."""
    _require(complaint, "extend")
    if complaint.last("extended"):
        raise WrongState("Waktu permohonan ini sudah pernah diperpanjang; hanya boleh sekali.")
    if is_late(found, act.at):
        raise WrongState("Tenggatnya sudah lewat, jadi tidak bisa diperpanjang lagi.")
    return complaint.happened(act, "extended", owes=[Owed("extended_reporter", REPORTER)])


def grant(
    complaint: Complaint,
    act: Act,
    directory: Directory,
    *,
    form: str,
    fee: int = 0,
    excepted: str = "",
) -> Complaint:
    """Grant it; `excepted` is the reason for the part that is not given. `fee` in rupiah."""
    _require(complaint, "decide")
    if form not in DELIVERIES:
        raise Invalid({"form": "Pilih bentuk penyerahan."})
    if not 0 <= fee <= DEAREST:
        raise Invalid({"fee": "Tulis biaya dalam rupiah, dari 0 sampai 10.000.000."})
    if excepted:
        _check_exception(directory, excepted)
    what = "partly_granted" if excepted else "granted"
    owes = _told(complaint, "granted_reporter")
    return complaint.happened(act, what, form=form, fee=fee, reason=excepted, owes=owes)


def refuse(complaint: Complaint, act: Act, directory: Directory, *, reason: str) -> Complaint:
    """Refuse it, for one of the law's exceptions."""
    _require(complaint, "decide")
    _check_exception(directory, reason)
    return complaint.happened(
        act, "refused", reason=reason, owes=_told(complaint, "refused_reporter")
    )


def not_held(complaint: Complaint, act: Act, directory: Directory, *, to: str) -> Complaint:
    """Say that another body holds the information, and which."""
    _require(complaint, "decide")
    if to not in directory.outside:
        raise Invalid({"to": "Pilih instansi yang menguasai informasi ini."})
    return complaint.happened(act, "not_held", to=to, owes=_told(complaint, "refused_reporter"))


def deliver(complaint: Complaint, act: Act) -> Complaint:
    """Record that the applicant has the information."""
    _require(complaint, "deliver")
    return complaint.happened(act, "delivered", owes=[Owed("delivered_reporter", REPORTER)])


def object_to(
    complaint: Complaint, act: Act, found: Iterable[Deadline], *, ground: str
) -> Complaint:
    """The applicant's objection, theirs on the web or recorded by the desk."""
    if ground not in GROUNDS:
        raise Invalid({"ground": "Pilih alasan keberatan."})
    if complaint.last("objected"):
        raise WrongState("Keberatan atas permohonan ini sudah pernah diajukan.")
    _require(complaint, "object")
    if not may_object(complaint, found, act.at):
        raise WrongState("Permohonan ini masih diproses dalam waktunya; tunggu dulu keputusannya.")
    owes = [Owed("objected_admin", ADMIN), Owed("objected_superior", SUPERIOR)]
    return complaint.happened(act, "objected", ground=ground, owes=owes)


def answer_objection(complaint: Complaint, act: Act, *, upheld: bool) -> Complaint:
    """The superior officer's answer; an objection that is upheld leads to delivery."""
    _require(complaint, "answer_objection")
    what = "upheld" if upheld else "dismissed"
    return complaint.happened(act, what, owes=[Owed("objection_answered_reporter", REPORTER)])


def may_object(complaint: Complaint, found: Iterable[Deadline], now: datetime) -> bool:
    """Whether there is something to object to: a decision, or none in time; and only once."""
    if complaint.kind != PPID or complaint.last("objected"):
        return False
    return complaint.status in ("granted", "decided") or is_late(found, now)


def is_late(found: Iterable[Deadline], now: datetime) -> bool:
    """Whether the decision is late."""
    return any(d.clock.phase == DECIDE and d.is_overdue(now) for d in found)


def _require(complaint: Complaint, act: str) -> None:
    if complaint.kind != PPID:
        raise WrongState("Tindakan ini hanya untuk permohonan informasi publik (UU 14/2008).")
    complaint.require(act)


def _check_exception(directory: Directory, reason: str) -> None:
    if reason not in directory.exceptions:
        raise Invalid({"reason": "Pilih alasan pengecualian dari daftar."})


def _told(complaint: Complaint, template: str) -> list[Owed]:
    """A decision ends what agencies were asked for."""
    owes = [Owed("recalled_agency", agency) for agency in complaint.waiting_agencies()]
    return [*owes, Owed(template, REPORTER)]
