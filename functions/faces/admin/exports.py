"""A list of the staff pages as a file for Excel; each one that is taken is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from flask import Response, request

from functions.domain.dates import local
from functions.domain.errors import NotFound
from functions.faces.admin import answers
from functions.faces.admin.parts import parts
from functions.forms.spreadsheet import FORMATS, Cell

MOST_ROWS = 5_000
"""What one file holds: made within one request, and far below the six megabytes of its answer."""

_CUT = f"Daftar ini dipotong sesudah {MOST_ROWS:,} baris. Saring dulu daftarnya.".replace(",", ".")


def answer(
    name: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    form: str,
    *,
    code: str = "export list",
    about: str = "",
) -> Response:
    """The list as a file called after `name` and the day; `form` is a key of FORMATS.

    `code` stands in the audit, with what the list was filtered by (`about`).
    """
    if form not in FORMATS:
        raise NotFound("Bentuk file ini tidak ada. Pilih XLSX atau CSV.")
    found = list(islice(rows, MOST_ROWS + 1))
    kept: list[Sequence[Cell]] = found[:MOST_ROWS]
    answers.recorded(code, note=f"{name} {form}, {len(kept)} baris{about and f' ({about})'}")
    if len(found) > MOST_ROWS:
        kept.append([_CUT])
    made = FORMATS[form].write(head, kept)
    file = f"{name}-{local(parts().desk.now()):%Y-%m-%d}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return Response(made, content_type=FORMATS[form].media_type, headers=headers)


def wanted() -> str:
    """The form of file that the address asks for."""
    return request.args.get("format", "")
