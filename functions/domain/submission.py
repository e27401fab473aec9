"""What a reporter sends: the facts and words that are kept as they came."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from functions.domain.identity import Identity

KINDS: dict[str, str] = {
    "complaint": "Pengaduan",
    "aspiration": "Aspirasi",
    "information_request": "Permintaan informasi",
    "ppid_request": "Permohonan informasi publik (UU 14/2008)",
}


PPID = "ppid_request"
"""The kind that has a register and acts of its own (ppid_acts)."""

DELIVERIES: dict[str, str] = {
    "email": "Salinan lewat e-mail",
    "post": "Salinan lewat pos",
    "see": "Melihat di tempat",
}
"""How the applicant of such a request gets the information."""

GROUNDS: dict[str, str] = {
    "refused": "Ditolak karena informasi dikecualikan",
    "periodic": "Informasi berkala tidak disediakan",
    "unanswered": "Permohonan tidak ditanggapi",
    "not_as_asked": "Ditanggapi tidak sebagaimana yang diminta",
    "unfulfilled": "Permohonan tidak dipenuhi",
    "fee": "Biaya yang dikenakan tidak wajar",
    "late": "Disampaikan melebihi jangka waktu",
}
"""Why the applicant may object (UU 14/2008 pasal 35 ayat 1)."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What a reporter sends, checked. Texts are cleaned, never shortened.

    `reach` is how an answer goes to somebody whom no message reaches (a `via` of staff_acts).
    """

    kind: str
    description: str
    title: str = ""
    category: str = ""
    district: str = ""
    location: str = ""
    latitude: str = ""
    longitude: str = ""
    incident_date: str = ""
    purpose: str = ""
    delivery: str = ""
    hide_identity: bool = False
    reach: str = ""
    identity: Identity = field(default_factory=Identity)


class Mark(NamedTuple):
    """What tells a recorded submission from others; `stands` once its complaint surely does."""

    number: str
    fingerprint: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Recorded:
    """A submission as it was first recorded under its idempotency key (DESIGN rule 2)."""

    number: str
    fingerprint: str
    filed_at: datetime
    submission: Submission
