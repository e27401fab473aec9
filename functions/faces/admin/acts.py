"""The acts of the office as forms: what each needs, what it does, what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from functions.actions.desk import Desk
from functions.actions.perform import Decide
from functions.domain import desk_acts, staff_acts
from functions.domain.complaint import FLAGS
from functions.domain.privacy import Text
from functions.domain.staff_acts import DECLINE_REASONS, Via
from functions.domain.submission import KINDS
from functions.faces.admin.typed import Typed, as_text

Planned = tuple[Decide, Text | None]

VIAS = {
    "web": "Portal, e-mail, atau SMS",
    "phone": "Telepon",
    "letter": "Surat",
    "counter": "Loket",
    "social_media": "Media sosial",
    "lapor": "LAPOR.GO.ID",
}
DISPATCH_VIAS = {"mail": "E-mail dengan tautan jawaban", "phone": "Telepon", "letter": "Surat"}


@dataclass(frozen=True, slots=True)
class StaffAct:
    """One form: `plan` reads it; `words` is the field that shows an error of none in particular."""

    plan: Callable[[Desk, Typed], Planned]
    words: str
    done: str


def _dispatch(desk: Desk, typed: Typed) -> Planned:
    agencies = typed.all("agency")
    via = cast(Via, typed.one_of("via", DISPATCH_VIAS, "Pilih cara meneruskan."))
    share = bool(typed.fields.get("share_contact"))
    return (
        lambda complaint, act: staff_acts.dispatch(
            complaint, act, desk.directory, agencies, via=via, share_contact=share
        ),
        as_text(typed.note("note")),
    )


def _ask(desk: Desk, typed: Typed) -> Planned:
    return staff_acts.ask, Text(typed.words("question", "Tuliskan pertanyaan untuk pelapor."))


def _send_back(desk: Desk, typed: Typed) -> Planned:
    return staff_acts.send_back, Text(typed.words("reason", "Tuliskan apa yang perlu dilengkapi."))


def _relay(desk: Desk, typed: Typed) -> Planned:
    via = cast(Via, typed.one_of("via", VIAS, "Pilih cara menyampaikan."))
    body = typed.words("text", "Tuliskan jawaban untuk pelapor.")
    return lambda complaint, act: staff_acts.relay(complaint, act, via=via), Text(body)


def _refer(desk: Desk, typed: Typed) -> Planned:
    to = typed.one_of("to", desk.directory.outside, "Pilih instansi tujuan.")
    number = typed.line("external_number")
    return (
        lambda complaint, act: staff_acts.refer(complaint, act, to=to, external_number=number),
        as_text(typed.note("note")),
    )


def _decline(desk: Desk, typed: Typed) -> Planned:
    reason = typed.one_of("reason", DECLINE_REASONS, "Pilih salah satu alasan dari daftar.")
    same = typed.line("same_as")
    return (
        lambda complaint, act: staff_acts.decline(complaint, act, reason=reason, same_as=same),
        as_text(typed.note("text")),
    )


def _close(desk: Desk, typed: Typed) -> Planned:
    return staff_acts.close, None


def _reopen(desk: Desk, typed: Typed) -> Planned:
    return staff_acts.reopen, Text(typed.words("reason", "Tuliskan alasan membuka lagi."))


def _reclassify(desk: Desk, typed: Typed) -> Planned:
    category = typed.line("category")
    kind = typed.one_of("kind", KINDS, "Pilih jenis laporan.")
    return (
        lambda complaint, act: desk_acts.reclassify(
            complaint, act, desk.directory, category=category, kind=kind
        ),
        None,
    )


def _flag(desk: Desk, typed: Typed) -> Planned:
    chosen = [flag for flag in FLAGS if typed.fields.get(flag)]
    return lambda complaint, act: desk_acts.flag(complaint, act, desk.directory, chosen), None


def _resend(desk: Desk, typed: Typed) -> Planned:
    message = typed.line("message")
    return lambda complaint, act: desk_acts.resend(complaint, act, message), None


ACTS = {
    "dispatch": StaffAct(_dispatch, "agency", "Laporan diteruskan."),
    "ask": StaffAct(_ask, "question", "Pertanyaan dikirim kepada pelapor."),
    "send-back": StaffAct(_send_back, "reason", "Jawaban dikembalikan ke dinas."),
    "relay": StaffAct(_relay, "text", "Jawaban diteruskan kepada pelapor."),
    "refer": StaffAct(_refer, "to", "Laporan diteruskan ke luar kabupaten."),
    "decline": StaffAct(_decline, "reason", "Keputusan dikirim kepada pelapor."),
    "close": StaffAct(_close, "close", "Laporan ditutup dan masuk arsip."),
    "reopen": StaffAct(_reopen, "reason", "Laporan dibuka lagi."),
    "reclassify": StaffAct(_reclassify, "category", "Topik dan jenis diperbarui."),
    "flag": StaffAct(_flag, "flags", "Tanda diperbarui."),
    "resend": StaffAct(_resend, "message", "Pesan dikirim ulang."),
}
"""By the last part of their address."""
