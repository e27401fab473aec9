"""The ways on which complaints come in, by the codes of INTERFACE.md."""

from __future__ import annotations

from typing import NamedTuple

LAPOR = "lapor"


class Channel(NamedTuple):
    """A way in. `answers` is the `via` by which an answer goes back to where the question stood.

    Where there is one, nobody's address is needed.
    """

    label: str
    answers: str = ""


CHANNELS: dict[str, Channel] = {
    "phone": Channel("Telepon"),
    "walk_in": Channel("Loket (datang langsung)"),
    "letter": Channel("Surat"),
    "sms": Channel("SMS"),
    "whatsapp": Channel("WhatsApp"),
    "email": Channel("E-mail"),
    LAPOR: Channel("LAPOR.GO.ID", "lapor"),
    "facebook": Channel("Facebook", "social_media"),
    "x": Channel("X (Twitter)", "social_media"),
    "fax": Channel("Faksimile"),
    "mobile_app": Channel("Aplikasi HP"),
}
"""What the office enters, the most frequent first; "web" is the portal itself."""


def label_of(code: str) -> str:
    """The channel in words; one that is in no table keeps its code."""
    if code == "web":
        return "Portal ini"
    return CHANNELS[code].label if code in CHANNELS else code
