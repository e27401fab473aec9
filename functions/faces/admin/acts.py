"""The acts of the office as forms: what each needs, what it does, what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from functions.actions.desk import Desk
from functions.faces.admin import acts_beside as beside
from functions.faces.admin import acts_onward as onward
from functions.faces.admin import acts_said as said
from functions.faces.admin.typed import Planned, Typed


class StaffAct(NamedTuple):
    """One form: `plan` reads it; `words` is the field that shows an error of none in particular."""

    plan: Callable[[Desk, Typed], Planned]
    words: str
    done: str


ACTS = {
    "dispatch": StaffAct(onward.dispatch, "agency", "Laporan diteruskan."),
    "ask": StaffAct(onward.ask, "question", "Pertanyaan dikirim kepada pelapor."),
    "send-back": StaffAct(onward.send_back, "reason", "Jawaban dikembalikan ke dinas."),
    "relay": StaffAct(onward.relay, "text", "Jawaban diteruskan kepada pelapor."),
    "refer": StaffAct(onward.refer, "to", "Laporan diteruskan ke luar kabupaten."),
    "decline": StaffAct(onward.decline, "reason", "Keputusan dikirim kepada pelapor."),
    "close": StaffAct(onward.close, "close", "Laporan ditutup dan masuk arsip."),
    "reopen": StaffAct(onward.reopen, "reason", "Laporan dibuka lagi."),
    "record-answer": StaffAct(said.answer, "text", "Jawaban dinas dicatat."),
    "record-receipt": StaffAct(said.receipt, "agency", "Dicatat: dinas sudah menerima."),
    "record-reply": StaffAct(said.reporter, "says", "Kata pelapor dicatat."),
    "reclassify": StaffAct(beside.reclassify, "category", "Topik dan jenis diperbarui."),
    "flag": StaffAct(beside.flag, "flags", "Tanda diperbarui."),
    "reissue-code": StaffAct(beside.reissue_code, "reissue-code", "Kode akses diganti."),
    "correct": StaffAct(beside.correct, "text", "Ralat dicatat."),
    "copied-to-lapor": StaffAct(
        beside.copied_to_lapor, "copied-to-lapor", "Dicatat: jawaban sudah ada di LAPOR."
    ),
    "note": StaffAct(beside.note, "note", "Catatan disimpan."),
    "take": StaffAct(beside.take, "take", "Laporan ini sekarang Anda pegang."),
    "let-go": StaffAct(beside.let_go, "let-go", "Laporan dilepas; siapa saja boleh memegangnya."),
    "resend": StaffAct(beside.resend, "message", "Pesan dikirim ulang."),
}
"""By the last part of their address."""
