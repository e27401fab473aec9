"""What makes a report a letter of the office: its head, number, place and day, and who signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from functions.domain.dates import local, romawi
from functions.domain.settings import Settings
from functions.domain.shelf import Filed, Rule


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


def letter(filed: Filed, rule: Rule, settings: Settings) -> Letter:
    """The frame of an edition: a draft with room for its number until somebody signs it."""
    day = local(filed.signed_at or filed.made_at).date()
    blank = rule.number.format(nomor="……", bulan=romawi(day.month), tahun=day.year)
    return Letter(
        kabupaten=settings.portal.kabupaten,
        office=settings.portal.office,
        address=settings.contact.address,
        number=filed.number or blank,
        place=rule.place,
        day=day,
        signer_title=rule.signer_title,
        signer_name=rule.signer_name,
        signer_nip=rule.signer_nip,
        is_draft=not filed.is_signed,
    )
