"""The directory: agencies, outside places, categories, topics and districts, and how they fit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from functions.content.reading import Column, optional, required
from functions.content.tables import Row, Table, first_unknown, unwrapped
from functions.content.values import (
    choice,
    day,
    district_code,
    email,
    phone,
    short_number,
    slug,
    slugs,
    text,
    url,
    yes,
)
from functions.domain.agencies import (
    Agency,
    Category,
    Directory,
    District,
    OutsidePlace,
    Topic,
    Withheld,
)

AGENCIES = Table(
    "agencies.csv",
    Agency,
    key="id",
    columns={
        "id": required(slug),
        "name": required(text),
        "short_name": required(text),
        "kind": required(choice("skpd", "vertical", "bumd")),
        "email": required(email),
        "second_email": optional(email),
        "head": required(text),
        "liaison": required(text),
        "deputy": optional(text),
        "phone": optional(phone),
        "whatsapp": optional(phone),
        "superior": optional(text),
        "superior_email": optional(email),
        "restricted_cases": optional(yes, empty=False),
        "valid_from": required(day),
        "valid_until": optional(day, empty=None),
        "successor": Column(slug, required=False, new=True),
        "head_email": Column(email, required=False, new=True),
    },
)
OUTSIDE = Table(
    "outside.csv",
    OutsidePlace,
    key="id",
    columns={
        "id": required(slug),
        "name": required(text),
        "kind": required(choice("lapor", "province", "ministry", "institution", "state_company")),
        "website": optional(url),
        "phone": optional(short_number),
        "email": optional(email),
        "note": optional(text),
    },
)
DISTRICTS = Table(
    "districts.csv",
    District,
    key="code",
    columns={
        "code": required(district_code),
        "name": required(text),
        "official_name": required(text),
    },
)
CATEGORIES = Table(
    "categories.csv",
    Category,
    key="code",
    columns={
        "code": required(slug),
        "label": required(text),
        "hint": required(text),
        "agencies": optional(slugs, empty=()),
        "restricted": optional(yes, empty=False),
    },
)
TOPICS = Table(
    "topics.csv",
    Topic,
    key="code",
    columns={
        "code": required(slug),
        "category": required(slug),
        "label": required(text),
    },
)

EXCEPTIONS = Table(
    "exceptions.csv",
    Withheld,
    key="code",
    columns={
        "code": required(slug),
        "label": required(text),
        "article": required(text),
    },
)


def directory(folder: Path) -> Directory:
    """Everything that has a code, read from a content folder and checked against each other."""
    agencies, categories = AGENCIES.read(folder), CATEGORIES.read(folder)
    topics = TOPICS.read(folder)
    for agency in agencies.values():
        _check_agency(agency, agencies)
    for category in categories.values():
        _check_category(category, agencies)
    for topic in topics.values():
        _check_topic(topic, categories)
    return Directory(
        agencies=unwrapped(agencies),
        outside=unwrapped(OUTSIDE.read(folder)),
        categories=unwrapped(categories),
        topics=unwrapped(topics),
        districts=unwrapped(DISTRICTS.read(folder)),
        exceptions=unwrapped(EXCEPTIONS.read(folder)),
    )


def _check_agency(row: Row[Agency], all: Mapping[str, Row[Agency]]) -> None:
    agency = row.value
    for field in ("superior", "superior_email"):
        filled, vertical = bool(getattr(agency, field)), agency.kind == "vertical"
        if vertical and not filled:
            raise row.wrong(field, "instansi vertikal harus menyebut kantor atasannya.")
        if filled and not vertical:
            raise row.wrong(field, "hanya untuk instansi vertikal; kosongkan.")
    if agency.valid_until and agency.valid_until < agency.valid_from:
        raise row.wrong("valid_until", "tanggal ini mendahului valid_from.")
    if agency.successor and not agency.valid_until:
        raise row.wrong("successor", "hanya untuk instansi yang berakhir; isi valid_until.")
    if agency.successor and agency.successor not in all:
        raise row.wrong("successor", f'instansi "{agency.successor}" tidak ada di agencies.csv.')
    if agency.successor == agency.id:
        raise row.wrong("successor", "instansi tidak bisa menjadi penggantinya sendiri.")


def _check_category(row: Row[Category], agencies: Mapping[str, Row[Agency]]) -> None:
    category = row.value
    unknown = first_unknown(category.agencies, agencies)
    if unknown:
        raise row.wrong("agencies", f'instansi "{unknown}" tidak ada di agencies.csv.')
    if not category.restricted:
        return
    if not category.agencies:
        raise row.wrong("agencies", "kategori terbatas harus menyebut penerimanya.")
    for agency in category.agencies:
        if not agencies[agency].value.restricted_cases:
            problem = f'"{agency}" tidak boleh menerima laporan terbatas (restricted_cases).'
            raise row.wrong("agencies", problem)


def _check_topic(row: Row[Topic], categories: Mapping[str, Row[Category]]) -> None:
    topic = row.value
    if topic.category not in categories:
        raise row.wrong("category", f'kategori "{topic.category}" tidak ada di categories.csv.')
    if topic.code in categories:
        raise row.wrong("code", f'"{topic.code}" sudah menjadi kode kategori.')
