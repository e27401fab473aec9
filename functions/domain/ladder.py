"""Whom a step of a clock tells: the agency, its head, and who stands above them.

A vertical institution answers to its superior office, not to the kabupaten. A restricted case is
known to nobody but the agencies that it was handed to, and the office.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from functions.domain import approval, silence
from functions.domain.agencies import Directory
from functions.domain.complaint import Complaint
from functions.domain.messages import (
    ADMIN,
    APPROVAL,
    DEPUTY,
    LEADERSHIP,
    REPORTER,
    TO_SUPERIOR,
    Owed,
)

AGENCIES = frozenset(("agency", "head", "leadership"))
"""Whom to tell of agencies that owe an answer: with none left there is nothing to say."""

_WEAKEST_FIRST = (ADMIN, DEPUTY, REPORTER, "agency", "lead", "approver", "head", "leadership")


def owed(
    complaint: Complaint, directory: Directory, tells: Iterable[str], *, is_early: bool
) -> list[Owed]:
    """One message a person, the strongest, however many steps are taken at once."""
    told: dict[tuple[str, bool], Owed] = {}
    for who in sorted(set(tells), key=_WEAKEST_FIRST.index):
        for message in _owed(complaint, directory, who, is_early):
            told[message.to, message.template == TO_SUPERIOR] = message
    return list(told.values())


def _owed(complaint: Complaint, directory: Directory, who: str, is_early: bool) -> Iterator[Owed]:
    usual = "warning_agency" if is_early else "reminder_agency"
    waiting = complaint.waiting_agencies()
    match who:
        case "agency":
            yield from (_to(complaint, agency, usual) for agency in waiting)
        case "lead":  # it has answered for now, and its promise fell due
            yield from (_to(complaint, agency, usual) for agency in (complaint.lead,) if agency)
        case "approver":
            yield from (Owed(APPROVAL, agency) for agency in _waiting_for_head(complaint))
        case "head" | "leadership":
            yield from _above(complaint, directory, who, waiting)
        case "reporter":
            yield silence.notice(complaint)
        case _:
            yield Owed(f"reminder_{who}", who)


def _above(
    complaint: Complaint, directory: Directory, who: str, waiting: tuple[str, ...]
) -> Iterator[Owed]:
    if complaint.is_restricted:
        if waiting:
            yield Owed("reminder_admin", ADMIN)
        return
    vertical = [a for a in waiting if directory.is_vertical(a)]
    yield from (Owed(TO_SUPERIOR, agency) for agency in vertical)
    if vertical and who == "leadership":
        yield Owed("lapor_admin", ADMIN)
    own = [agency for agency in waiting if agency not in vertical]
    if who == "head":
        yield from (_to(complaint, agency, "head_agency") for agency in own)
    elif own:
        yield Owed("escalation_leadership", LEADERSHIP)


def _to(complaint: Complaint, agency: str, template: str) -> Owed:
    """To its liaison; to its head while the liaison has answered and only the head has not."""
    return Owed(APPROVAL if agency in _waiting_for_head(complaint) else template, agency)


def _waiting_for_head(complaint: Complaint) -> tuple[str, ...]:
    waiting = approval.proposal(complaint)
    return (waiting.word("agency"),) if waiting else ()
