"""What an agency's head does: read the complaint and the proposed answer, approve, give back."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from functions.actions import approval
from functions.actions.desk import Desk
from functions.domain import privacy
from functions.domain.approval_links import HeadLink
from functions.domain.complaint import Complaint
from functions.domain.errors import Invalid, Refused, VoidApproval
from functions.domain.privacy import View
from functions.domain.text import one_line
from functions.faces.agency.fields import words
from functions.faces.endpoints import Answer, Fields, Page, problem, texts
from functions.faces.forms import Form, long_words
from functions.faces.http import text_of


def handle_proposal(desk: Desk, fields: Fields) -> Answer:
    """The complaint and the proposed answer, with a fresh token. Reading changes nothing."""
    view = approval.open_proposal(desk, _link_of(desk, fields))
    return Answer(view, _page(view, Form()))


def _page(case: View, form: Form, act: str = "") -> Page:
    known = Form({"approver_title": case["head"]})
    return Page("agency/proposal.html", {"case": case, "form": form, "act": act, "known": known})


def recover_proposal(fields: Fields, error: Refused) -> Page:
    """The page of a void link, or the form for number and code with what is wrong."""
    if text_of(fields, "token").strip():
        return _void_page(fields, error) if isinstance(error, VoidApproval) else problem(error)
    errors = error.fields if isinstance(error, Invalid) else {"number": error.message}
    return Page("pages/setujui.html", {"form": Form(texts(fields), errors)})


class HeadAct(NamedTuple):
    """One decision: how it is done, which field holds its words, and what is said afterwards."""

    perform: Callable[[Desk, HeadLink, Fields], Complaint]
    words: str
    title: str
    sentence: str

    def handle(self, desk: Desk, fields: Fields) -> Answer:
        """The decision's outcome; its link is void from now on."""
        complaint = self.perform(desk, _link_of(desk, fields), fields)
        said = {"title": self.title, "sentence": self.sentence, "number": complaint.number}
        return Answer(privacy.standing(complaint), Page("agency/done.html", {**said, "token": ""}))

    def recover(self, desk: Desk, name: str, fields: Fields, error: Refused) -> Page:
        """The page again with what was typed, or what a link that is void by now shows."""
        try:
            case = approval.open_proposal(desk, _link_of(desk, fields))
        except VoidApproval as void:
            return _void_page(fields, void)
        errors = error.fields if isinstance(error, Invalid) else {self.words: error.message}
        return _page(case, Form(texts(fields), errors), name)


def _approve(desk: Desk, link: HeadLink, fields: Fields) -> Complaint:
    limit = desk.settings.filing.max_name
    name = words(fields, "approver_name", limit=limit)
    title = words(fields, "approver_title", limit=limit, required=False)
    return approval.approve(desk, link, one_line(name), one_line(title))


def _disapprove(desk: Desk, link: HeadLink, fields: Fields) -> Complaint:
    reason = words(fields, "reason", limit=desk.settings.filing.max_reply)
    return approval.disapprove(desk, link, reason)


HEAD_ACTS = {
    "approve": HeadAct(
        _approve,
        "approver_name",
        "Jawaban disetujui",
        "Terima kasih. Admin kabupaten memeriksa jawaban ini, lalu meneruskannya kepada pelapor.",
    ),
    "disapprove": HeadAct(
        _disapprove,
        "reason",
        "Jawaban dikembalikan",
        "Terima kasih. Pejabat Penghubung kami beri tahu lewat e-mail, dan bisa memperbaikinya.",
    ),
}
"""By the last part of their address."""


def _link_of(desk: Desk, fields: Fields) -> HeadLink:
    token = text_of(fields, "token").strip()
    if token:
        return approval.link_from_token(desk, token)
    number, code = text_of(fields, "number").strip(), text_of(fields, "approval_code").strip()
    missing = {
        name: sentence
        for name, value, sentence in (
            ("number", number, "Isi nomor laporan yang tertulis di e-mail."),
            ("approval_code", code, "Isi kode persetujuan yang tertulis di e-mail."),
        )
        if not value
    }
    if missing:
        raise Invalid(missing)
    return approval.link_from_code(desk, number, code)


def _void_page(fields: Fields, error: Refused) -> Page:
    """No new link is asked for here: the office mails one if there is something to approve."""
    typed = long_words(texts(fields))
    return Page("agency/void.html", {"sentence": error.message, "token": "", "typed": typed})
