"""What makes a report a letter of the office: its head, number, place and day, and who signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Letter:
    """The frame of a report. What is empty is left out, or room is left to write it by hand.

    `number` is the nomor surat; `day` when it was made or signed; `is_draft` says so on each page.
    """

    kabupaten: str
    office: str
    address: str = ""
    number: str = ""
    place: str = ""
    day: date | None = None
    signer_title: str = ""
    signer_name: str = ""
    signer_nip: str = ""
    is_draft: bool = True
