"""The forms of what the PPID does on a request under UU 14/2008 (domain.ppid_acts)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from functions.actions.desk import Desk
from functions.domain import deadlines, lifecycle, ppid_acts
from functions.domain.complaint import Complaint
from functions.domain.deadlines import Deadline
from functions.domain.errors import Invalid
from functions.domain.privacy import Text
from functions.domain.submission import DELIVERIES, GROUNDS, PPID
from functions.faces.admin.typed import Planned, Typed, as_text

ANSWERS = {"upheld": "Keberatan diterima", "dismissed": "Keberatan tidak diterima"}

ALLOWED_BY = {
    "grant": "decide",
    "refuse": "decide",
    "not-held": "decide",
    "extend": "extend",
    "deliver": "deliver",
    "object": "object",
    "answer-objection": "answer_objection",
}
"""The forms, and what the lifecycle calls their acts."""


def forms(complaint: Complaint) -> set[str]:
    """The forms whose acts the status allows."""
    allows = lifecycle.STATUSES[complaint.status].allows
    return {act for act, name in ALLOWED_BY.items() if complaint.kind == PPID and allows(name)}


def offered(complaint: Complaint, found: Iterable[Deadline], now: datetime) -> set[str]:
    """The forms that make sense now."""
    offers = forms(complaint)
    if complaint.last("extended") or ppid_acts.is_late(found, now):
        offers -= {"extend"}
    if not ppid_acts.may_object(complaint, found, now):
        offers -= {"object"}
    return offers


def extend(desk: Desk, typed: Typed) -> Planned:
    """Seven working days more."""
    reason = typed.words("reason", "Tuliskan alasan perpanjangan; pemohon membacanya.")
    return (
        lambda complaint, act: ppid_acts.extend(
            complaint, act, deadlines.deadlines(complaint, desk.rules)
        ),
        Text(reason),
    )


def grant(desk: Desk, typed: Typed) -> Planned:
    """Grant it, wholly or in part."""
    form = typed.one_of("form", DELIVERIES, "Pilih bentuk penyerahan.")
    fee, excepted = _rupiah(typed), typed.line("excepted")
    return (
        lambda complaint, act: ppid_acts.grant(
            complaint, act, desk.directory, form=form, fee=fee, excepted=excepted
        ),
        as_text(typed.note("text")),
    )


def refuse(desk: Desk, typed: Typed) -> Planned:
    """Refuse it for one of the law's exceptions."""
    reason = typed.line("reason")
    return (
        lambda complaint, act: ppid_acts.refuse(complaint, act, desk.directory, reason=reason),
        Text(typed.words("text", "Tuliskan pertimbangannya; pemohon membacanya.")),
    )


def not_held(desk: Desk, typed: Typed) -> Planned:
    """Name the body that holds it."""
    to = typed.line("to")
    return (
        lambda complaint, act: ppid_acts.not_held(complaint, act, desk.directory, to=to),
        as_text(typed.note("text")),
    )


def deliver(desk: Desk, typed: Typed) -> Planned:
    """Record that the applicant has it."""
    return ppid_acts.deliver, as_text(typed.note("text"))


def object_to(desk: Desk, typed: Typed) -> Planned:
    """Record an objection that came on paper or at the counter."""
    ground = typed.one_of("ground", GROUNDS, "Pilih alasan keberatan.")
    return (
        lambda complaint, act: ppid_acts.object_to(
            complaint, act, deadlines.deadlines(complaint, desk.rules), ground=ground
        ),
        Text(typed.words("reason", "Tuliskan keberatan pemohon.")),
    )


def answer_objection(desk: Desk, typed: Typed) -> Planned:
    """Record the superior officer's answer."""
    answer = typed.one_of("answer", ANSWERS, "Pilih keputusan atasan PPID.")
    return (
        lambda complaint, act: ppid_acts.answer_objection(
            complaint, act, upheld=answer == "upheld"
        ),
        Text(typed.words("text", "Tuliskan jawaban atasan PPID; pemohon membacanya.")),
    )


def _rupiah(typed: Typed) -> int:
    """The fee as people type it ("Rp 25.000"); nothing is nothing."""
    digits = typed.line("fee").lower().removeprefix("rp").replace(".", "").strip()
    if digits and not (digits.isascii() and digits.isdigit()):
        raise Invalid({"fee": "Tulis biaya dengan angka saja, misalnya 25000."})
    return int(digits or 0)
