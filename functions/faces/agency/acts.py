"""What an official does on the answer page: acknowledge, answer, return, ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from functions.actions import agency
from functions.actions.agency import Signature
from functions.actions.desk import Desk
from functions.domain import privacy
from functions.domain.codes import AgencyLink
from functions.domain.complaint import Complaint
from functions.domain.errors import Invalid, Refused, VoidLink
from functions.domain.text import one_line
from functions.faces.agency.case import case_page, link_of, void_page
from functions.faces.agency.fields import AnswerFields, words
from functions.faces.endpoints import Answer, Fields, Page, texts
from functions.faces.forms import Form, moved
from functions.faces.http import text_of


@dataclass(frozen=True, slots=True)
class AgencyAct:
    """One act: how it is done, which field holds its words, and what is said afterwards."""

    perform: Callable[[Desk, AgencyLink, Fields], Complaint]
    words: str
    title: str
    sentence: str

    def handle(self, desk: Desk, fields: Fields) -> Answer:
        """The act's outcome."""
        complaint = self.perform(desk, link_of(desk, fields), fields)
        is_proposed = complaint.history[-1].what == "proposed"
        title, sentence = PROPOSED if is_proposed else (self.title, self.sentence)
        context = {
            "title": title,
            "sentence": sentence,
            "number": complaint.number,
            "token": text_of(fields, "token"),
        }
        return Answer(privacy.standing(complaint), Page("agency/done.html", context))

    def recover(self, desk: Desk, name: str, fields: Fields, error: Refused) -> Page:
        """The case again as it stands now, the failed act's form open with what was typed.

        The form stands there even when the act is no longer possible: the text is still in it.
        """
        errors = error.fields if isinstance(error, Invalid) else {self.words: error.message}
        try:
            case = agency.open_case(desk, link_of(desk, fields))
        except VoidLink as void:
            return void_page(fields, void)
        may = {*case["may"], "agency_ask" if name == "ask" else name}
        form = Form(texts(fields), moved(errors, ["dispatch"], self.words))
        return case_page(case | {"may": may}, form, name)


def _acknowledge(desk: Desk, link: AgencyLink, fields: Fields) -> Complaint:
    officer = words(fields, "officer_name", limit=desk.settings.filing.max_name, required=False)
    return agency.acknowledge(desk, link, officer)


def _answer(desk: Desk, link: AgencyLink, fields: Fields) -> Complaint:
    read = AnswerFields.read(fields, desk.settings.filing, link.dispatch)
    return agency.answer(
        desk,
        link,
        read.text,
        Signature(read.officer_name, read.officer_title, read.approved_by),
        type=read.type,
        follow_up=read.follow_up,
        promised_by=read.promised_by,
        dispatch=read.dispatch,
    )


def _return(desk: Desk, link: AgencyLink, fields: Fields) -> Complaint:
    reason = words(fields, "reason", limit=desk.settings.filing.max_reply)
    limit = desk.settings.filing.max_name
    suggested = words(fields, "suggested_agency", limit=limit, required=False)
    return agency.return_(desk, link, reason, one_line(suggested))


def _ask(desk: Desk, link: AgencyLink, fields: Fields) -> Complaint:
    question = words(fields, "question", limit=desk.settings.filing.max_reply)
    return agency.ask(desk, link, question)


PROPOSED = (
    "Menunggu persetujuan pimpinan",
    "Terima kasih. Jawaban ini kami kirim kepada pimpinan instansi Anda. Sesudah disetujui, admin "
    "kabupaten meneruskannya kepada pelapor. Sampai saat itu tenggat jawaban tetap berjalan.",
)
"""What is said of a final answer that its agency's head sees first."""

ACTS = {
    "acknowledge": AgencyAct(
        _acknowledge,
        "officer_name",
        "Tercatat: sudah dibaca",
        "Terima kasih. Tenggat jawaban tetap berjalan.",
    ),
    "answer": AgencyAct(
        _answer,
        "text",
        "Jawaban terkirim",
        "Terima kasih. Admin kabupaten memeriksa jawaban ini, lalu meneruskannya kepada pelapor.",
    ),
    "return": AgencyAct(
        _return,
        "reason",
        "Laporan dikembalikan",
        "Terima kasih. Admin kabupaten mencarikan instansi yang tepat.",
    ),
    "ask": AgencyAct(
        _ask,
        "question",
        "Pertanyaan terkirim",
        "Admin kabupaten meneruskannya kepada pelapor. Jawabannya kami kirim lewat e-mail.",
    ),
}
"""By the last part of their address."""
