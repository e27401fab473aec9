"""Opening a complaint from a link or a typed code. Reading changes nothing (DESIGN rule 7)."""

from __future__ import annotations

from functions.actions import agency
from functions.actions.desk import Desk
from functions.domain.codes import AgencyLink
from functions.domain.errors import Invalid, Refused, VoidLink
from functions.domain.privacy import View
from functions.faces.endpoints import Answer, Fields, Page, problem, texts
from functions.faces.forms import Form, long_words
from functions.faces.http import text_of


def handle_case(desk: Desk, fields: Fields) -> Answer:
    """The complaint as the agency may see it, with a fresh token."""
    view = agency.open_case(desk, link_of(desk, fields))
    return Answer(view, case_page(view, Form()))


def case_page(case: View, form: Form, act: str = "") -> Page:
    """The case; `act` failed, its form open with what was typed.

    What the agency proposed to its head, and has back, stands in the form of its answer.
    """
    draft = case["approval"]["draft"]
    proposed = Form({"type": "final", **draft}) if draft else Form()
    return Page("agency/case.html", {"case": case, "form": form, "act": act, "draft": proposed})


def handle_renew(desk: Desk, fields: Fields) -> Answer:
    """202 whatever the token: a new link goes to the registered address, if to anybody."""
    agency.renew(desk, text_of(fields, "token"))
    sentence = (
        "Bila tautan Anda pernah berlaku, tautan baru sedang dikirim ke alamat e-mail instansi "
        "yang terdaftar."
    )
    return Answer({"message": sentence}, Page("agency/renewed.html", {"sentence": sentence}), 202)


def recover_case(fields: Fields, error: Refused) -> Page:
    """The page of a void link, or the form for number and code with what is wrong."""
    if text_of(fields, "token").strip():
        return void_page(fields, error) if isinstance(error, VoidLink) else problem(error)
    errors = error.fields if isinstance(error, Invalid) else {"number": error.message}
    return Page("pages/jawab.html", {"form": Form(texts(fields), errors)})


def void_page(fields: Fields, error: Refused) -> Page:
    """What a void link shows: the way to a new one, and whatever had been typed."""
    context = {
        "sentence": error.message,
        "token": text_of(fields, "token"),
        "typed": long_words(texts(fields)),
    }
    return Page("agency/void.html", context)


def link_of(desk: Desk, fields: Fields) -> AgencyLink:
    """The link that a request holds: its token, or number and short code."""
    token = text_of(fields, "token").strip()
    if token:
        return agency.link_from_token(desk, token)
    number, code = text_of(fields, "number").strip(), text_of(fields, "agency_code").strip()
    missing = {
        name: sentence
        for name, value, sentence in (
            ("number", number, "Isi nomor laporan yang tertulis di e-mail."),
            ("agency_code", code, "Isi kode instansi yang tertulis di e-mail."),
        )
        if not value
    }
    if missing:
        raise Invalid(missing)
    return agency.link_from_code(desk, number, code)
