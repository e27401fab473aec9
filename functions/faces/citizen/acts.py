"""What the reporter does on the tracking page: reply, rate, reopen, object, withdraw."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from functions.actions import reporter
from functions.actions.desk import Desk
from functions.actions.track import track
from functions.domain import privacy
from functions.domain.complaint import Complaint
from functions.domain.errors import Invalid, NotFound, Refused, TooMany
from functions.faces.endpoints import Answer, Fields, Page, problem, texts
from functions.faces.forms import Form
from functions.faces.http import text_of


@dataclass(frozen=True, slots=True)
class ReporterAct:
    """One act: how it is done, which field holds its words, and what is said afterwards."""

    perform: Callable[[Desk, Fields], Complaint]
    words: str
    title: str
    sentence: str

    def handle(self, desk: Desk, fields: Fields) -> Answer:
        """The act's outcome."""
        complaint = self.perform(desk, fields)
        said = {"title": self.title, "sentence": self.sentence, "code": text_of(fields, "code")}
        return Answer(
            privacy.standing(complaint),
            Page("citizen/done.html", {**said, "number": complaint.number}),
        )

    def recover(self, desk: Desk, name: str, fields: Fields, error: Refused) -> Page:
        """The tracking page again, the failed act's form open with what was typed.

        The form stands there even when the act is no longer possible: the text is still in it.
        """
        number, code = _key(fields)
        if not code or isinstance(error, NotFound | TooMany):
            return problem(error, fields)
        errors = error.fields if isinstance(error, Invalid) else {self.words: error.message}
        case = track(desk, number, code)
        context = {
            "form": Form(texts(fields), errors),
            "case": case | {"may": {*case["may"], name}},
            "act": name,
        }
        return Page("citizen/track.html", context)


def _reply(desk: Desk, fields: Fields) -> Complaint:
    return reporter.reply(desk, *_key(fields), text_of(fields, "text"))


def _rate(desk: Desk, fields: Fields) -> Complaint:
    return reporter.rate(
        desk,
        *_key(fields),
        score=_score(fields),
        resolved=_resolved(fields),
        words=text_of(fields, "text"),
    )


def _reopen(desk: Desk, fields: Fields) -> Complaint:
    return reporter.reopen(desk, *_key(fields), text_of(fields, "reason"))


def _object(desk: Desk, fields: Fields) -> Complaint:
    return reporter.object_to(
        desk, *_key(fields), text_of(fields, "ground"), text_of(fields, "reason")
    )


def _withdraw(desk: Desk, fields: Fields) -> Complaint:
    return reporter.withdraw(desk, *_key(fields), text_of(fields, "reason"))


ACTS = {
    "reply": ReporterAct(
        _reply,
        "text",
        "Balasan Anda kami terima",
        "Petugas membacanya. Perkembangannya terlihat di laporan Anda.",
    ),
    "rate": ReporterAct(
        _rate, "text", "Terima kasih", "Penilaian Anda membantu kami memperbaiki layanan."
    ),
    "reopen": ReporterAct(
        _reopen,
        "reason",
        "Laporan Anda dibuka lagi",
        "Petugas memeriksanya kembali. Perkembangannya terlihat di laporan Anda.",
    ),
    "object": ReporterAct(
        _object,
        "reason",
        "Keberatan Anda kami terima",
        "Atasan PPID memeriksanya dan menjawab secara tertulis paling lambat 30 hari kerja.",
    ),
    "withdraw": ReporterAct(
        _withdraw,
        "reason",
        "Laporan Anda dicabut",
        "Laporan tidak kami tangani lagi. Bila berubah pikiran, Anda bisa membukanya lagi.",
    ),
}
"""By the last part of their address."""


def _key(fields: Fields) -> tuple[str, str]:
    return text_of(fields, "number").strip(), text_of(fields, "code").strip()


def _score(fields: Fields) -> int:
    """0 for whatever is not one of 1 to 5: the action refuses it in words."""
    value = str(fields.get("score", ""))
    return int(value) if value in ("1", "2", "3", "4", "5") else 0


def _resolved(fields: Fields) -> bool:
    value = fields.get("resolved")
    if value in (True, "true"):
        return True
    if value in (False, "false"):
        return False
    raise Invalid({"resolved": "Pilih apakah masalahnya sudah selesai atau belum."})
