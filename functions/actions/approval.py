"""What an agency's head does through the link to a proposed answer: open it, approve, give back."""

from __future__ import annotations

from datetime import timedelta

from functions.actions import links
from functions.actions.desk import Desk
from functions.actions.guard import guarded
from functions.actions.perform import perform
from functions.actions.track import tidy
from functions.domain import approval, approval_links, privacy
from functions.domain.approval_links import HeadLink
from functions.domain.complaint import Complaint
from functions.domain.dates import tanggal
from functions.domain.errors import NotFound, VoidApproval, WrongState
from functions.domain.history import agency_actor
from functions.domain.privacy import Text, View

_SHOWN = (
    *("number", "status", "status_label", "kind", "kind_label", "category", "category_label"),
    *("title", "description", "district", "location", "latitude", "longitude", "incident_date"),
    *("filed_at", "agency", "partners", "deadlines", "conversation"),
)
"""What the head reads of the case as the agency may see it."""


def link_from_token(desk: Desk, token: str) -> HeadLink:
    """The link behind a mailed token; void unless its proposal still waits."""
    link = approval_links.read_token(desk.agency_keys, token, desk.now())
    approval.require(_load(desk, link.number), link.agency, link.place)
    return link


def link_from_code(desk: Desk, number: str, code: str) -> HeadLink:
    """The same, for number and short code typed by hand; wrong ones are counted."""
    number = tidy(desk, number)
    with guarded(desk, f"approval {number}", desk.settings.limits.wrong_codes_per_hour):
        complaint = _load(desk, number)
        waiting = approval.proposal(complaint)
        if waiting:
            agency, place = waiting.word("agency"), approval.place_of(complaint, waiting)
            if approval_links.is_code(desk.agency_keys, code, number, agency, place):
                return HeadLink(number, agency, place, desk.now())
        raise VoidApproval


def open_proposal(desk: Desk, link: HeadLink) -> View:
    """The complaint, and the answer that is to be sent, with a fresh token. Changes nothing."""
    complaint, texts, files = desk.complaints.load_whole(link.number)
    waiting = approval.require(complaint, link.agency, link.place)
    recorded = desk.submissions.find(complaint.submission)
    if recorded is None:
        raise NotFound("Isi laporan ini tidak ditemukan. Hubungi admin kabupaten.")
    standing, text = desk.standing_now(), texts[waiting.act]
    case = privacy.for_agency(
        complaint,
        link.agency,
        recorded.submission,
        texts,
        standing.directory,
        standing.rules,
        desk.now(),
        standing.rude,
    )
    fresh = link._replace(expires=desk.now() + timedelta(hours=desk.settings.links.case_hours))
    return {name: case[name] for name in _SHOWN} | {
        "head": standing.directory.agencies[link.agency].head,
        "proposal": {
            "at": waiting.at,
            "text": text.body,
            "follow_up": waiting.word("follow_up"),
            "officer_name": text.signed.get("name", ""),
            "officer_title": text.signed.get("title", ""),
        },
        "token": approval_links.token(desk.agency_keys, fresh),
        "attachments": links.views(desk.files, link.number, files, desk.now(), refused=False),
    }


def approve(desk: Desk, link: HeadLink, name: str, title: str) -> Complaint:
    """Make the proposal the agency's answer, and say who approved it and when."""
    _, proposed = _proposed(desk, link.number)
    named = ", ".join(filter(None, (name, title, tanggal(desk.now()))))
    signed = {**proposed.signed, "approved_by": named}
    return perform(
        desk,
        link.number,
        agency_actor(link.agency),
        lambda complaint, act: approval.approve(complaint, act, link.agency, link.place),
        text=Text(proposed.body, signed),
    )


def disapprove(desk: Desk, link: HeadLink, reason: str) -> Complaint:
    """Give it back to the liaison, with a reason."""
    return perform(
        desk,
        link.number,
        agency_actor(link.agency),
        lambda complaint, act: approval.disapprove(complaint, act, link.agency, link.place),
        text=Text(reason),
    )


def without_head(desk: Desk, number: str) -> tuple[int, Text]:
    """The place of the proposal that waits, and its text as the office may take it unapproved."""
    place, text = _proposed(desk, number)
    if place is None:
        raise WrongState("Tidak ada jawaban yang sedang menunggu persetujuan pimpinan dinas.")
    return place, Text(text.body, {k: v for k, v in text.signed.items() if k != "approved_by"})


def _proposed(desk: Desk, number: str) -> tuple[int | None, Text]:
    complaint, texts = desk.complaints.load_with_texts(number)
    waiting = approval.proposal(complaint)
    if waiting is None:
        return None, Text("")
    return approval.place_of(complaint, waiting), texts[waiting.act]


def _load(desk: Desk, number: str) -> Complaint:
    try:
        return desk.complaints.load(number)
    except NotFound as error:
        raise VoidApproval from error
