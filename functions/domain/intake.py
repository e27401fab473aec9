"""A submission and its checks: one sentence for every field that is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from functions.domain import identity, text
from functions.domain.agencies import Directory
from functions.domain.dates import local
from functions.domain.errors import Invalid
from functions.domain.identity import Identity
from functions.domain.settings import Filing
from functions.domain.submission import KINDS, Submission

Fields = Mapping[str, object]

_NOTHING_WRITTEN = {
    "aspiration": "Tuliskan usul Anda.",
    "information_request": "Tuliskan pertanyaan Anda.",
    "ppid_request": "Tuliskan informasi yang Anda perlukan.",
}


class _Check:
    """Collects the sentences while the fields are read one after another."""

    def __init__(self, fields: Fields) -> None:
        self.fields = fields
        self.errors: dict[str, str] = {}

    def line(self, name: str, limit: int, noun: str) -> str:
        return self._short(name, text.one_line(self._text(name)), limit, noun)

    def paragraphs(self, name: str, limit: int, noun: str) -> str:
        return self._short(name, text.paragraphs(self._text(name)), limit, noun)

    def known(self, name: str, known: Mapping[str, object], sentence: str) -> str:
        value = text.one_line(self._text(name))
        if value and value not in known:
            self.errors[name] = sentence
        return value

    def parsed(self, name: str, parse: Callable[[str], str | None], sentence: str) -> str:
        value = text.one_line(self._text(name))
        result = parse(value) if value else ""
        if result is None:
            self.errors[name] = sentence
        return result or ""

    def yes(self, name: str) -> bool:
        return self.fields.get(name) in (True, "true", "on", "1", "yes", "ya")

    def require(self, name: str, value: str, sentence: str) -> None:
        if not value and name not in self.errors:
            self.errors[name] = sentence

    def _text(self, name: str) -> str:
        value = self.fields.get(name, "")
        if isinstance(value, str):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if value is not None:
            self.errors[name] = "Isian ini harus berupa tulisan."
        return ""

    def _short(self, name: str, value: str, limit: int, noun: str) -> str:
        if len(value) > limit:
            self.errors[name] = (
                f"{noun} paling panjang {limit:,} huruf; Anda menulis {len(value):,}. "
                "Mohon dipersingkat."
            ).replace(",", ".")
        return value


def check(fields: Fields, directory: Directory, filing: Filing, now: datetime) -> Submission:
    """The submission, or Invalid with a sentence for each field that is wrong.

    `fields` are those of INTERFACE.md as strings, or as JSON gives them.
    """
    look = _Check(fields)
    kind = look.known("kind", KINDS, "Pilih jenis laporan yang tersedia.") or "complaint"
    submission = Submission(
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
        hide_identity=look.yes("hide_identity"),
        identity=_identity(look, filing, local(now).date()),
        **_position(look),
    )
    _require_reporter(look, submission, filing)
    if look.errors:
        raise Invalid(look.errors)
    return submission


def _description(look: _Check, filing: Filing, kind: str) -> str:
    value = look.paragraphs("description", filing.max_description, "Laporan")
    look.require("description", value, _NOTHING_WRITTEN.get(kind, "Ceritakan apa yang terjadi."))
    if value and len(value) < filing.min_description:
        look.errors["description"] = (
            f"Tulis sedikit lebih lengkap, paling sedikit {filing.min_description} huruf, "
            "supaya dinas mengerti maksud Anda."
        )
    return value


def _incident_date(look: _Check, today: date) -> str:
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


def _position(look: _Check) -> dict[str, str]:
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


def _identity(look: _Check, filing: Filing, today: date) -> Identity:
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


def _require_reporter(look: _Check, submission: Submission, filing: Filing) -> None:
    who = submission.identity
    if submission.kind == "ppid_request":
        look.require("national_id", who.national_id, "Isi NIK; undang-undang memintanya.")
        look.require("address", who.address, "Isi alamat Anda; undang-undang memintanya.")
        look.require("purpose", submission.purpose, "Tuliskan untuk apa informasi ini dipakai.")
    elif filing.allow_anonymous and submission.hide_identity:
        return
    look.require("name", who.name, "Isi nama Anda.")
    if who.name and not any(letter.isalpha() for letter in who.name):
        look.errors["name"] = "Tulis nama Anda dengan huruf."
    if not who.phone and not who.email and not {"phone", "email"} & look.errors.keys():
        look.errors["phone"] = "Isi nomor HP atau e-mail, supaya kami bisa mengirim jawaban."
