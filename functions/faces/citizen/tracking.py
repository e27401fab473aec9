"""Following a complaint by number, and by code if there is one."""

from __future__ import annotations

from dataclasses import dataclass

from functions.actions.desk import Desk
from functions.actions.track import track
from functions.domain.errors import Invalid, Refused
from functions.faces.endpoints import Answer, Fields, Page, texts
from functions.faces.forms import Form
from functions.faces.http import text_of


@dataclass(frozen=True, slots=True)
class Tracking:
    """POST /api/track."""

    desk: Desk

    def handle(self, fields: Fields) -> Answer:
        """The complaint as far as the code opens it."""
        number = text_of(fields, "number").strip()
        if not number:
            raise Invalid({"number": "Isi nomor laporan, misalnya TB-7K3M-9QPX."})
        case = track(self.desk, number, text_of(fields, "code").strip())
        return Answer(case, Page("citizen/track.html", {"form": Form(texts(fields)), "case": case}))

    def recover(self, fields: Fields, error: Refused) -> Page:
        """The form with the sentence beside the number."""
        errors = error.fields if isinstance(error, Invalid) else {"number": error.message}
        context = {"form": Form(texts(fields), errors), "case": None}
        return Page("citizen/track.html", context)
