"""History and messages of a complaint in the office's words."""

from __future__ import annotations

from typing import Any

from functions.actions.staff import CaseFile
from functions.domain import wording
from functions.domain.agencies import Directory
from functions.domain.complaint import Complaint
from functions.domain.history import REPORTER, SYSTEM, Event
from functions.domain.messages import ADMIN, DEPUTY, LEADERSHIP, Message
from functions.domain.privacy import Text

_STATES = {
    "pending": "Menunggu dikirim",
    "claimed": "Sedang dikirim",
    "sent": "Diterima layanan pengiriman",
    "failed": "Gagal",
    "unknown": "Tidak diketahui",
    "void": "Dibatalkan",
}


def entries(case: CaseFile, directory: Directory) -> list[dict[str, Any]]:
    """The history, oldest first: at, label, text, and who signed it."""
    found = []
    for place, event in enumerate(case.complaint.history):
        text = case.texts.get(event.act)
        signed = ", ".join(part for part in text.signed.values()) if text else ""
        found.append(
            {
                "at": event.at,
                "label": wording.office_label(event, directory),
                "text": _text(event, text, directory),
                "by": signed or _who(event.by, directory) + _calendar(case.complaint, place),
            }
        )
    return found


def _calendar(complaint: Complaint, place: int) -> str:
    """By which calendar a clock was found to have run out, so that a verdict can be explained."""
    version = complaint.calendar_at(place) if complaint.history[place].names("steps") else ""
    return f" menurut kalender {version}" if version else ""


def _text(event: Event, text: Text | None, directory: Directory) -> str:
    parts = [text.body] if text and text.body else []
    if suggested := event.word("suggested"):
        parts.append(f"Saran: {wording.place_name(suggested, directory)}")
    return "\n\n".join(parts)


def messages(complaint: Complaint, directory: Directory) -> list[dict[str, Any]]:
    """Every message with its state; those that need a person can be sent again."""
    return [
        {
            "id": message.id,
            "to": _recipient(message, directory),
            "about": wording.office_label(complaint.history[message.event], directory),
            "state": _STATES[message.state],
            "reason": message.reason,
            "at": message.due,
            "resend": message in complaint.troubles,
        }
        for message in complaint.messages.values()
    ]


def _who(by: str, directory: Directory) -> str:
    if by in (REPORTER, SYSTEM):
        return "Pelapor" if by == REPORTER else "Sistem"
    kind, name = by.split(":", 1)
    return wording.short_name(name, directory) if kind == "agency" else name


def _recipient(message: Message, directory: Directory) -> str:
    offices = {
        ADMIN: "Admin kabupaten",
        DEPUTY: "Wakil admin",
        LEADERSHIP: "Pimpinan kabupaten",
        REPORTER: "Pelapor",
    }
    above = {"head_agency": "Pimpinan ", "superior_agency": "Kantor atasan "}
    name = offices.get(message.to) or wording.short_name(message.to, directory)
    name = above.get(message.template, "") + name
    return f"{name} (alamat kedua)" if message.is_second else name
