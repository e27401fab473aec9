"""Photos and papers beside a complaint: which are taken, where each lies, what became of it.

A file never passes through a function that answers the public. A presigned form takes it to
`incoming/`, its key naming one of the complaint's few slots; the function behind the bucket looks
at it there, and leaves a file under `files/` or a reason in the slot.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

SLOTS = (1, 2, 3)
"""The reporter's."""

OFFICE_SLOTS = (4, 5, 6)
"""The office's scans: a letter, an answer on paper. Only the staff sees them."""

MOST_BYTES = 5 * 1024 * 1024
INCOMING, FILES = "incoming/", "files/"

State = Literal["checking", "accepted", "refused"]
Kind = Literal["", "photo", "pdf"]

FORM_LIFE = timedelta(minutes=30)
"""How long a form takes a file: five megabytes on a slow connection, and time to choose them."""

LINK_LIFE = timedelta(minutes=15)

LEASE = timedelta(minutes=1)
"""Longer than the function can run: after that whoever was looking at a file has died."""

_GIVEN_UP = timedelta(minutes=15)
"""Longer than all retries of an event; what is still being looked at then is a fault."""

REASONS = {
    "empty": "File ini kosong. Pilih lagi filenya, lalu kirim ulang.",
    "too_large": "File ini lebih dari 5 MB. Perkecil dulu, lalu kirim ulang.",
    "heic": "Foto ini berformat HEIC, yang tidak bisa kami baca. Di iPhone, pilih Pengaturan, "
    "Kamera, Format, Paling Kompatibel, lalu foto lagi; atau kirim tangkapan layar fotonya.",
    "moving": "Gambar bergerak (GIF) tidak bisa kami terima. Kirim foto biasa.",
    "unknown": "File ini bukan foto (JPEG, PNG, WebP) dan bukan PDF.",
    "broken": "Foto ini rusak atau tidak terkirim utuh. Coba kirim sekali lagi.",
    "too_many_pixels": "Ukuran gambar ini lebih dari 50 megapiksel. Perkecil dulu, lalu kirim "
    "ulang.",
    "broken_pdf": "PDF ini rusak atau tidak terkirim utuh. Coba kirim sekali lagi.",
    "active_pdf": "PDF ini berisi program, jadi tidak bisa kami terima. Cetak dulu menjadi PDF "
    "biasa, atau kirim fotonya.",
}
"""Why a file was refused, for who sent it; the table keeps the word before the colon."""

_STUCK = "Pemeriksaan file ini terhenti. Coba kirim sekali lagi."

_KEY = re.compile(rf"{INCOMING}([A-Z]{{1,4}}-[0-9A-Z]{{4}}-[0-9A-Z]{{4}})/([1-6])-([\w-]{{4,32}})")


@dataclass(frozen=True, slots=True)
class Attachment:
    """One slot of a complaint; `upload` names what was sent, as no other upload is named."""

    slot: int
    upload: str
    state: State
    at: datetime
    kind: Kind = ""
    reason: str = ""

    def state_at(self, now: datetime) -> State:
        """What to say of it now: a look that never ended counts as refused."""
        ended = self.state != "checking" or now < self.at + _GIVEN_UP
        return self.state if ended else "refused"


@dataclass(frozen=True, slots=True)
class Upload:
    """What an object under `incoming/` says of itself by its key."""

    number: str
    slot: int
    id: str

    @property
    def key(self) -> str:
        """Where it is sent."""
        return f"{INCOMING}{self.number}/{self.slot}-{self.id}"


def read_key(key: str) -> Upload | None:
    """The upload of a key; None for one that no form of ours has named."""
    match = _KEY.fullmatch(key)
    return Upload(match[1], int(match[2]), match[3]) if match else None


def file_key(number: str, attachment: Attachment) -> str:
    """Where an accepted file lies."""
    ending = "pdf" if attachment.kind == "pdf" else "jpg"
    return f"{FILES}{number}/{attachment.slot}-{attachment.upload}.{ending}"


def thumbnail_key(number: str, attachment: Attachment) -> str:
    """Where the small picture of an accepted photo lies."""
    return f"{FILES}{number}/{attachment.slot}-{attachment.upload}-kecil.jpg"


def free_slots(
    attachments: Iterable[Attachment], now: datetime, slots: tuple[int, ...] = SLOTS
) -> list[int]:
    """The slots for which a form may be given: nothing was sent to them, or it was refused."""
    taken = {a.slot for a in attachments if a.state_at(now) != "refused"}
    return [slot for slot in slots if slot not in taken]


def view(
    number: str, attachment: Attachment, link: Callable[[str], str], now: datetime
) -> dict[str, Any]:
    """One attachment as the pages show it, with links for whoever may read the complaint."""
    state = attachment.state_at(now)
    stuck = state == "refused" and attachment.state == "checking"
    has_file, is_photo = state == "accepted", attachment.kind == "photo"
    return {
        "slot": attachment.slot,
        "state": state,
        "kind": attachment.kind,
        "reason": _STUCK if stuck else REASONS.get(attachment.reason, ""),
        "url": link(file_key(number, attachment)) if has_file else "",
        "thumbnail": link(thumbnail_key(number, attachment)) if has_file and is_photo else "",
    }
