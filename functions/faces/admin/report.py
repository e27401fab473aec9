"""One report of the office: its page, its files, and what may be done with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from flask import Response as FlaskResponse
from flask import g, redirect, request
from werkzeug.wrappers import Response

from functions.actions.reports import FILES, MAIL, MAKE, Place, mark
from functions.domain.dates import masa
from functions.domain.errors import Invalid, NotFound, Outdated, Stale
from functions.domain.roles import CASE, REPORTS
from functions.domain.shelf import OWN_WORDS, Filed
from functions.domain.text import whole_number
from functions.faces.admin.answers import page, recorded
from functions.faces.admin.parts import parts
from functions.faces.admin.reports import check_over, reports
from functions.faces.admin.typed import Typed
from functions.faces.forms import Form
from functions.faces.http import status_of
from functions.forms.letter import letter
from functions.forms.page import context
from functions.forms.plain import as_json
from functions.forms.spreadsheet import FORMATS
from functions.reports import kept
from functions.reports.kinds import KINDS
from functions.reports.report import OwnWords, Period, Report
from functions.reports.schedule import is_period_of

_PERIOD = re.compile(r"(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\d)")
TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_FIELD = "words_"
"""What the names of fields with the office's own words begin with."""


def show(kind: str, period: str) -> Response:
    """An edition, the newest unless the address asks for another; or that it is being made."""
    return _page(_place(kind, period), Form())


def again(kind: str, period: str) -> Response:
    """Count and make it once more."""
    place = _place(kind, period)
    check_over(place.last)
    recorded("report make", place.name)
    return _asked(place, MAKE)


def mail(kind: str, period: str) -> Response:
    """Send the newest edition once more to everybody."""
    place = _place(kind, period)
    _edition(_editions(place))
    recorded("report mail", place.name)
    return _asked(place, MAIL)


def sign(kind: str, period: str) -> Response:
    """Fix what was read; its files are made anew with number and signature."""
    place, desk = _place(kind, period), parts().desk
    typed = request.form.to_dict()
    try:
        number = Typed(request.form, 0).line("number", 20)
        if not number:
            raise Invalid({"number": "Isi nomor dari buku agenda."})
        recorded("report sign", place.name, number)
        reports().sign(place, typed.get("seen", ""), number, g.person.username, desk.now())
    except Invalid as error:
        return _page(place, Form(typed, error.fields), status_of(error))
    except Stale as error:
        return _page(place, Form(typed, {"number": error.message}), status_of(error))
    return _asked(place, FILES)


def write(kind: str, period: str) -> Response:
    """Keep the office's own words, and make the report with them; none of them is ever lost."""
    place, desk = _place(kind, period), parts().desk
    typed = request.form.to_dict()
    fields = Typed(request.form, OWN_WORDS)
    names = [name for name in typed if name.startswith(_FIELD)]
    try:
        texts = {name.removeprefix(_FIELD): fields.note(name) for name in names}
        rev = whole_number(typed.get("rev", ""), 8) or 0
        recorded("report words", place.name)
        reports().write(place, rev, texts, g.person.username, desk.now())
    except Invalid as error:
        return _page(place, Form(typed, error.fields), status_of(error))
    except Outdated:
        return _page(place, Form(typed), 409, overtaken=True)
    return _asked(place, MAKE)


def file(kind: str, period: str, form: str) -> Response:
    """A file of an edition, as the archive has it or made of what lies there."""
    place = _place(kind, period)
    filed = _edition(_editions(place))
    recorded("report file", filed.name, form)
    made = _file(filed, form)
    if made is None:
        raise NotFound("Berkas ini tidak ada, atau masa simpannya sudah lewat.")
    body, media_type = made
    name = f"laporan-{filed.kind}-{filed.period}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return FlaskResponse(body, content_type=media_type, headers=headers)


def _asked(place: Place, does: str) -> Response:
    desk = parts().desk
    reports().ask(place, does, g.person.username, desk.new_id(), desk.now())
    return redirect(f"/admin/reports/{place.name}", 303)


def _place(kind: str, period: str) -> Place:
    found = _PERIOD.fullmatch(period)
    if kind not in KINDS or not found:
        raise NotFound("Laporan ini tidak ada. Periksa alamatnya.")
    try:
        place = Place(kind, date.fromisoformat(found[1]), date.fromisoformat(found[2]))
    except ValueError as error:
        raise NotFound("Laporan ini tidak ada. Periksa alamatnya.") from error
    if not is_period_of(kind, Period(place.first, place.last)):
        raise NotFound("Laporan ini tidak dibuat untuk masa seperti itu.")
    return place


def _editions(place: Place) -> list[Filed]:
    return reports().shelf.editions(place.kind, place.first, place.last)


def _edition(editions: list[Filed]) -> Filed:
    wanted = request.args.get("edition", "")
    for filed in editions:
        if wanted in ("", str(filed.edition)):
            return filed
    raise NotFound("Laporan ini belum pernah dibuat.")


def _page(place: Place, form: Form, status: int = 200, *, overtaken: bool = False) -> Response:
    waits, problem = reports().state(place, parts().desk.now())
    editions = _editions(place)
    if not editions and not waits and not problem:
        raise NotFound("Laporan ini belum pernah dibuat.")
    filed = _edition(editions) if editions else None
    report = _read(filed) if filed else None
    if filed and status == 200:
        recorded("report view", filed.name)
        reports().shelf.seen(filed, g.person.username, parts().desk.now())
    words, rule = reports().words.load(place.name), reports().rules()[place.kind]
    return page(
        "report.html",
        status,
        form=Form(_typed(words.value.get("texts", {})) | dict(form.values), form.errors),
        address=f"/admin/reports/{place.name}",
        title=KINDS[place.kind].title,
        period=masa(place.first, place.last),
        waits=waits and status == 200,  # a page that reloads itself would lose what was typed
        problem=problem,
        editions=editions,
        filed=filed,
        mark=mark(filed) if filed else "",
        is_newest=bool(filed) and filed == editions[0],
        report=report,
        letter=letter(filed, rule, parts().desk.settings) if filed else None,
        drawn=context(report) if report else None,
        places=_places(report) if report else [],
        rev=words.rev,
        overtaken=overtaken,
        theirs=words.value.get("texts", {}),
        may_make=g.person.may(REPORTS),
        shows_complaints=_sees_all(),
        rule=rule,
    )


def _file(filed: Filed, form: str) -> tuple[bytes, str] | None:
    if form in TYPES:
        body = reports().archive.get(filed.file(form))
        return (body, TYPES[form]) if body else None
    report = _read(filed)
    if report and form == "json":
        return as_json(report), "application/json"
    wanted = request.args.get("table", "")
    for table in report.tables() if report else ():
        if form == "csv" and wanted in ("", table.name):
            made = FORMATS["csv"]
            head = [column.label for column in table.columns]
            rows = (*table.rows, table.total) if table.total else table.rows
            return made.write(head, rows), made.media_type
    return None


def _typed(texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{_FIELD}{name}": text for name, text in texts.items()}


def _places(report: Report) -> list[OwnWords]:
    parts_of = (part for section in report.sections for part in section.parts)
    return [part for part in parts_of if isinstance(part, OwnWords)]


def _read(filed: Filed) -> Report | None:
    body = reports().archive.get(filed.file("json"))
    return kept.read(body) if body else None


def _sees_all() -> bool:
    """Which complaints lie behind a line is told to those alone who see every complaint."""
    return all(
        g.person.sees(restricted=hidden, agencies=(), kind="complaint", to=CASE)
        for hidden in (True, False)
    )
