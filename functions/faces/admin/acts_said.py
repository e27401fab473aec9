"""The forms for what others said by phone, on paper or at the counter (domain.recorded)."""

from __future__ import annotations

from typing import cast

from functions.actions import approval
from functions.actions.desk import Desk
from functions.domain import recorded
from functions.domain.agency_acts import FOLLOW_UPS, AnswerType, FollowUp
from functions.domain.approval import accept
from functions.domain.privacy import Text
from functions.domain.recorded import SAYINGS, SOURCES
from functions.faces.admin.typed import Planned, Typed, as_text

TYPES = {"final": "Jawaban akhir", "interim": "Jawaban sementara, dengan tanggal janji selesai"}

_HOW = "Pilih lewat apa ini disampaikan."


def answer(desk: Desk, typed: Typed) -> Planned:
    """An agency's answer: who gave it when, and who approved it."""
    agency = typed.line("agency")
    body = typed.words("text", "Tuliskan jawaban dinas.")
    type_ = cast(AnswerType, typed.one_of("type", TYPES, "Pilih jawaban akhir atau sementara."))
    is_interim = type_ == "interim"
    promise = typed.day("promised_by", "Isi tanggal janji selesai.") if is_interim else None
    follow_up = cast(FollowUp, typed.one_of("follow_up", FOLLOW_UPS, "Pilih tindak lanjut."))
    source = typed.one_of("source", SOURCES, _HOW)
    said_on = typed.day("said_on", "Isi tanggal jawaban ini disampaikan.")
    return (
        lambda complaint, act: recorded.answer(
            complaint,
            act,
            agency,
            type=type_,
            follow_up=follow_up,
            promised_by=promise,
            source=source,
            said_on=said_on,
        ),
        Text(body, _signed(typed, "officer_name", "officer_title", "approved_by")),
    )


def without_head(desk: Desk, typed: Typed) -> Planned:
    """The answer that an agency proposed to its silent head, taken as it is."""
    place, text = approval.without_head(desk, typed.number)
    return lambda complaint, act: accept(complaint, act, place), text


def receipt(desk: Desk, typed: Typed) -> Planned:
    """An agency has it: who said so."""
    agency, source = typed.line("agency"), typed.one_of("source", SOURCES, _HOW)
    signed = _signed(typed, "officer_name")
    return (
        lambda complaint, act: recorded.receipt(complaint, act, agency, source=source),
        Text("", signed) if signed else None,
    )


def reporter(desk: Desk, typed: Typed) -> Planned:
    """What the reporter said on the phone or at the counter."""
    says = typed.one_of("says", SAYINGS, "Pilih apa yang disampaikan pelapor.")
    source = typed.one_of("source", SOURCES, _HOW)
    score = typed.line("score")
    given = int(score) if score in tuple("12345") else 0
    needs_words = says in ("reply", "reopen")
    body = typed.words("text", "Tuliskan kata pelapor.") if needs_words else typed.note("text")
    return (
        lambda complaint, act: recorded.reporter_said(
            complaint, act, says, source=source, score=given
        ),
        as_text(body),
    )


def _signed(typed: Typed, *names: str) -> dict[str, str]:
    """Who signs, by the names under which agencies' own answers keep it."""
    parts = {name.removeprefix("officer_"): typed.line(name) for name in names}
    return {name: value for name, value in parts.items() if value}
