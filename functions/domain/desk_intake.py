"""What the office enters for another channel: the citizen's fields by the looser rules.

Somebody who cannot write, or has no phone, is heard too (PROCEDURE.md: "The form"). The fields are
checked as the citizen's are (intake.py); what is demanded differs.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from functions.domain import intake, moments
from functions.domain.agencies import Directory
from functions.domain.channels import CHANNELS, LAPOR
from functions.domain.complaint import RESTRICTED, URGENT
from functions.domain.dates import local
from functions.domain.fields import Check, Fields
from functions.domain.settings import Filing
from functions.domain.submission import Submission

_SLACK = timedelta(minutes=5)
"""By so much another clock may be ahead of ours."""

_WHEN = 'Waktu ini tidak terbaca. Contoh: "08.15", "kemarin 14.30", "27-11-2026 09.00", "sekarang".'


class Entry(NamedTuple):
    """A complaint of another channel, checked. `received_at` is where its clocks start."""

    submission: Submission
    channel: str
    received_at: datetime
    external_number: str
    flags: frozenset[str]


def check(fields: Fields, directory: Directory, filing: Filing, now: datetime) -> Entry:
    """The entry, or Invalid with a sentence for each field that is wrong.

    Pure, and for whoever enters: the desk's form and each row of an import alike. `fields` are
    the citizen's of INTERFACE.md, and `channel`, `received_at` (see domain/moments; nothing means
    now), `external_number`, `speaker` (who speaks for the reporter), `collect` (fetched at the
    counter), `urgent`, `restricted`; dates may be written as people do. Whether the external number
    is known already is not asked here: see actions/enter_complaint.
    """
    look = Check(_with_plain_dates(fields, now))
    channel = look.known("channel", CHANNELS, "Pilih saluran dari daftar.")
    look.require("channel", channel, "Pilih lewat mana laporan ini masuk.")
    entry = Entry(
        intake.read(look, directory, filing, now),
        channel,
        _received_at(look, now),
        _external_number(look, channel),
        frozenset(flag for flag in (URGENT, RESTRICTED) if look.yes(flag)),
    )
    speaker = look.line("speaker", filing.max_name, "Nama")
    _require_reporter(look, entry)
    look.verdict()
    identity = replace(entry.submission.identity, speaker=speaker)
    reach = _reach(look, entry)
    return entry._replace(submission=replace(entry.submission, identity=identity, reach=reach))


def lapor_number(typed: str) -> str | None:
    """The digits of a LAPOR number, written "#9165816" or with spaces; None when it is none."""
    digits = re.sub(r"[#\s.]", "", typed)
    return digits if re.fullmatch(r"[0-9]{4,12}", digits) else None


def _received_at(look: Check, now: datetime) -> datetime:
    typed = look.line("received_at", 60, "Waktu diterima")
    found = moments.moment(typed or moments.NOW, now)
    if found is None:
        look.errors.setdefault("received_at", _WHEN)
    elif found > now + _SLACK:
        look.errors["received_at"] = (
            'Waktu ini belum terjadi. Kalau maksudnya kemarin, tulis "kemarin" di depan jamnya.'
        )
    elif found.year < 2000:
        look.errors["received_at"] = "Periksa lagi tahunnya."
    return min(found or now, now)


def _external_number(look: Check, channel: str) -> str:
    if channel != LAPOR:
        return look.line("external_number", 40, "Nomor")
    sentence = "Nomor LAPOR terdiri dari angka saja, misalnya 9165816."
    number = look.parsed("external_number", lapor_number, sentence)
    look.require("external_number", number, "Isi nomor laporan di LAPOR.GO.ID.")
    return number


def _require_reporter(look: Check, entry: Entry) -> None:
    who = entry.submission.identity
    if entry.submission.kind == "ppid_request":
        intake.require_what_the_law_asks(look, entry.submission)
    if entry.channel != LAPOR:  # which knows its reporters, and may hide them
        look.require("name", who.name, "Isi nama pelapor.")
    back = entry.channel in CHANNELS and CHANNELS[entry.channel].answers
    reached = who.phone or who.email or who.address or look.yes("collect") or back
    if not reached and not {"phone", "email", "address"} & look.errors.keys():
        look.errors["phone"] = (
            'Isi telepon, e-mail, atau alamat; atau beri centang "Ambil jawaban di loket".'
        )


def _reach(look: Check, entry: Entry) -> str:
    """How an answer goes to whom no message of ours reaches; nothing when one does."""
    who = entry.submission.identity
    if look.yes("collect"):
        return "counter"
    if who.contact and entry.channel != LAPOR:
        return ""
    return CHANNELS[entry.channel].answers or ("phone" if who.phone else "letter")


def _with_plain_dates(fields: Fields, now: datetime) -> Fields:
    typed = fields.get("incident_date")
    if not isinstance(typed, str) or not typed.strip():
        return fields
    found = moments.day(typed, local(now).date())
    return {**fields, "incident_date": found.isoformat() if found else typed}
