"""A few complaints in different states, made by the portal's own acts, so that nothing is empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from functions.actions import agency, reporter
from functions.actions.agency import Signature
from functions.actions.desk import Desk
from functions.actions.file_complaint import Filed, file_complaint
from functions.actions.perform import perform
from functions.domain import staff_acts
from functions.domain.codes import AgencyLink
from functions.domain.dates import WITA
from functions.domain.history import staff_actor
from functions.domain.identity import Identity
from functions.domain.privacy import Text
from functions.domain.submission import Submission

Advance = Callable[[datetime], datetime]
Wait = Callable[[], object]
"""Lets half an hour pass, with whatever falls due in it."""

OFFICE = staff_actor("admin")


@dataclass(frozen=True, slots=True)
class Sample:
    """One complaint's story: so many working days ago, and how far it came."""

    days_ago: int
    submission: Submission
    story: Callable[[Desk, Filed, Wait], None]


def make(desk: Desk, advance: Advance) -> None:
    """Live through the last two weeks; the clock must stand before them."""
    start = desk.now()

    def wait() -> datetime:
        return advance(desk.now() + timedelta(minutes=30))

    for sample in SAMPLES:
        day = start + timedelta(days=14 - sample.days_ago)
        while not desk.rules.calendar.is_working_day(day.astimezone(WITA).date()):
            day -= timedelta(days=1)
        morning = desk.rules.calendar.opening(day.astimezone(WITA).date()) + timedelta(hours=1)
        if morning > desk.now():
            advance(morning)
        filed = file_complaint(desk, sample.submission)
        wait()
        sample.story(desk, filed, wait)
        wait()


def _dispatch(desk: Desk, filed: Filed, *agencies: str, note: str = "") -> AgencyLink:
    number = filed.complaint.number
    perform(
        desk,
        number,
        OFFICE,
        lambda complaint, act: staff_acts.dispatch(complaint, act, desk.directory, agencies),
        text=Text(note) if note else None,
    )
    return AgencyLink(number, agencies[0], 1, desk.now() + timedelta(days=1))


def _answer(desk: Desk, link: AgencyLink, body: str) -> None:
    agency.answer(
        desk,
        link,
        body,
        Signature("Petugas piket", "Staf bidang"),
        type="final",
        follow_up="inspection",
        promised_by=None,
        dispatch=1,
    )


def _waits(desk: Desk, filed: Filed, wait: Wait) -> None:
    """Nobody has looked at it yet."""


def _at_agency(desk: Desk, filed: Filed, wait: Wait) -> None:
    _dispatch(desk, filed, *desk.directory.suggested_agencies(filed.complaint.category)[:1])


def _answered_in(desk: Desk, filed: Filed, wait: Wait) -> None:
    link = _dispatch(desk, filed, "dlh", note="Mohon dicek ke lokasi.")
    wait()
    agency.acknowledge(desk, link, "Petugas piket")
    wait()
    _answer(
        desk,
        link,
        "Tumpukan sampah sudah diangkut pagi ini. Jadwal angkut kami tambah menjadi dua kali "
        "sepekan, Senin dan Kamis.",
    )


def _solved(desk: Desk, filed: Filed, wait: Wait) -> None:
    link = _dispatch(desk, filed, "dukcapil")
    words = "KTP-el atas laporan ini sudah dicetak dan bisa diambil di kantor kecamatan."
    wait()
    _answer(desk, link, words)
    wait()
    perform(
        desk,
        filed.complaint.number,
        OFFICE,
        staff_acts.relay,
        text=Text(words),
    )
    wait()
    number, code = filed.complaint.number, filed.code
    reporter.rate(desk, number, code, score=5, resolved=True, words="Terima kasih, cepat.")


def _asked(desk: Desk, filed: Filed, wait: Wait) -> None:
    question = Text("Di desa mana sawah Anda, dan pupuk jenis apa yang sulit didapat?")
    perform(desk, filed.complaint.number, OFFICE, staff_acts.ask, text=question)


SAMPLES = (
    Sample(
        8,
        Submission(
            "complaint",
            "KTP saya sudah direkam tiga bulan lalu tetapi belum juga dicetak. Tiap ditanya "
            "jawabannya blanko habis.",
            category="ktp-kk-akta",
            district="63.10.06",
            identity=Identity("Rahmah", email="rahmah@contoh.example"),
        ),
        _solved,
    ),
    Sample(
        6,
        Submission(
            "complaint",
            "Jalan di depan pasar berlubang besar, sudah dua motor jatuh minggu ini. Kalau hujan "
            "lubangnya tidak kelihatan.",
            category="jalan-jembatan",
            district="63.10.04",
            location="Depan Pasar Satui, arah dermaga",
            identity=Identity("Budi Santoso", "+6281200000001", "budi@contoh.example"),
        ),
        _at_agency,
    ),
    Sample(
        2,
        Submission(
            "complaint",
            "Sampah di ujung gang tidak diangkut sejak minggu lalu dan mulai bau.",
            category="sampah-pencemaran",
            district="63.10.01",
            location="Gang Mawar, dekat mushola",
            identity=Identity("Yuli", "+6281200000002"),
        ),
        _answered_in,
    ),
    Sample(
        2,
        Submission(
            "complaint",
            "Pupuk bersubsidi sulit didapat padahal nama saya ada di kelompok tani.",
            category="pertanian-ternak",
            district="63.10.05",
            identity=Identity("Kartini", "+6281200000003"),
        ),
        _asked,
    ),
    Sample(
        1,
        Submission(
            "aspiration",
            "Usul ada taman bermain anak di lapangan kelurahan, sekarang anak-anak main di jalan.",
            district="63.10.02",
            identity=Identity("Fauzi", email="fauzi@contoh.example"),
        ),
        _waits,
    ),
    Sample(
        1,
        Submission(
            "complaint",
            "Petugas meminta uang di luar tarif resmi saat mengurus surat, tanpa kuitansi.",
            category="korupsi",
            hide_identity=True,
            identity=Identity("Seorang warga", "+6281200000004"),
        ),
        _at_agency,
    ),
)
