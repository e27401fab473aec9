"""The acts of the office as forms: what each needs, what it does, what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from functions.actions.desk import Desk
from functions.domain.roles import ACT, PPID
from functions.faces.admin import acts_beside as beside
from functions.faces.admin import acts_onward as onward
from functions.faces.admin import acts_ppid as ppid
from functions.faces.admin import acts_said as said
from functions.faces.admin.typed import Planned, Typed


class StaffAct(NamedTuple):
    """One form: `plan` reads it; `words` is the field that shows an error of none in particular.

    Whoever presses it has one of the `rights` on the complaint.
    """

    plan: Callable[[Desk, Typed], Planned]
    words: str
    done: str
    rights: tuple[str, ...] = (ACT,)


ACTS = {
    "dispatch": StaffAct(onward.dispatch, "agency", "Laporan diteruskan."),
    "ask": StaffAct(onward.ask, "question", "Pertanyaan dikirim kepada pelapor.", (ACT, PPID)),
    "send-back": StaffAct(onward.send_back, "reason", "Jawaban dikembalikan ke dinas."),
    "relay": StaffAct(onward.relay, "text", "Jawaban diteruskan kepada pelapor."),
    "refer": StaffAct(onward.refer, "to", "Laporan diteruskan ke luar kabupaten."),
    "decline": StaffAct(onward.decline, "reason", "Keputusan dikirim kepada pelapor."),
    "close": StaffAct(onward.close, "close", "Laporan ditutup dan masuk arsip."),
    "give-up": StaffAct(onward.give_up, "give-up", "Pelapor diberi tahu: belum ada jawaban."),
    "reopen": StaffAct(onward.reopen, "reason", "Laporan dibuka lagi."),
    "merge": StaffAct(onward.merge, "into", "Laporan digabung."),
    "unmerge": StaffAct(onward.unmerge, "unmerge", "Penggabungan dibatalkan."),
    "record-answer": StaffAct(said.answer, "text", "Jawaban dinas dicatat."),
    "accept-proposal": StaffAct(
        said.without_head, "accept-proposal", "Jawaban diterima tanpa persetujuan pimpinan dinas."
    ),
    "record-receipt": StaffAct(said.receipt, "agency", "Dicatat: dinas sudah menerima."),
    "record-reply": StaffAct(said.reporter, "says", "Kata pelapor dicatat."),
    "reclassify": StaffAct(beside.reclassify, "category", "Topik dan jenis diperbarui."),
    "flag": StaffAct(beside.flag, "flags", "Tanda diperbarui."),
    "reissue-code": StaffAct(beside.reissue_code, "reissue-code", "Kode akses diganti."),
    "correct": StaffAct(beside.correct, "text", "Ralat dicatat."),
    "copied-to-lapor": StaffAct(
        beside.copied_to_lapor, "copied-to-lapor", "Dicatat: jawaban sudah ada di LAPOR."
    ),
    "grant": StaffAct(ppid.grant, "form", "Keputusan dikirim kepada pemohon.", (PPID,)),
    "refuse": StaffAct(ppid.refuse, "reason", "Keputusan dikirim kepada pemohon.", (PPID,)),
    "not-held": StaffAct(ppid.not_held, "to", "Keputusan dikirim kepada pemohon.", (PPID,)),
    "extend": StaffAct(ppid.extend, "reason", "Perpanjangan dikirim kepada pemohon.", (PPID,)),
    "deliver": StaffAct(ppid.deliver, "text", "Dicatat: informasi sudah diserahkan.", (PPID,)),
    "object": StaffAct(ppid.object_to, "reason", "Keberatan dicatat.", (PPID,)),
    "answer-objection": StaffAct(
        ppid.answer_objection, "text", "Jawaban dikirim kepada pemohon.", (PPID,)
    ),
    "note": StaffAct(beside.note, "note", "Catatan disimpan."),
    "take": StaffAct(beside.take, "take", "Laporan ini sekarang Anda pegang."),
    "let-go": StaffAct(beside.let_go, "let-go", "Laporan dilepas; siapa saja boleh memegangnya."),
    "resend": StaffAct(beside.resend, "message", "Pesan dikirim ulang."),
}
"""By the last part of their address."""
