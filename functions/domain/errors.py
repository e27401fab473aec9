"""What can go wrong, named for the situation.

Every message is an Indonesian sentence for the person who meets it.

    PortalError
    ├── BadContent          a file of site/content/ is wrong; the build stops
    ├── Outdated            somebody else wrote the complaint first; load and decide again
    └── Refused             the request cannot be granted
        ├── Invalid         fields are wrong, one sentence each
        ├── Unreadable      the body is not what it claims to be
        ├── TooLarge        the body is over the limit
        ├── WrongType       the body's content type is not understood
        ├── NotFound        there is nothing at this place
        │   └── UnknownComplaint    no such complaint, or a wrong code: the same words
        ├── NotAllowed      this person may not do this
        │   └── VoidLink    the agency's link is void, expired, forged or foreign
        ├── WrongState      the complaint's status does not allow the act
        │   └── AlreadyAnswered
        ├── Stale           the page is older than the complaint
        ├── Conflict        the same key with other content
        ├── TooMany         too many tries
        │   └── CheckNeeded     the same again, with a short check
        └── Busy            try again in a moment
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from functions.domain.challenge import Challenge


class PortalError(Exception):
    """Root of every error that the portal raises itself."""


class BadContent(PortalError):
    """A content file is wrong: names file, row, field and what is wrong with it."""

    def __init__(self, file: str, row: int | str, field: str, problem: str) -> None:
        self.file, self.row, self.field, self.problem = file, row, field, problem
        super().__init__(f"{file}, baris {row}, kolom {field}: {problem}")


class Outdated(PortalError):
    """The complaint was written by somebody else since it was loaded."""


class Refused(PortalError):
    """A request that cannot be granted; `message` says why and what to do."""

    code = "refused"

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


class Invalid(Refused):
    """Fields are wrong; `fields` maps each to its sentence."""

    code = "invalid"

    def __init__(self, fields: Mapping[str, str], message: str = "") -> None:
        self.fields = dict(fields)
        super().__init__(message or "Ada isian yang perlu diperbaiki. Tulisan Anda tidak hilang.")


class Unreadable(Refused):
    """The body cannot be read as what its content type claims."""

    code = "unreadable"


class TooLarge(Refused):
    """The body is over the limit."""

    code = "too_large"


class WrongType(Refused):
    """The content type is neither a form nor JSON."""

    code = "wrong_type"


class NotFound(Refused):
    """There is nothing at this place."""

    code = "not_found"


class UnknownComplaint(NotFound):
    """No such complaint, or the code is not its code: both sound alike."""

    def __init__(self) -> None:
        super().__init__("Nomor laporan atau kode tidak cocok. Periksa lagi keduanya.")


class NotAllowed(Refused):
    """The person may not do this."""

    code = "not_allowed"


class VoidLink(NotAllowed):
    """An agency's link that opens nothing, whatever the reason: always the same words."""

    def __init__(self) -> None:
        super().__init__(
            "Tautan ini tidak berlaku lagi. Minta tautan baru; kami kirim ke alamat e-mail "
            "instansi yang terdaftar."
        )


class VoidApproval(NotAllowed):
    """A head's link to an answer that waits for nobody's approval: always the same words."""

    def __init__(self) -> None:
        super().__init__(
            "Tautan ini tidak berlaku lagi: jawabannya sudah disetujui atau dikembalikan, atau "
            "laporannya ditangani lewat jalan lain."
        )


class WrongState(Refused):
    """The complaint's status does not allow the act."""

    code = "wrong_state"


class AlreadyAnswered(WrongState):
    """A second final answer to one dispatch."""

    code = "already_answered"

    def __init__(self) -> None:
        super().__init__("Laporan ini sudah dijawab. Jawaban yang pertama tetap tersimpan.")


class Stale(Refused):
    """The page that was acted on is older than the complaint."""

    code = "stale"


class Conflict(Refused):
    """The same idempotency key came with other content."""

    code = "conflict"


class TooMany(Refused):
    """Too many tries; wait for so many seconds."""

    code = "too_many"

    def __init__(self, message: str, retry_after: int = 3600) -> None:
        self.retry_after = retry_after
        super().__init__(message)


class CheckNeeded(TooMany):
    """A busy hour: the same is taken with the challenge's solution; `again` after a wrong one."""

    code = "check_needed"

    def __init__(self, challenge: Challenge, retry_after: int, *, again: bool) -> None:
        self.challenge, self.again = challenge, again
        super().__init__(
            "Jawabannya belum cocok, atau sudah terlalu lama. Jawab pertanyaan yang baru ini."
            if again
            else "Laporan Anda belum terkirim. Selesaikan pemeriksaan singkat untuk menahan "
            "kiriman mesin, lalu kirim lagi. Tulisan Anda tidak hilang.",
            retry_after,
        )


class Busy(Refused):
    """A service behind the portal does not answer; nothing was stored, try again."""

    def __init__(
        self,
        message: str = (
            "Layanan sedang terganggu dan belum menyimpan apa pun. Coba lagi sebentar lagi; "
            "tulisan Anda tetap ada."
        ),
    ) -> None:
        super().__init__(message)

    code = "busy"
