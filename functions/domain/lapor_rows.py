"""A row of a table from LAPOR.GO.ID as an entry of the desk, or what is wrong with it.

Nobody documents LAPOR's export (its columns were seen in published extracts only), so which column
means what is content that the office completes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from functions.domain import desk_intake
from functions.domain.agencies import Directory
from functions.domain.channels import LAPOR
from functions.domain.desk_intake import Entry
from functions.domain.errors import Invalid
from functions.domain.settings import Filing
from functions.domain.text import excerpt, one_line, plain

IGNORED = "abaikan"

FIELDS = {
    "external_number": "Nomor laporan di LAPOR",
    "received_at": "Tanggal laporan masuk",
    "description": "Isi laporan",
    "title": "Judul",
    "kind": "Klasifikasi (pengaduan, aspirasi, permintaan informasi)",
    "category": "Kategori",
    "district": "Kecamatan",
    "location": "Lokasi",
    "incident_date": "Tanggal kejadian",
    "status": "Status di LAPOR",
    "name": "Nama pelapor",
    "phone": "Telepon pelapor",
    "email": "E-mail pelapor",
    "address": "Alamat pelapor",
    "hide_identity": "Anonim atau rahasia",
    IGNORED: "Abaikan kolom ini",
}
"""What a column may mean, in words."""

NEEDED = ("external_number", "received_at", "description")
"""Without a column for each of these nothing can be imported."""

_NOTHING = frozenset(("", "null", "none", "na", "nan", "tidakada", "kosong"))
"""What exports write for an empty cell, as `plain` leaves it; of a dash it leaves nothing."""

_EMPTY = "kosong."

_LONGEST = 12
"""What is longer says something, and need not be looked at letter by letter."""

_KINDS = {"aspirasi": "aspiration", "permintaaninformasi": "information_request"}


class Names(NamedTuple):
    """What LAPOR's words mean: columns as fields, statuses as finished or not; by `plain`."""

    columns: Mapping[str, str]
    statuses: Mapping[str, bool]


class Row(NamedTuple):
    """A row judged by itself: an entry, or a sentence for each field that is wrong."""

    row: int
    number: str
    title: str
    status: str
    is_finished: bool
    entry: Entry | None
    errors: Mapping[str, str]


def meanings(head: Sequence[str], names: Names) -> list[str]:
    """The field of each column; "" for one that nobody has explained yet."""
    return [names.columns.get(plain(name), "") for name in head]


def missing(fields: Sequence[str]) -> list[str]:
    """What no column stands for, although it is needed."""
    return [FIELDS[field] for field in NEEDED if field not in fields]


class Reader:
    """Reads rows one after another; `fields` is what each column means."""

    def __init__(
        self, fields: Sequence[str], names: Names, directory: Directory, filing: Filing
    ) -> None:
        self._fields, self._names = fields, names
        self._directory, self._filing = directory, filing
        self._categories = _labels(directory)
        self._districts = {
            plain(name): code
            for code, district in directory.districts.items()
            for name in (district.official_name, district.name)
        }

    def read(self, row: int, cells: Sequence[str], now: datetime) -> Row:
        """One row."""
        given: dict[str, str] = {}
        for field, cell in zip(self._fields, cells, strict=True):
            if len(cell) > _LONGEST or plain(cell) not in _NOTHING:
                given.setdefault(field, cell)
        status = one_line(given.get("status", ""))
        entry, errors = None, dict[str, str]()
        try:
            entry = desk_intake.check(self._typed(given), self._directory, self._filing, now)
        except Invalid as error:
            errors = error.fields | {name: _EMPTY for name in NEEDED if name not in given}
        return Row(
            row=row,
            number=one_line(given.get("external_number", "")),
            title=excerpt(given.get("title") or given.get("description", ""), 80),
            status=status,
            is_finished=self._names.statuses.get(plain(status), False),
            entry=entry,
            errors=errors,
        )

    def _typed(self, given: Mapping[str, str]) -> dict[str, object]:
        """The fields as the desk's form would have them."""
        title, words = one_line(given.get("title", "")), given.get("description", "")
        if len(title) > self._filing.max_title:  # the whole of it is kept
            title, words = excerpt(title, self._filing.max_title), f"{title}\n\n{words}"
        district = self._district(given.get("district", ""))
        place = [given.get("location", ""), "" if district else given.get("district", "")]
        return {
            **given,
            "channel": LAPOR,
            "title": title,
            "description": words,
            "kind": _KINDS.get(plain(given.get("kind", "")), "complaint"),
            "category": self._categories.get(plain(given.get("category", "")), ""),
            "district": district,
            "location": ", ".join(filter(None, place)),
            "phone": _with_its_zero(given.get("phone", "")),
            "hide_identity": "hide_identity" in given and _is_yes(given["hide_identity"]),
            "received_at": given.get("received_at", "?"),
        }

    def _district(self, written: str) -> str:
        name = plain(written).removeprefix("kecamatan").removeprefix("kec")
        return self._districts.get(name, "")


def _labels(directory: Directory) -> dict[str, str]:
    """Codes by the labels of topics and categories."""
    found = {plain(topic.label): code for code, topic in directory.topics.items()}
    return found | {plain(c.label): code for code, c in directory.categories.items()}


def _with_its_zero(phone: str) -> str:
    """Excel takes a number for a number, and its first zero away."""
    return f"0{phone}" if phone.startswith("8") else phone


def _is_yes(word: str) -> bool:
    return plain(word) not in ("tidak", "no", "false", "0", "bukan")


def sentence(errors: Mapping[str, str]) -> str:
    """All that is wrong with a row, each after the words for its column."""
    return " ".join(f"{FIELDS.get(field, field)}: {error}" for field, error in errors.items())
