"""What people type, made safe to keep and to show: no invisible tricks, nothing else changed."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f"  # control characters
    "\u00ad\u061c\u180e\u200b\u200c\u200e\u200f"  # soft hyphen, zero-width, direction marks
    "\u2060-\u2064\ufeff\ufff9-\ufffc"  # joiners, and where Word had a picture
    "\u202a-\u202e\u2066-\u2069"  # direction overrides; U+200D stays: emoji are joined by it
    "\ud800-\udfff]"  # halves of characters, which JSON can carry and no store can keep
)
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BREAKS = re.compile("\r\n|[\r\u000b\u000c\u0085\u2028\u2029]")
"""Other programs' line ends; Word's own within a paragraph is a vertical tab."""

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
"""How a cell begins that a spreadsheet would compute (OWASP, CSV injection)."""


def paragraphs(typed: str) -> str:
    """Text of several lines: Unix line ends, at most one empty line in a row."""
    text = unicodedata.normalize("NFC", _BREAKS.sub("\n", typed))
    lines = [_SPACES.sub(" ", line).strip() for line in _INVISIBLE.sub("", text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def one_line(typed: str) -> str:
    """Text of one line: a line break becomes a space, so that no mail header can be split."""
    if typed.isascii() and typed.isprintable() and "  " not in typed:
        return typed.strip()  # as most are, thousands of them in an import
    return " ".join(paragraphs(typed).split())


def plain(name: str) -> str:
    """What of a name tells it from others, however it is written: tanggal_masuk is TanggalMasuk."""
    return re.sub(r"[\W_]+", "", name).lower()


def whole_number(typed: str, most: int = 6) -> int | None:
    """The number of at most so many digits that is typed; None for anything else."""
    is_one = typed.isascii() and typed.isdigit() and len(typed) <= most
    return int(typed) if is_one else None


def excerpt(text: str, length: int) -> str:
    """The beginning of a text in one line, cut at a word."""
    line = one_line(text)
    if len(line) <= length:
        return line
    return line[: length - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"
