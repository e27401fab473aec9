"""What an agency does through its link: open the case, acknowledge, answer, return, ask."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from functions.actions import links
from functions.actions.desk import Desk
from functions.actions.guard import guarded
from functions.actions.perform import Decide, perform
from functions.actions.track import tidy
from functions.domain import agency_acts, approval, codes, desk_acts, privacy
from functions.domain.agency_acts import AnswerType, FollowUp
from functions.domain.codes import AgencyLink
from functions.domain.complaint import Complaint
from functions.domain.errors import NotFound, TooMany, VoidLink
from functions.domain.history import Act, agency_actor
from functions.domain.identity import Identity
from functions.domain.privacy import Text, Texts, View


@dataclass(frozen=True, slots=True)
class Signature:
    """Who answers for the agency; `approved_by` is whoever approved a final answer."""

    name: str
    title: str = ""
    approved_by: str = ""

    def as_dict(self) -> dict[str, str]:
        """The parts that were given."""
        parts = {"name": self.name, "title": self.title, "approved_by": self.approved_by}
        return {k: v for k, v in parts.items() if v}


def link_from_token(desk: Desk, token: str) -> AgencyLink:
    """The link behind a mailed token; void unless its dispatch is the current one."""
    link = codes.read_agency_token(desk.agency_keys, token, desk.now())
    _require_current(desk, link)
    return link


def link_from_code(desk: Desk, number: str, code: str) -> AgencyLink:
    """The same, for number and short code typed by hand; wrong ones are counted."""
    number = tidy(desk, number)
    with guarded(desk, f"agency {number}", desk.settings.limits.wrong_codes_per_hour):
        complaint = _load(desk, number)
        for agency in complaint.agencies:
            dispatch = complaint.dispatch
            if codes.is_agency_code(desk.agency_keys, code, number, agency, dispatch):
                return AgencyLink(number, agency, dispatch, desk.now())
        raise VoidLink


def open_case(desk: Desk, link: AgencyLink) -> View:
    """The complaint as the agency may see it, with a fresh token. Reading changes nothing."""
    complaint, texts, files = desk.complaints.load_whole(link.number)
    agency_acts.require_party(complaint, link.agency, link.dispatch)
    recorded = desk.submissions.find(complaint.submission)
    if recorded is None:
        raise NotFound("Isi laporan ini tidak ditemukan. Hubungi admin kabupaten.")
    view = privacy.for_agency(
        complaint,
        link.agency,
        recorded.submission,
        texts,
        desk.directory,
        desk.rules,
        desk.now(),
        desk.standing_now().rude,
    )
    hours = desk.settings.links.case_hours
    fresh = replace(link, expires=desk.now() + timedelta(hours=hours))
    who = desk.identities.get(link.number) if privacy.shares_contact(complaint) else Identity()
    return view | {
        "approval": _approval(desk, complaint, link.agency, texts),
        "reporter": privacy.reporter_for_agency(who) if who != Identity() else None,
        "token": codes.agency_token(desk.agency_keys, fresh),
        "attachments": links.views(desk.files, link.number, files, desk.now(), refused=False),
    }


def acknowledge(desk: Desk, link: AgencyLink, officer: str) -> Complaint:
    """Say that it was received and read."""
    return _act(
        desk,
        link,
        lambda complaint, act: agency_acts.acknowledge(complaint, act, link.agency),
        Text("", {"name": officer}) if officer else None,
    )


def answer(
    desk: Desk,
    link: AgencyLink,
    body: str,
    signature: Signature,
    *,
    type: AnswerType,
    follow_up: FollowUp,
    promised_by: date | None,
    dispatch: int,
) -> Complaint:
    """Answer, for now or for good. `dispatch` is the handing-over that the page showed.

    Where the agency's head approves what is final, it is only proposed.
    """
    return _act(
        desk,
        link,
        lambda complaint, act: agency_acts.answer(
            complaint,
            act,
            link.agency,
            type=type,
            follow_up=follow_up,
            promised_by=promised_by,
            asks_head=approval.is_needed(complaint, link.agency, type, desk.directory),
        ),
        Text(body, signature.as_dict()),
        dispatch,
    )


def return_(desk: Desk, link: AgencyLink, reason: str, suggested_agency: str) -> Complaint:
    """Say that it is not this agency's task."""
    return _act(
        desk,
        link,
        lambda complaint, act: agency_acts.return_(
            complaint, act, link.agency, suggested_agency=suggested_agency
        ),
        Text(reason),
    )


def ask(desk: Desk, link: AgencyLink, question: str) -> Complaint:
    """Ask the reporter something, through the admin."""
    return _act(
        desk,
        link,
        lambda complaint, act: agency_acts.request_clarification(complaint, act, link.agency),
        Text(question),
    )


def renew(desk: Desk, token: str) -> None:
    """Mail a new link to the agency's registered address.

    Whoever asks does not learn whether the token was ever good.
    """
    with suppress(VoidLink, NotFound, TooMany):
        _renew(desk, token)


def _renew(desk: Desk, token: str) -> None:
    link = codes.read_expired_token(desk.agency_keys, token)
    what = f"renew {link.number} {link.agency}"
    if desk.tries.count(what, desk.now()) >= desk.settings.limits.renewals_per_hour:
        raise TooMany("Tautan baru sudah dikirim.")
    complaint = desk.complaints.load(link.number)
    if link.agency not in complaint.agencies:
        raise VoidLink
    desk.tries.add(what, desk.now())
    perform(
        desk,
        link.number,
        agency_actor(link.agency),
        lambda current, act: desk_acts.renew_link(current, act, link.agency),
    )


def _act(
    desk: Desk, link: AgencyLink, decide: Decide, text: Text | None, dispatch: int | None = None
) -> Complaint:
    def decide_as_party(complaint: Complaint, act: Act) -> Complaint:
        if dispatch is not None:
            agency_acts.require_current_page(complaint, dispatch)
        agency_acts.require_party(complaint, link.agency, link.dispatch)
        return decide(complaint, act)

    return perform(desk, link.number, agency_actor(link.agency), decide_as_party, text=text)


def _approval(desk: Desk, complaint: Complaint, agency: str, texts: Texts) -> View:
    """Who approves, since when a proposal waits, and the words that the form begins with."""
    is_needed = approval.is_needed(complaint, agency, "final", desk.directory)
    waiting, last = approval.proposal(complaint), approval.draft(complaint, agency)
    text = texts.get(last.act) if last else None
    return {
        "by": desk.directory.agencies[agency].head if is_needed else "",
        "since": waiting.at if waiting and waiting.word("agency") == agency else None,
        "draft": {
            "text": text.body,
            "follow_up": last.word("follow_up"),
            "officer_name": text.signed.get("name", ""),
            "officer_title": text.signed.get("title", ""),
        }
        if last and text
        else None,
    }


def _require_current(desk: Desk, link: AgencyLink) -> None:
    agency_acts.require_party(_load(desk, link.number), link.agency, link.dispatch)


def _load(desk: Desk, number: str) -> Complaint:
    try:
        return desk.complaints.load(number)
    except NotFound as error:
        raise VoidLink from error
