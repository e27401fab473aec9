"""A complaint's history in the office's words."""

from __future__ import annotations

from datetime import date
from typing import Any

from functions.domain import wording
from functions.domain.agencies import Directory
from functions.domain.approval import WAIVED
from functions.domain.complaint import Complaint
from functions.domain.dates import tanggal
from functions.domain.history import Event
from functions.domain.privacy import Text, Texts
from functions.domain.recorded import SOURCES


def entries(complaint: Complaint, texts: Texts, directory: Directory) -> list[dict[str, Any]]:
    """The history, oldest first: at, label, text, and who signed it; notes stand apart."""
    return [entry for entry in everything(complaint, texts, directory) if not entry["is_note"]]


def notes(complaint: Complaint, texts: Texts, directory: Directory) -> list[dict[str, Any]]:
    """What the staff wrote for each other, the newest first."""
    found = reversed(everything(complaint, texts, directory))
    return [entry for entry in found if entry["is_note"]]


def everything(complaint: Complaint, texts: Texts, directory: Directory) -> list[dict[str, Any]]:
    """Both, in the order of the history: one entry an event."""
    found = []
    for place, event in enumerate(complaint.history):
        text = texts.get(event.act)
        found.append(
            {
                "at": event.at,
                "label": wording.office_label(event, directory),
                "text": _text(event, text, directory),
                "is_note": event.what == "noted",
                "by": _by(event, text, directory) + _calendar(complaint, place),
            }
        )
    return found


def _by(event: Event, text: Text | None, directory: Directory) -> str:
    """Who signed it, and who wrote it down when it came by another way than the portal."""
    signed = ", ".join(text.signed.values()) if text else ""
    if event.word("approval") == WAIVED:
        return f"{signed}, diterima oleh {wording.who(event.by, directory)}"
    if not event.word("source"):
        return (signed or wording.who(event.by, directory)) + _told(event)
    way = SOURCES.get(event.word("source"), event.word("source"))
    said_on = event.word("said_on")
    day = f" {tanggal(date.fromisoformat(said_on))}" if said_on else ""
    typist = wording.who(event.by, directory)
    return f"{signed}{', ' if signed else ''}lewat {way}{day}, dicatat oleh {typist}"


def _told(event: Event) -> str:
    """When the reporter was told, if that was before it was written down."""
    said_on = event.word("said_on")
    return f", disampaikan {tanggal(date.fromisoformat(said_on))}" if said_on else ""


def _calendar(complaint: Complaint, place: int) -> str:
    """By which calendar a clock was found to have run out, so that a verdict can be explained."""
    version = complaint.calendar_at(place) if complaint.history[place].names("steps") else ""
    return f" menurut kalender {version}" if version else ""


def _text(event: Event, text: Text | None, directory: Directory) -> str:
    parts = [text.body] if text and text.body else []
    if suggested := event.word("suggested"):
        parts.append(f"Saran: {wording.place_name(suggested, directory)}")
    return "\n\n".join(parts)
