"""Who reports: the part of a submission that is kept apart and encrypted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MOBILE = re.compile(r"(?:\+62|62|0)(8[1-9][0-9]{6,11})")
_LANDLINE = re.compile(r"(?:\+62|62|0)([2-79][0-9]{7,10})")
_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}"
)

_WOMEN_ADD = 40
"""In a NIK a woman's day of birth is written plus 40."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The reporter. `phone` is E.164, `national_id` the 16 digits of the NIK; all may be empty.

    `speaker` is who spoke for somebody who could not.
    """

    name: str = ""
    phone: str = ""
    email: str = ""
    national_id: str = ""
    address: str = ""
    speaker: str = ""

    @property
    def contact(self) -> str:
        """How the portal can write to the reporter: "email", "phone" (a mobile) or ""."""
        if self.email:
            return "email"
        return "phone" if self.phone.startswith("+628") else ""


def phone(typed: str) -> str | None:
    """E.164 for an Indonesian number written as 08…, 62… or +62…; None when it is none."""
    digits = re.sub(r"[\s().\-]", "", typed)
    match = _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits)
    return f"+62{match[1]}" if match else None


def email(typed: str) -> str | None:
    """The address as typed, domain in lower case; None when it cannot be one."""
    if len(typed) > 254 or not _EMAIL.fullmatch(typed) or ".." in typed:
        return None
    local_part, domain = typed.rsplit("@", 1)
    return f"{local_part}@{domain.lower()}"


def national_id(typed: str, today: date) -> str | None:
    """The NIK's 16 digits when they can be one: a date that exists, a serial that is not zero.

    The region part shows where it was issued, so it is never compared with the kabupaten's own.
    """
    digits = re.sub(r"[\s.\-]", "", typed)
    if not re.fullmatch(r"[0-9]{16}", digits) or digits[:6] == "000000" or digits[12:] == "0000":
        return None
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    if day > _WOMEN_ADD:
        day -= _WOMEN_ADD
    century = 1900 if 2000 + year > today.year else 2000
    try:
        date(century + year, month, day)
    except ValueError:
        return None
    return digits
