"""An address that was published once stays: the build refuses to drop a record without a word."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from functions.builder.source import Content
from functions.content.dip import TAKEN, WITHDRAWN
from functions.domain.errors import BadContent

TOP = "informasi-publik"


def refuse_lost(files: Iterable[str], content: Content) -> None:
    """Compare with what an earlier build published; say what to write about what is gone."""
    known = {record.id for record in content.records} | {gone.id for gone in content.withdrawn}
    lost = (code for code in map(_record_of, files) if code and code not in known)
    if found := sorted(islice(lost, 3)):
        problem = (
            f"pernah terbit dan sekarang hilang dari dip.csv: {', '.join(found)}. Kembalikan "
            "barisnya (id tidak boleh berganti), atau catat di sini: id, judul, tanggal, alasan."
        )
        raise BadContent(WITHDRAWN.file, 1, "id", problem)


def _record_of(name: str) -> str:
    """The id of the record whose page this file is; "" for other files."""
    top, _, rest = name.partition("/")
    code, _, file = rest.partition("/")
    return code if top == TOP and file == "index.html" and code not in TAKEN else ""
