"""A chat that opens with its words ready: the office presses "send" itself, and records it."""

from __future__ import annotations

import re
from urllib.parse import quote

from functions.actions.staff import CaseFile
from functions.domain.privacy import Text

LONGEST = 900
"""Letters of the text; an address of more is cut by some phones."""


def link(phone: str, case: CaseFile, portal: str) -> str:
    """The address that opens a chat with this phone; "" for one that is no mobile number."""
    digits = re.sub(r"\D", "", phone)
    digits = f"62{digits[1:]}" if digits.startswith("0") else digits
    if not digits.startswith("628"):
        return ""
    return f"https://wa.me/{digits}?text={quote(_words(case, portal), safe='')}"


def _words(case: CaseFile, portal: str) -> str:
    complaint = case.complaint
    about = f"laporan Anda nomor {complaint.number}"
    if event := complaint.answer_to_relay or complaint.relayed:
        return _quoting(f"{portal}: ini jawaban untuk {about}.", case.texts.get(event.act))
    if complaint.status == "incomplete" and (event := complaint.last("asked")):
        return _quoting(f"{portal}: kami perlu jawaban untuk {about}.", case.texts.get(event.act))
    return f"{portal}: kami menghubungi Anda tentang {about}."


def _quoting(first: str, text: Text | None) -> str:
    body = text.body if text else ""
    return f"{first}\n\n{body}"[:LONGEST].rstrip()
