"""An SMS that the office words itself: short, plain, and silent about what it is about."""

from __future__ import annotations

from functions.domain import gsm
from functions.domain.agencies import Directory
from functions.domain.complaint import Complaint
from functions.domain.errors import Invalid

FIELD = "sms_text"


def check(text: str, complaint: Complaint, directory: Directory) -> None:
    """Refuse what does not fit one SMS, or tells others who read the phone what was reported."""
    places = gsm.length(text)
    if places is None:
        odd = next(letter for letter in text if gsm.length(letter) is None)
        raise Invalid(
            {FIELD: f"SMS tidak bisa memuat \u201c{odd}\u201d. Ganti dengan huruf biasa."}
        )
    if places > gsm.SMS_LENGTH:
        raise Invalid({FIELD: f"SMS paling panjang {gsm.SMS_LENGTH} huruf; ini {places}."})
    if told := _telling(text, complaint, directory):
        raise Invalid(
            {FIELD: f"SMS bisa dibaca orang lain. Jangan menyebut \u201c{told}\u201d di dalamnya."}
        )


def _telling(text: str, complaint: Complaint, directory: Directory) -> str:
    """The subject or an agency's name, if the text has one."""
    agencies = [directory.agencies[a] for a in complaint.agencies if a in directory.agencies]
    names = [name for agency in agencies for name in (agency.name, agency.short_name)]
    subject = (complaint.subject, directory.label_of(complaint.category))
    words = (name for name in (*names, *subject) if name)
    return next((name for name in words if name.lower() in text.lower()), "")
