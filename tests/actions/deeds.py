"""Everything that anybody can do to a complaint, as the state machine draws it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from functions.actions import agency, approval, reporter
from functions.actions.agency import Signature
from functions.actions.desk import Desk
from functions.actions.perform import perform
from functions.domain import codes, desk_acts, lifecycle, staff_acts
from functions.domain.agencies import Directory
from functions.domain.approval import accept, proposal
from functions.domain.approval_links import HeadLink
from functions.domain.codes import AgencyLink
from functions.domain.complaint import Complaint
from functions.domain.dates import local
from functions.domain.privacy import Text

AGENCIES = ("pupr", "dlh", "inspektorat", "polres")

HEADED = ("pupr", "inspektorat")
"""Those whose heads approve final answers."""


def with_heads(directory: Directory) -> Directory:
    agencies = dict(directory.agencies)
    for id in HEADED:
        agencies[id] = dataclasses.replace(agencies[id], head_email=f"kepala@{id}.example")
    return dataclasses.replace(directory, agencies=agencies)


Deed = Callable[[Desk, Complaint, str], Any]
"""What somebody does: at the desk, knowing the complaint as it was read, and an agency."""


def by_office(decide: Callable[..., Complaint], *given: Any, **how: Any) -> Deed:
    def deed(desk: Desk, seen: Complaint, _: str) -> None:
        text = Text("Kata kantor")
        perform(
            desk, seen.number, "staff:admin", lambda c, a: decide(c, a, *given, **how), text=text
        )

    return deed


def dispatch(desk: Desk, seen: Complaint, lead: str) -> None:
    partner = AGENCIES[(AGENCIES.index(lead) + 1) % len(AGENCIES)]
    chosen = (lead, partner) if len(seen.history) % 2 and not seen.is_restricted else (lead,)
    by_office(staff_acts.dispatch, desk.directory, chosen, share_contact=True)(desk, seen, lead)


def from_old_page(desk: Desk, seen: Complaint, _: str) -> None:
    perform(desk, seen.number, "staff:wakil", staff_acts.ask, version=seen.version)


def flag(desk: Desk, seen: Complaint, _: str) -> None:
    by_office(desk_acts.flag, desk.directory, ["restricted"])(desk, seen, "")


def reclassify(desk: Desk, seen: Complaint, _: str) -> None:
    by_office(desk_acts.reclassify, desk.directory, category="korupsi")(desk, seen, "")


def resend(desk: Desk, seen: Complaint, _: str) -> None:
    for message in seen.messages.values():
        if message.needs_a_person:
            by_office(desk_acts.resend, message.id)(desk, seen, "")
            return


def code_of(desk: Desk, complaint: Complaint) -> str:
    return codes.access_code(
        desk.access_keys, complaint.code_key, complaint.number, complaint.code_generation
    )


def by_reporter(act: Callable[..., Complaint], *given: Any, **how: Any) -> Deed:
    return lambda desk, seen, _: act(desk, seen.number, code_of(desk, seen), *given, **how)


def link(seen: Complaint, who: str, desk: Desk) -> AgencyLink:
    return AgencyLink(seen.number, who, seen.dispatch, desk.now() + timedelta(days=1))


def answer(kind: Any) -> Deed:
    def deed(desk: Desk, seen: Complaint, who: str) -> None:
        day: date = local(desk.now()).date() + timedelta(days=9)
        how: dict[str, Any] = {"type": kind, "follow_up": "none", "promised_by": day}
        sign = Signature("Rina")
        words = f"Selesai {len(seen.history)}"
        agency.answer(desk, link(seen, who, desk), words, sign, dispatch=seen.dispatch, **how)

    return deed


def renew(desk: Desk, seen: Complaint, who: str) -> None:
    agency.renew(desk, codes.agency_token(desk.agency_keys, link(seen, who, desk)))


def by_head(act: Callable[..., Complaint], *given: Any) -> Deed:
    def deed(desk: Desk, seen: Complaint, _: str) -> None:
        proposed = seen.last("proposed")
        if proposed:
            place, until = seen.history.index(proposed), desk.now() + timedelta(days=1)
            act(desk, HeadLink(seen.number, proposed.word("agency"), place, until), *given)

    return deed


def accept_proposal(desk: Desk, seen: Complaint, _: str) -> None:
    place, text = approval.without_head(desk, seen.number)
    perform(desk, seen.number, "staff:admin", lambda c, a: accept(c, a, place), text=text)


_STATUS_ACTS = {
    "approve": "answer",
    "disapprove": "answer",
    "reopen_by_office": "reopen",
    "solved": "rate",
    "unsolved": "rate",
    "promise": "answer",
    "from_old_page": "ask",
    "renew": "renew_link",
}
"""The lifecycle's name of an act, where the deed has another."""


