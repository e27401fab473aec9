"""The saved lists of the office: what each is made of, and which of its rows stand in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from functions.domain.complaint import RESTRICTED, STRATEGIC, URGENT
from functions.domain.morning import to_be_called
from functions.domain.queues import (
    ADMIN,
    AGENCY,
    DONE,
    LAPOR,
    NOBODY,
    OUTSIDE,
    QUEUES,
    REPORTER,
    SEALED,
    SHORT,
    STUCK,
    Row,
)
from functions.domain.roles import Person

Fits = Callable[[Row, str], bool]
"""Whether a row stands in the list of this official."""


class View(NamedTuple):
    """One list; `lists` are those of the index that it is read from, `group` where it is named.

    A late one shows only what has run out; `moment` stands before what rows without a clock are
    sorted by.
    """

    title: str
    group: str
    empty: str
    lists: tuple[str, ...]
    fits: Fits
    is_late: bool = False
    moment: str = "Berubah"

    @property
    def newest_first(self) -> bool:
        """What has ended is looked for from its end."""
        return DONE in self.lists


def _status(*codes: str) -> Fits:
    return lambda row, who: row.status in codes


def _turn(turn: str) -> Fits:
    return lambda row, who: row.turn == turn


def _flag(flag: str) -> Fits:
    return lambda row, who: flag in row.flags and row.turn != DONE


OURS, OTHERS, MARKED, WHOLE = "Giliran kita", "Menunggu", "Bertanda", "Lainnya"

_WITH_US, _WITH_AGENCY = (*SHORT, ADMIN), (*SHORT, AGENCY)

VIEWS = {
    "admin": View("Menunggu kita", OURS, "Tidak ada yang menunggu kita.", _WITH_US, _turn(ADMIN)),
    "new": View("Baru", OURS, "Tidak ada laporan baru.", _WITH_US, _status("received")),
    "relay": View(
        "Jawaban untuk disampaikan",
        OURS,
        "Tidak ada jawaban yang menunggu disampaikan.",
        _WITH_US,
        _status("answer_in"),
    ),
    "replies": View(
        "Balasan dan yang dibuka lagi",
        OURS,
        "Tidak ada balasan yang belum dibaca.",
        QUEUES,
        lambda row, who: row.status == "reopened" or (row.has_news and row.turn != DONE),
    ),
    "calls": View(
        "Perlu ditelepon",
        OURS,
        "Tidak ada pelapor yang perlu ditelepon.",
        (*_WITH_US, REPORTER),
        lambda row, who: to_be_called(row),
    ),
    "returned": View(
        "Dikembalikan dinas",
        OURS,
        "Tidak ada laporan yang dikembalikan dinas.",
        _WITH_US,
        _status("returned"),
    ),
    "reopened": View(
        "Dibuka lagi", OURS, "Tidak ada laporan yang dibuka lagi.", _WITH_US, _status("reopened")
    ),
    "unanswered": View(
        "Belum dijawab instansi",
        OURS,
        "Tidak ada laporan yang lama tidak dijawab.",
        _WITH_US,
        _status("unanswered"),
    ),
    "mine": View(
        "Saya pegang",
        OURS,
        "Anda tidak sedang memegang laporan.",
        QUEUES,
        lambda row, who: row.taken_by == who,
    ),
    "agency": View(
        "Menunggu dinas", OTHERS, "Tidak ada laporan di dinas.", _WITH_AGENCY, _turn(AGENCY)
    ),
    "reporter": View(
        "Menunggu pelapor",
        OTHERS,
        "Tidak ada yang menunggu pelapor.",
        (*SHORT, REPORTER),
        _turn(REPORTER),
    ),
    "outside": View(
        "Di luar kabupaten",
        OTHERS,
        "Tidak ada laporan di luar kabupaten.",
        (*SHORT, OUTSIDE),
        _turn(OUTSIDE),
    ),
    "nobody": View(
        "Digabung", OTHERS, "Tidak ada laporan yang digabung.", (*SHORT, NOBODY), _turn(NOBODY)
    ),
    "overdue": View(
        "Lewat tenggat",
        MARKED,
        "Tidak ada yang lewat tenggat. Bagus.",
        (*SHORT, ADMIN, AGENCY, OUTSIDE),
        lambda row, who: bool(row.why) and row.turn in (ADMIN, AGENCY, OUTSIDE),
        is_late=True,
    ),
    "urgent": View("Mendesak", MARKED, "Tidak ada laporan mendesak.", SHORT, _flag(URGENT)),
    "restricted": View(
        "Terbatas",
        MARKED,
        "Tidak ada laporan terbatas yang terbuka.",
        (RESTRICTED,),
        _flag(RESTRICTED),
    ),
    "strategic": View("Strategis", MARKED, "Tidak ada laporan strategis.", SHORT, _flag(STRATEGIC)),
    "lapor": View(
        "Belum disalin ke LAPOR",
        MARKED,
        "Semua jawaban sudah disalin ke LAPOR.",
        (RESTRICTED, SEALED, LAPOR),
        lambda row, who: row.awaits_copy,
    ),
    "open": View(
        "Semua yang terbuka",
        WHOLE,
        "Tidak ada laporan terbuka.",
        QUEUES,
        lambda row, who: row.turn != DONE,
    ),
    "done": View(
        "Arsip",
        WHOLE,
        "Arsip masih kosong.",
        (DONE, SEALED, LAPOR),
        _turn(DONE),
        moment="Berakhir",
    ),
    "stuck": View(
        "Perlu teknisi",
        WHOLE,
        "Tidak ada laporan yang macet.",
        (STUCK,),
        lambda row, who: True,
        moment="Macet sejak",
    ),
}
"""By what stands in the address; "admin" is the first."""

ONLY_FOR_ACTING = frozenset(("mine", "stuck"))
"""What nobody else has any use for."""


def lists_of(view: View, person: Person) -> tuple[str, ...]:
    """The lists that this person may find something in: the others are not even read."""
    closed = {False: set(view.lists) - {RESTRICTED, SEALED}, True: {RESTRICTED, SEALED}}
    wanted = {name for hidden, names in closed.items() if _sees(person, hidden) for name in names}
    return tuple(name for name in view.lists if name in wanted)


def _sees(person: Person, restricted: bool) -> bool:
    agencies = (person.agency,) if person.agency else ()
    kinds = ("complaint", "ppid_request")
    return any(person.sees(restricted=restricted, agencies=agencies, kind=kind) for kind in kinds)
