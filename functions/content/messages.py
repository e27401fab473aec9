"""messages.toml: the words of mails and SMS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from string import Template

from functions.content.reading import Column, Convert, checked, only_known, optional, required
from functions.content.sections import document
from functions.domain import digest, shelf
from functions.domain.errors import BadContent
from functions.domain.gsm import SMS_LENGTH, length
from functions.domain.messages import FIELDS, SMS_FIELDS, Wording

FILE = "messages.toml"

_OWN_FIELDS = {digest.TEMPLATE: digest.FIELDS, shelf.TEMPLATE: shelf.FIELDS}
"""Mails that are about no single complaint, with what their words may name."""

_LONGEST = {
    "number": "TB-7K3M-9QPX",
    "code": "1234-5678-9012",
    "link": "https://lapor.tanahbumbukab.example/lacak/",
    "portal": "Lapor Tanah Bumbu",
    "phone": "0811-5020-205",
    "closes": "Kamis, 24 September 2026",
}
"""Values as long as they get, to see that an SMS still fits."""


def messages(folder: Path, templates: Iterable[str]) -> Mapping[str, Wording]:
    """The words of every template that the portal sends, and no others."""
    written = document(folder, FILE)
    templates = (*templates, *_OWN_FIELDS)
    for name in templates:
        if name not in written:
            raise BadContent(FILE, name, "semua", "pesan ini belum ditulis.")
    only_known(FILE, "semua", templates, written)
    return {name: _wording(name, raw) for name, raw in written.items()}


def _wording(name: str, raw: object) -> Wording:
    if not isinstance(raw, dict):
        raise BadContent(FILE, name, "semua", "harus berupa bagian dengan subject dan body.")
    for_reporter = name.endswith("_reporter")
    fields = _OWN_FIELDS.get(name, FIELDS)
    columns = {
        "subject": required(_naming(fields)),
        "body": Column(_naming(fields), lines=True),
        "sms": required(_sms) if for_reporter else optional(_sms),
    }
    only_known(FILE, name, columns, raw)
    return Wording(**checked(FILE, name, columns, raw))  # type: ignore[arg-type]


def _naming(fields: frozenset[str]) -> Convert:
    """Accept a text whose $fields are all among the allowed ones."""

    def convert(raw: object) -> str:
        if not isinstance(raw, str):
            raise ValueError("harus berupa tulisan di antara tanda kutip.")
        template = Template(raw)
        if not template.is_valid():
            raise ValueError('ada tanda "$" yang tidak diikuti nama.')
        unknown = set(template.get_identifiers()) - fields
        if unknown:
            allowed = ", ".join(f"${name}" for name in sorted(fields))
            raise ValueError(f"${min(unknown)} tidak dikenal di sini; yang dikenal: {allowed}.")
        return raw

    return convert


def _sms(raw: object) -> str:
    text = str(_naming(SMS_FIELDS)(raw))
    places = length(Template(text).substitute(_LONGEST))
    if places is None:
        raise ValueError("SMS hanya boleh memakai huruf dan tanda baca biasa.")
    if places > SMS_LENGTH:
        raise ValueError(f"SMS bisa menjadi {places} huruf; paling panjang {SMS_LENGTH}.")
    return text
