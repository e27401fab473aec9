"""Importing a table from LAPOR.GO.ID: send it, explain its columns, look, and file in steps.

No step knows of another: each looks at what has been filed already (actions/import_lapor), so a
lost connection, a second press or a second person do no harm.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Mapping
from typing import Any

from flask import Response, g, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from functions.actions.import_lapor import (
    CHANGED,
    FINISHED,
    KNOWN,
    NEW,
    WRONG,
    Judged,
    import_some,
    judged,
)
from functions.channels.table_file import TableFile
from functions.domain.errors import Invalid
from functions.domain.history import staff_actor
from functions.domain.lapor_rows import FIELDS, meanings, missing
from functions.domain.text import whole_number
from functions.faces.admin import answers, exports, imported
from functions.faces.admin.parts import parts
from functions.faces.forms import Form
from functions.faces.http import status_of
from functions.forms.spreadsheet import Cell

STEP = 100
"""Complaints that one request files: each is several writes; a request ends after 30 seconds."""

SHOWN = 50

VERDICTS = {
    NEW: "Baru",
    WRONG: "Perlu diperbaiki",
    CHANGED: "Berbeda dari yang tercatat",
    FINISHED: "Selesai di LAPOR",
    KNOWN: "Sudah tercatat",
}
"""In the order of the tabs."""


def start() -> Response:
    """The form that takes a file."""
    return _start()


def show(id: str) -> AnyResponse:
    """What there is to do with a file: explain columns, go on importing, or look at its rows."""
    if "key" in request.args:  # S3 led here: the file is new
        try:
            imported.read(id)
        except Invalid as error:
            return _start(Form({}, error.fields), status_of(error))
        return redirect(f"/admin/import/{id}", 303)
    table = imported.kept(id)
    fields = meanings(table.head, imported.names())
    if "" in fields or missing(fields) or "columns" in request.args:
        return _columns(id, table, fields)
    at = _number("at")
    return _going(id, len(table.lines), at) if at else _rows(id, table)


def explain(id: str) -> AnyResponse:
    """Remember what the columns mean, or ask again."""
    table = imported.kept(id)
    asked = {f"column-{n}": name for n, name in enumerate(table.head)}
    chosen = {name: request.form.get(name, "") for name in asked}
    errors = {
        name: f'Pilih arti kolom "{asked[name]}".'
        for name, field in chosen.items()
        if field not in FIELDS
    }
    if not errors and (needed := missing(list(chosen.values()))):
        errors["column-0"] = f"Belum ada kolom untuk: {', '.join(needed)}."
    if errors:
        return _columns(id, table, list(chosen.values()), errors)
    imported.learn({asked[name]: field for name, field in chosen.items()})
    return redirect(f"/admin/import/{id}", 303)


def go(id: str) -> AnyResponse:
    """File the next complaints, and lead to the page that tells how far it has come."""
    table, place, filed = imported.kept(id), _number("at"), _number("filed")
    with_finished = "finished" in request.form
    answers.recorded("import rows", note=f"{id}, dari urutan {place + 1}")
    step = import_some(
        parts().desk,
        imported.rows(table, place),
        staff_actor(g.person.username),
        most=STEP,
        with_finished=with_finished,
    )
    at, filed = place + step.place, filed + step.filed
    if at >= len(table.lines):
        return redirect(f"/admin/import/{id}?done=1&filed={filed}", 303)
    more = "&finished=true" if with_finished else ""
    return redirect(f"/admin/import/{id}?at={at}&filed={filed}{more}", 303)


def wrong(id: str) -> Response:
    """The rows that are wrong, as they were sent, each with its sentence: to be mended in Excel."""
    table = imported.kept(id)
    cells = {line.row: line.cells for line in table.lines}
    found = [j for j in _judged(table) if j.verdict == WRONG]
    head = ("Baris", "Yang perlu diperbaiki", *table.head)
    lines: list[list[Cell]] = [[j.row.row, j.why, *cells[j.row.row]] for j in found]
    return exports.answer("lapor-perlu-diperbaiki", head, lines, exports.wanted())


def _start(form: Form | None = None, status: int = 200) -> Response:
    is_enabled = parts().desk.files.enabled
    to = imported.form(secrets.token_urlsafe(12)) if is_enabled else None
    return answers.page("import.html", status, form=form or Form(), to=to)


def _columns(
    id: str, table: TableFile, fields: list[str], errors: Mapping[str, str] | None = None
) -> Response:
    known = meanings(table.head, imported.names())
    columns = [
        {"id": f"column-{n}", "name": name, "example": example, "is_known": bool(known[n])}
        for n, (name, example) in enumerate(zip(table.head, imported.examples(table), strict=True))
    ]
    values = {f"column-{n}": field for n, field in enumerate(fields)}
    return answers.page(
        "import_columns.html",
        422 if errors else 200,
        id=id,
        form=Form(values, errors or {}),
        columns=columns,
        options=[("", "Pilih …"), *FIELDS.items()],
        needed=missing(known),
    )


def _going(id: str, total: int, at: int) -> Response:
    return answers.page(
        "import_going.html",
        id=id,
        at=min(at, total),
        total=total,
        filed=_number("filed"),
        finished="finished" in request.args,
    )


def _rows(id: str, table: TableFile) -> Response:
    found = _judged(table)
    counts = Counter(j.verdict for j in found)
    tab = request.args.get("show", "")
    if tab not in VERDICTS:
        tab = next((name for name in VERDICTS if counts[name]), NEW)
    chosen, start = [j for j in found if j.verdict == tab], _number("start")
    context: dict[str, Any] = {
        "id": id,
        "total": len(found),
        "counts": counts,
        "verdicts": VERDICTS,
        "tab": tab,
        "rows": chosen[start : start + SHOWN],
        "following": start + SHOWN if len(chosen) > start + SHOWN else 0,
        "filed": _number("filed") if "done" in request.args else None,
    }
    return answers.page("import_rows.html", **context)


def _judged(table: TableFile) -> list[Judged]:
    return judged(parts().desk, list(imported.rows(table)))


def _number(name: str) -> int:
    """A number of the address or the form; 0 for anything else."""
    return whole_number(request.values.get(name, "")) or 0
