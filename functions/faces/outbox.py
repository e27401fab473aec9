"""A complaint's messages in the office's words: to whom, about what, and how far each one came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from functions.domain import wording
from functions.domain.agencies import Directory
from functions.domain.complaint import Complaint
from functions.domain.dates import lama, waktu
from functions.domain.messages import ADMIN, DEPUTY, LEADERSHIP, REPORTER, SECOND, Message
from functions.domain.promise import Passage, passages

_STATES = {
    "pending": ("Menunggu dikirim", "wait"),
    "claimed": ("Sedang dikirim", "wait"),
    "sent": ("Diterima layanan", ""),
    "failed": ("Gagal", "late"),
    "unknown": ("Tidak diketahui", "late"),
    "void": ("Dibatalkan", "quiet"),
}
"""Each state's words, and how its mark looks."""

_OFFICES = {
    ADMIN: "Admin kabupaten",
    DEPUTY: "Wakil admin",
    LEADERSHIP: "Pimpinan kabupaten",
    REPORTER: "Pelapor",
}
_ABOVE = {
    "head_agency": "Pimpinan ",
    "approval_agency": "Pimpinan ",
    "superior_agency": "Kantor atasan ",
}


def messages(
    complaint: Complaint, directory: Directory, *, may_act: bool = True
) -> list[dict[str, Any]]:
    """Every message in the order of the events; who may act can send a troubled one again."""
    known = {passage.message.id: passage for passage in passages(complaint)}
    troubles = {message.id for message in complaint.troubles}
    found = []
    for message in sorted(complaint.messages.values(), key=lambda m: (m.event, m.id)):
        state, kind = _STATES[message.state]
        is_over = message.needs_a_person and message.id not in troubles
        found.append(
            {
                "id": message.id,
                "to": _recipient(message, directory),
                "about": wording.office_label(complaint.history[message.event], directory),
                "state": state,
                "kind": "quiet" if is_over else kind,
                "evidence": list(_evidence(complaint, message, known, directory)),
                "resend": may_act and message.id in troubles,
            }
        )
    return found


def troubles(complaint: Complaint, directory: Directory) -> list[dict[str, Any]]:
    """Only those that need a person."""
    return [message for message in messages(complaint, directory) if message["resend"]]


def _recipient(message: Message, directory: Directory) -> str:
    name = _OFFICES.get(message.to) or wording.short_name(message.to, directory)
    name = _ABOVE.get(message.template, "") + name
    return f"{name} (alamat kedua)" if message.is_second else name


def _evidence(
    complaint: Complaint, message: Message, known: dict[str, Passage], directory: Directory
) -> Iterator[str]:
    """What is known of a message, in sentences, the oldest first."""
    yield f"Perlu dikirim sejak {waktu(complaint.history[message.event].at)}."
    for event in complaint.history:
        if event.what == "message_resent" and event.word("message") == message.id:
            yield f"Dikirim ulang oleh {wording.who(event.by, directory)} {waktu(event.at)}."
    yield from _standing(complaint, message, known.get(message.id))
    if message.id + SECOND in complaint.messages:
        yield "Dilanjutkan ke alamat kedua."
    elif message.needs_a_person and message.to == REPORTER and complaint.last("erased"):
        yield "Identitas pelapor sudah dihapus, jadi tidak bisa dikirim ulang."
    elif message.needs_a_person and message not in complaint.troubles:
        yield "Laporan ini tidak lagi di instansi itu, jadi tidak perlu dikirim ulang."


def _standing(complaint: Complaint, message: Message, passage: Passage | None) -> Iterator[str]:
    """How it stands now; one that went on to a second address, or was called off, is no passage."""
    at = waktu(message.due)
    if message.state == "sent":
        service = "SMS" if message.to == REPORTER and complaint.contact == "phone" else "e-mail"
        after = passage.accepted_after if passage else None
        counted = "" if after is None else f", {lama(after)} sesudah itu"
        yield f"Diterima layanan {service} {at}{counted}."
    elif message.state == "pending" and passage and message.due > passage.owed_at:
        yield f"Belum berhasil; dicoba lagi {at}."
    elif message.state == "claimed" and message.lease:
        yield f"Hasilnya diketahui paling lambat {waktu(message.lease)}."
    elif message.state == "failed":
        yield f"Gagal {at}: {message.reason}."
    elif message.state == "unknown":
        yield (
            f"Pengiriman terputus sebelum {at}: mungkin sampai, mungkin tidak. Tanyakan dulu "
            "kepada penerimanya sebelum mengirim ulang."
        )
    elif message.state == "void":
        yield f"Dibatalkan {at}: {message.reason}."
