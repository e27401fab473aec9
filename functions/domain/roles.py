"""Who may do what: the one table of the office's roles, and the person of a request.

Every start of the staff function makes these classes, and a dataclass takes eight times as long to
make as a NamedTuple.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

ANYONE, SIGNED_IN = "anyone", "signed_in"
CASES, CASE, ACT, ENTER, IDENTITY = "cases", "case", "act", "enter", "identity"
RESTRICTED, IMPORT, PPID, DIP = "restricted", "import", "ppid", "dip"
CONTENT, STAFF, AUDIT = "content", "staff", "audit"
FIGURES, REPORTS = "figures", "reports"

RIGHTS = {
    CASES: "Melihat daftar laporan",
    CASE: "Membuka halaman satu laporan",
    ACT: "Menindaklanjuti laporan",
    ENTER: "Mencatat laporan dari semua saluran",
    IDENTITY: "Membuka identitas pelapor",
    RESTRICTED: "Melihat laporan terbatas",
    IMPORT: "Mengimpor laporan dari LAPOR",
    PPID: "Mengelola permohonan informasi (UU 14/2008)",
    DIP: "Mengubah Daftar Informasi Publik",
    CONTENT: "Mengubah dinas, kategori, tenggat, hari libur, dan teks",
    STAFF: "Mengelola akun petugas",
    AUDIT: "Membaca catatan audit",
    FIGURES: "Melihat angka dan laporan berkala, tanpa identitas",
    REPORTS: "Membuat, melengkapi, dan menandatangani laporan berkala",
}
"""Every right, in words; a route asks for one of them, or for ANYONE or SIGNED_IN."""

Sight = Callable[["Person", bool, Sequence[str], str], bool]
"""Whether a role sees a complaint: the person, restricted, its agencies, its kind."""


class Person(NamedTuple):
    """The staff member of a request; several roles add up."""

    username: str
    roles: frozenset[str]
    agency: str = ""

    def may(self, right: str) -> bool:
        """Whether one of the roles has the right."""
        return right in (ANYONE, SIGNED_IN) or any(right in role.rights for role in self._roles())

    def sees(self, *, restricted: bool, agencies: Sequence[str], kind: str, to: str = CASE) -> bool:
        """Whether one role shows this complaint and has the right `to` on it as well.

        Rights of one role and sight of another do not add up: who sees an agency's complaints and
        may read who made a request (UU 14/2008) does not learn who complains.
        """
        return any(
            to in role.rights and role.sight(self, restricted, agencies, kind)
            for role in self._roles()
        )

    def _roles(self) -> list[Role]:
        return [ROLES[name] for name in self.roles if name in ROLES]


def _nothing(person: Person, restricted: bool, agencies: Sequence[str], kind: str) -> bool:
    return False


def _all(person: Person, restricted: bool, agencies: Sequence[str], kind: str) -> bool:
    return True


def _own_agency(person: Person, restricted: bool, agencies: Sequence[str], kind: str) -> bool:
    return not restricted and bool(person.agency) and person.agency in agencies


def _restricted(person: Person, restricted: bool, agencies: Sequence[str], kind: str) -> bool:
    return restricted


def _requests(person: Person, restricted: bool, agencies: Sequence[str], kind: str) -> bool:
    return kind == "ppid_request"


class Role(NamedTuple):
    """A group of accounts: what it is called, what it is for, what it may do and see."""

    label: str
    explanation: str
    rights: frozenset[str]
    sight: Sight = _nothing


ROLES = {
    "admin": Role(
        "Admin",
        "Mengerjakan semua laporan, mengelola isi portal dan akun petugas. Tidak membaca audit.",
        frozenset(RIGHTS) - {AUDIT},
        _all,
    ),
    "operator": Role(
        "Operator",
        "Mencatat laporan dari loket, telepon, surat, dan saluran lain.",
        frozenset((ENTER,)),
    ),
    "coordinator": Role(
        "Pejabat penghubung",
        "Melihat laporan yang ditangani dinasnya, tanpa identitas pelapor.",
        frozenset((CASES, CASE)),
        _own_agency,
    ),
    "ppid": Role(
        "Petugas PPID",
        "Mengelola permohonan informasi (UU 14/2008) dan Daftar Informasi Publik.",
        frozenset((CASE, PPID, DIP, IDENTITY)),
        _requests,
    ),
    "inspektorat": Role(
        "Inspektorat",
        "Melihat laporan terbatas saja, tanpa identitas pelapor.",
        frozenset((CASES, CASE, RESTRICTED)),
        _restricted,
    ),
    "leader": Role(
        "Pimpinan",
        "Melihat angka dan menandatangani laporan berkala, tanpa isi laporan dan identitas.",
        frozenset((FIGURES, REPORTS)),
    ),
    "auditor": Role(
        "Auditor",
        "Membaca catatan siapa melihat dan melakukan apa. Tidak mengubah apa pun.",
        frozenset((AUDIT,)),
    ),
}
"""By the names of their groups in Cognito; template.yaml makes one group for each."""

OF_AN_AGENCY = "coordinator"
"""The role that means something only together with an agency."""
