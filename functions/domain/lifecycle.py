"""The one table of statuses, and the one of events that lead from status to status."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Next = Literal["admin", "agency", "reporter", "outside", "nobody"]

ALWAYS: Final = frozenset(
    (
        *("reclassify", "flag", "correct", "reissue_code", "copied_to_lapor", "note"),
        *("renew_link", "resend", "take", "let_go"),
    )
)
"""Acts of the office that no status forbids."""


@dataclass(frozen=True, slots=True)
class Status:
    """A row of the table: what the citizen reads, who is next, and which acts it allows.

    `explanation` may name {agency}, {until}, {reason}, {number}, {count}, {why} and {outcome}.
    """

    code: str
    label: str
    explanation: str
    next: Next
    acts: frozenset[str]
    open: bool = True

    def allows(self, act: str) -> bool:
        """Whether the act may happen in this status."""
        return act in self.acts or act in ALWAYS


def _status(
    code: str, label: str, explanation: str, next_: Next, acts: str, *, is_open: bool = True
) -> Status:
    return Status(code, label, explanation, next_, frozenset(acts.split()), is_open)


_TRIAGE = "ask dispatch refer decline merge reply withdraw extend decide object"
_AGENCY = "acknowledge answer return agency_ask record_answer record_receipt accept_proposal"

# fmt: off
STATUSES: Final = {
    row.code: row
    for row in (
        _status("received", "Diterima",
                "Laporan Anda tercatat dan sedang kami periksa.",
                "admin", _TRIAGE),
        _status("incomplete", "Perlu dilengkapi",
                "Kami perlu jawaban Anda atas satu pertanyaan.",
                "reporter", f"{_TRIAGE} {_AGENCY} close"),
        _status("dispatched", "Diteruskan ke dinas",
                "Laporan sudah dikirim ke {agency}.",
                "agency", f"{_TRIAGE} {_AGENCY} give_up"),
        _status("acknowledged", "Dibaca dinas",
                "{agency} sudah menerima dan memeriksanya.",
                "agency", f"{_TRIAGE} {_AGENCY} give_up"),
        _status("returned", "Mencari dinas yang tepat",
                "{agency} menyatakan bukan tugasnya; kami cari penggantinya.",
                "admin", _TRIAGE),
        _status("answer_in", "Jawaban diperiksa",
                "Dinas sudah menjawab; kami periksa dulu.",
                "admin", f"{_TRIAGE} {_AGENCY} relay send_back"),
        _status("in_progress", "Sedang dikerjakan",
                "{agency} berjanji selesai {until}.",
                "agency", f"{_TRIAGE} {_AGENCY} send_back give_up"),
        _status("answered", "Sudah dijawab",
                "Jawaban terkirim. Belum puas? Balas sebelum {until}.",
                "reporter", "reply rate reopen close dispatch"),
        _status("reopened", "Dibuka lagi",
                "Tanggapan Anda kami periksa kembali.",
                "admin", f"{_TRIAGE} send_back close"),
        _status("referred", "Diteruskan ke luar kabupaten",
                "Ini wewenang {agency}; sudah kami kirim{number}.",
                "outside", "dispatch refer ask decline record_answer reply withdraw reopen rate "
                           "close give_up"),
        _status("unanswered", "Belum dijawab instansi",
                "{agency} belum menjawab setelah {count} pengingat. Anda boleh menunggu, menambah "
                "keterangan, atau meminta kami mencari jalan lain.",
                "admin", f"{_TRIAGE} {_AGENCY} reopen close"),
        _status("merged", "Digabung",
                "Laporan Anda ditangani bersama laporan serupa{number}.",
                "nobody", "unmerge reply withdraw close"),
        _status("granted", "Dikabulkan",
                "{outcome}",
                "admin", "deliver object reply withdraw close"),
        _status("decided", "Sudah diputus",
                "{outcome}",
                "reporter", "object reply close"),
        _status("objected", "Keberatan diperiksa",
                "Atasan PPID memeriksa keberatan Anda, dan menjawab paling lambat {until}.",
                "admin", "answer_objection reply withdraw"),
        _status("declined", "Tidak dapat ditindaklanjuti",
                "Alasan: {reason}. Anda boleh keberatan sebelum {until}.",
                "reporter", "reply reopen close"),
        _status("withdrawn", "Dicabut",
                "Anda mencabut laporan ini.",
                "nobody", "reopen", is_open=False),
        _status("solved", "Selesai",
                "Anda menyatakan masalah selesai. Terima kasih.",
                "nobody", "reopen", is_open=False),
        _status("closed", "Ditutup",
                "Laporan ditutup{why}. Anda bisa membukanya lagi.",
                "nobody", "reopen rate", is_open=False),
    )
}
# fmt: on

KEEP: Final = "="
"""The event leaves the status as it is."""

RESUME: Final = "<"
"""The event brings back the status from before the question or the merger."""

EVENTS: Final[dict[str, str]] = {
    "filed": "received",
    "asked": "incomplete",
    "replied": KEEP,
    "clarified": RESUME,
    "dispatched": "dispatched",
    "sent_back": "dispatched",
    "acknowledged": "acknowledged",
    "read": KEEP,
    "clarification_requested": KEEP,
    "proposed": KEEP,
    "disapproved": KEEP,
    "answered_interim": "answer_in",
    "answered_final": "answer_in",
    "contributed": KEEP,
    "returned": "returned",
    "stepped_out": KEEP,
    "relayed_interim": "in_progress",
    "relayed_final": "answered",
    "referred": "referred",
    "given_up": "unanswered",
    "merged": "merged",
    "unmerged": RESUME,
    "declined": "declined",
    "extended": KEEP,
    "granted": "granted",
    "partly_granted": "granted",
    "refused": "decided",
    "not_held": "decided",
    "delivered": "decided",
    "objected": "objected",
    "upheld": "granted",
    "dismissed": "decided",
    "joined": KEEP,
    "followed": KEEP,
    "withdrawn": "withdrawn",
    "solved": "solved",
    "unsolved": "reopened",
    "reopened": "reopened",
    "closed": "closed",
    "reminded": KEEP,
    "warned": KEEP,
    "reclassified": KEEP,
    "flagged": KEEP,
    "corrected": KEEP,
    "noted": KEEP,
    "erased": KEEP,
    "code_reissued": KEEP,
    "copied_to_lapor": KEEP,
    "link_renewed": KEEP,
    "message_resent": KEEP,
    "registered": KEEP,
    "taken": KEEP,
    "let_go": KEEP,
}
"""Every event and the status it leads to. Adding one is a row here and in storage's codes."""

SETS_ASIDE: Final = frozenset({"asked", "merged"})
"""Events whose end (RESUME) brings back the status from before them."""


def status_along(events: list[str]) -> list[str]:
    """The status after each event, from the first one on."""
    along: list[str] = []
    status, aside = "", list[str]()
    for event in events:
        effect = EVENTS[event]
        if effect == RESUME:
            status = aside.pop()
        elif event in SETS_ASIDE:
            aside += [status] if status != effect else []
            status = effect
        elif effect != KEEP:
            status, aside = effect, []
        along.append(status)
    return along