_MAIN_WAY = {
    "received": "dispatch",
    "incomplete": "reply answer",
    "dispatched": "answer acknowledge promise return ask",
    "acknowledged": "answer promise return",
    "returned": "dispatch",
    "answer_in": "relay relay send_back",
    "in_progress": "answer",
    "answered": "unsolved reply solved",
    "reopened": "dispatch send_back",
}
"""What happens more often than the rest, so that complaints get far before they end."""


_OF_HEADS = "approve approve disapprove accept_proposal promise"
"""What happens more often while an answer waits for its agency's head."""


def fitting(desk: Desk, complaint: Complaint) -> list[tuple[str, str]]:
    """Deeds and agencies that the complaint's status is waiting for."""
    allows = lifecycle.STATUSES[complaint.status].allows
    receivers = desk.directory.allowed_agencies(complaint.category, complaint.is_restricted)
    parties = complaint.agencies or ("pupr",)
    waits = proposal(complaint) is not None
    usual = (_OF_HEADS if waits else _MAIN_WAY.get(complaint.status, "")).split()
    return [
        (deed, agency)
        for deed in (*usual * 6, *DEEDS)
        if allows(_STATUS_ACTS.get(deed, deed))
        for agency in ((a for a in AGENCIES if a in receivers) if deed == "dispatch" else parties)
    ]


DEEDS: dict[str, Deed] = {
    "dispatch": dispatch,
    "ask": by_office(staff_acts.ask),
    "relay": by_office(staff_acts.relay),
    "send_back": by_office(staff_acts.send_back),
    "refer": by_office(staff_acts.refer, to="pemprov"),
    "decline": by_office(staff_acts.decline, reason="spam"),
    "reopen_by_office": by_office(staff_acts.reopen),
    "close": by_office(staff_acts.close),
    "give_up": by_office(staff_acts.give_up_waiting),
    "merge": by_office(staff_acts.merge, into="TB-AAAA-BBBB"),
    "unmerge": by_office(staff_acts.unmerge),
    "reissue_code": by_office(desk_acts.reissue_code),
    "from_old_page": from_old_page,
    "resend": resend,
    "flag": flag,
    "reclassify": reclassify,
    "reply": by_reporter(reporter.reply, "Kata pelapor"),
    "solved": by_reporter(reporter.rate, score=5, resolved=True),
    "unsolved": by_reporter(reporter.rate, score=1, resolved=False, words="Belum"),
    "reopen": by_reporter(reporter.reopen, "Belum selesai"),
    "withdraw": by_reporter(reporter.withdraw),
    "acknowledge": lambda d, seen, who: agency.acknowledge(d, link(seen, who, d), "Rina"),
    "answer": answer("final"),
    "promise": answer("interim"),
    "approve": by_head(approval.approve, "Ahmad", "Kepala Dinas"),
    "disapprove": by_head(approval.disapprove, "Belum lengkap"),
    "accept_proposal": accept_proposal,
    "return": lambda d, seen, who: agency.return_(d, link(seen, who, d), "Bukan kami", ""),
    "agency_ask": lambda d, seen, who: agency.ask(d, link(seen, who, d), "Di mana?"),
    "renew": renew,
}
