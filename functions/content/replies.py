"""replies.toml: ready sentences by situation, for the forms of the staff pages."""

from __future__ import annotations

from pathlib import Path

from functions.content.reading import Column, checked, only_known, required
from functions.content.sections import document
from functions.content.values import choice, text
from functions.domain.errors import BadContent
from functions.domain.replies import FIELDS, PLACES, Reply, named

FILE = "replies.toml"

LONGEST = 1000
"""Letters; a reply is a beginning, not a decree."""


def _sentences(raw: object) -> str:
    written = "\n".join(text(line) if line else "" for line in str(raw).split("\n"))
    unknown = named(written) - FIELDS
    if unknown:
        allowed = ", ".join(f"{{{name}}}" for name in sorted(FIELDS))
        raise ValueError(f"{{{min(unknown)}}} tidak dikenal di sini; yang dikenal: {allowed}.")
    if len(written) > LONGEST:
        raise ValueError(f"paling panjang {LONGEST} huruf; ini {len(written)}.")
    return written


_COLUMNS = {
    "act": required(choice(*PLACES)),
    "title": required(text),
    "text": Column(_sentences, lines=True),
}


def replies(folder: Path) -> tuple[Reply, ...]:
    """All of them in the order of the file."""
    found: list[Reply] = []
    for code, raw in document(folder, FILE).items():
        if not isinstance(raw, dict):
            raise BadContent(FILE, code, "semua", "harus berupa bagian dengan act, title, text.")
        only_known(FILE, code, _COLUMNS, raw)
        reply = Reply(code=code, **checked(FILE, code, _COLUMNS, raw))  # type: ignore[arg-type]
        if any((r.act, r.title) == (reply.act, reply.title) for r in found):
            raise BadContent(FILE, code, "title", "judul ini sudah dipakai untuk tindakan itu.")
        found.append(reply)
    return tuple(found)
