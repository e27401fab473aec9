"""The fields of an agency's answer, each with its sentence when it is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from functions.domain import text
from functions.domain.agency_acts import FOLLOW_UPS, AnswerType, FollowUp
from functions.domain.errors import Invalid
from functions.domain.settings import Filing
from functions.faces.endpoints import Fields, joined_date
from functions.faces.http import text_of

SHORTEST = 20
"""Characters of an answer (INTERFACE.md)."""


@dataclass(frozen=True, slots=True)
class AnswerFields:
    """An answer that can be given to the action."""

    text: str
    type: AnswerType
    follow_up: FollowUp
    promised_by: date | None
    officer_name: str
    officer_title: str
    approved_by: str
    dispatch: int

    @classmethod
    def read(cls, fields: Fields, filing: Filing, dispatch: int) -> AnswerFields:
        """The checked answer, or Invalid with a sentence for each field that is wrong."""
        fields = joined_date(fields, "promised_by", "promised_by")
        errors: dict[str, str] = {}

        def take(read: Callable[..., Any], *arguments: object) -> Any:
            try:
                return read(fields, *arguments)
            except Invalid as error:
                errors.update(error.fields)
                return None

        answer = cls(
            text=take(words, "text", SHORTEST, filing.max_reply),
            type=take(_one_of, "type", ("interim", "final"), "Pilih jawaban sementara atau final."),
            follow_up=take(_one_of, "follow_up", tuple(FOLLOW_UPS), "Pilih tindak lanjut.", "none"),
            promised_by=take(_promise),
            officer_name=take(words, "officer_name", 1, filing.max_name),
            officer_title=take(_optional, "officer_title", filing.max_name),
            approved_by=take(_optional, "approved_by", filing.max_location),
            dispatch=take(_dispatch, dispatch),
        )
        if errors:
            raise Invalid(errors)
        return answer


_ASKS = {
    "text": "Tuliskan jawaban untuk pelapor.",
    "reason": "Tuliskan alasannya.",
    "question": "Tuliskan pertanyaan untuk pelapor.",
    "officer_name": "Isi nama Anda.",
    "approver_name": "Isi nama Anda.",
}


def words(
    fields: Fields, name: str, shortest: int = 1, limit: int = 4000, *, required: bool = True
) -> str:
    """A text field, cleaned, between two lengths in characters."""
    value = text.paragraphs(text_of(fields, name))
    if required and not value:
        raise Invalid({name: _ASKS[name]})
    if value and len(value) < shortest:
        raise Invalid({name: f"Tuliskan paling sedikit {shortest} huruf."})
    if len(value) > limit:
        raise Invalid({name: f"Paling panjang {limit} huruf; Anda menulis {len(value)}."})
    return value


def _optional(fields: Fields, name: str, limit: int) -> str:
    return words(fields, name, limit=limit, required=False)


def _one_of(
    fields: Fields, name: str, allowed: tuple[str, ...], sentence: str, default: str = ""
) -> str:
    value = text_of(fields, name) or default
    if value not in allowed:
        raise Invalid({name: sentence})
    return value


def _promise(fields: Fields) -> date | None:
    value = text_of(fields, "promised_by")
    if not value or text_of(fields, "type") != "interim":
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise Invalid({"promised_by": "Tanggal ini tidak ada. Contoh: 5 12 2026."}) from error


def _dispatch(fields: Fields, current: int) -> int:
    """Which handing-over the page showed; a request without one speaks of the current."""
    shown = text.whole_number(str(fields.get("dispatch", current)))
    if shown is None:
        raise Invalid({"dispatch": "Muat ulang halaman, lalu kirim lagi."})
    return shown
