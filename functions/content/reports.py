"""laporan.toml: who gets each report, when, under which number, who signs it, how long it stays."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from functions.content.reading import checked, only_known, optional, required
from functions.content.sections import document
from functions.content.values import email, like, text, whole
from functions.domain.errors import BadContent
from functions.domain.shelf import KEPT, KINDS, Rule

FILE = "laporan.toml"

HOURS = (5, 20)
"""The first and the last hour of a day at which reports are made (infra/template.yaml)."""

NUMBER_FIELDS = ("{nomor}", "{bulan}", "{tahun}")
"""What a pattern names: what the office's register gives, the month in Roman letters, the year."""


def _mails(raw: object) -> tuple[str, ...]:
    found = tuple(email(one) for one in text(raw).split(";"))
    if len(set(found)) < len(found):
        raise ValueError("ada alamat yang ditulis dua kali.")
    return found


def _number(raw: object) -> str:
    pattern = text(raw)
    unknown = set(re.findall(r"\{[^}]*\}?", pattern)) - set(NUMBER_FIELDS)
    if unknown:
        allowed = ", ".join(NUMBER_FIELDS)
        raise ValueError(f"{min(unknown)} tidak dikenal di sini; yang dikenal: {allowed}.")
    if NUMBER_FIELDS[0] not in pattern:
        raise ValueError("harus memuat {nomor}, tempat nomor agenda.")
    return pattern


def _years(raw: object) -> int:
    years = whole(0, max(KEPT))(raw)
    if years not in KEPT:
        choices = ", ".join(str(years) for years in sorted(KEPT) if years)
        raise ValueError(f"harus salah satu dari {choices}, atau 0 untuk selamanya.")
    return years


_COLUMNS = {
    "label": required(text),
    "mails": optional(_mails, empty=()),
    "hour": required(whole(*HOURS)),
    "number": required(_number),
    "keep_years": required(_years),
    "place": required(text),
    "signer_name": optional(text),
    "signer_nip": optional(like(re.compile(r"\d{18}"), "NIP yang benar: 18 angka tanpa spasi")),
    "signer_title": required(text),
}


def report_rules(folder: Path) -> Mapping[str, Rule]:
    """The rule of every kind of report, and of no other."""
    written = document(folder, FILE)
    for kind in KINDS:
        if kind not in written:
            raise BadContent(FILE, kind, "semua", f"bagian [{kind}] tidak ada.")
    only_known(FILE, "semua", KINDS, written)
    return {kind: _rule(kind, written[kind]) for kind in KINDS}


def _rule(kind: str, raw: object) -> Rule:
    if not isinstance(raw, dict):
        raise BadContent(FILE, kind, "semua", "harus berupa bagian dengan nama dan isi.")
    only_known(FILE, kind, _COLUMNS, raw)
    return Rule(**checked(FILE, kind, _COLUMNS, raw))  # type: ignore[arg-type]
