"""A submission and its checks: one sentence for every field that is wrong."""

from __future__ import annotations

import re
from datetime import date, datetime

from functions.domain import identity
from functions.domain.agencies import Directory
from functions.domain.dates import local
from functions.domain.fields import Check, Fields
from functions.domain.identity import Identity
from functions.domain.settings import Filing
from functions.domain.submission import DELIVERIES, KINDS, Submission

_NOTHING_WRITTEN = {
    "aspiration": "Tuliskan usul Anda.",
    "information_request": "Tuliskan pertanyaan Anda.",
    "ppid_request": "Tuliskan informasi yang Anda perlukan.",
}


def check(fields: Fields, directory: Directory, filing: Filing, now: datetime) -> Submission:
    """The submission, or Invalid with a sentence for each field that is wrong.

    `fields` are those of INTERFACE.md as strings, or as JSON gives them.
    """
    look = Check(fields)
    submission = read(look, directory, filing, now)
    _require_enough_words(look, submission.description, filing.min_description)
    _require_reporter(look, submission, filing)
    look.verdict()
    return submission


def read(look: Check, directory: Directory, filing: Filing, now: datetime) -> Submission:
    """Every field that is there, each checked by itself; only the words are demanded."""
    kind = look.known("kind", KINDS, "Pilih jenis laporan yang tersedia.") or "complaint"
    return Submission(
        kind=kind,
        description=_description(look, filing, kind),
        title=look.line("title", filing.max_title, "Judul"),
        category=look.known(
            "category",
            {**directory.categories, **directory.topics},
            "Topik ini tidak ada di daftar. Pilih yang paling dekat, atau kosongkan.",
        ),
        district=look.known("district", directory.districts, "Pilih kecamatan dari daftar."),
        location=look.line("location", filing.max_location, "Patokan lokasi"),
        incident_date=_incident_date(look, local(now).date()),
        purpose=look.paragraphs("purpose", filing.max_purpose, "Tujuan penggunaan informasi"),
        delivery=look.known("delivery", DELIVERIES, "Pilih bentuk yang tersedia."),
        hide_identity=look.yes("hide_identity"),
        identity=_identity(look, filing, local(now).date()),
        **_position(look),
    )


def _description(look: Check, filing: Filing, kind: str) -> str:
    value = look.paragraphs("description", filing.max_description, "Laporan")
    look.require("description", value, _NOTHING_WRITTEN.get(kind, "Ceritakan apa yang terjadi."))
    return value


def _incident_date(look: Check, today: date) -> str:
    value = look.line("incident_date", 40, "Tanggal kejadian")
    if not value:
        return ""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        look.errors["incident_date"] = (
            "Tanggal ini tidak ada. Tulis hari, bulan, dan tahun dengan angka."
        )
        return ""
    if day > today:
        look.errors["incident_date"] = "Tanggal kejadian tidak boleh sesudah hari ini."
    if day.year < 1945:
        look.errors["incident_date"] = "Periksa lagi tahunnya."
    return day.isoformat()


def _position(look: Check) -> dict[str, str]:
    values = {}
    for name, bound in (("latitude", 90), ("longitude", 180)):
        value = look.line(name, 30, "Koordinat")
        if value and not (
            re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]+)?", value) and abs(float(value)) <= bound
        ):
            look.errors[name] = "Koordinat ini tidak terbaca. Kosongkan saja bila ragu."
        values[name] = value[:12]
    if bool(values["latitude"]) != bool(values["longitude"]):
        missing = "longitude" if values["latitude"] else "latitude"
        look.errors[missing] = "Isi lintang dan bujur dua-duanya, atau kosongkan dua-duanya."
    return values


def _identity(look: Check, filing: Filing, today: date) -> Identity:
    return Identity(
        name=look.line("name", filing.max_name, "Nama"),
        phone=look.parsed(
            "phone", identity.phone, "Periksa nomor HP. Ada angka yang kurang atau salah."
        ),
        email=look.parsed(
            "email", identity.email, "Periksa alamat e-mail. Contoh yang benar: nama@contoh.id."
        ),
        national_id=look.parsed(
            "national_id",
            lambda typed: identity.national_id(typed, today),
            "Periksa NIK. Ada angka yang kurang atau salah.",
        ),
        address=look.line("address", filing.max_address, "Alamat"),
    )


def _require_enough_words(look: Check, description: str, least: int) -> None:
    if "description" not in look.errors and len(description) < least:
        look.errors["description"] = (
            f"Tulis sedikit lebih lengkap, paling sedikit {least} huruf, "
            "supaya dinas mengerti maksud Anda."
        )


def _require_reporter(look: Check, submission: Submission, filing: Filing) -> None:
    who = submission.identity
    if submission.kind == "ppid_request":
        require_what_the_law_asks(look, submission)
    elif filing.allow_anonymous and submission.hide_identity:
        return
    look.require("name", who.name, "Isi nama Anda.")
    if who.name and not any(letter.isalpha() for letter in who.name):
        look.errors["name"] = "Tulis nama Anda dengan huruf."
    if not who.phone and not who.email and not {"phone", "email"} & look.errors.keys():
        look.errors["phone"] = "Isi nomor HP atau e-mail, supaya kami bisa mengirim jawaban."


def require_what_the_law_asks(look: Check, submission: Submission) -> None:
    """For a request under UU 14/2008: who asks, and what for."""
    who = submission.identity
    look.require("national_id", who.national_id, "Isi NIK; undang-undang memintanya.")
    look.require("address", who.address, "Isi alamat; undang-undang memintanya.")
    look.require("purpose", submission.purpose, "Tuliskan untuk apa informasi ini dipakai.")
