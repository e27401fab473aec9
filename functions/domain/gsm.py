"""What fits into one SMS: 160 characters of the GSM 7-bit alphabet (3GPP TS 23.038)."""

from __future__ import annotations

SMS_LENGTH = 160

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("^{}\\[~]|€")
"""These take two places each."""


def length(text: str) -> int | None:
    """Places that the text takes in an SMS, or None when it has other characters."""
    if not set(text) <= _BASIC | _EXTENDED:
        return None
    return len(text) + sum(character in _EXTENDED for character in text)
