"""The reports that were made, by year and kind; and asking for one of any time that is over."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import g, redirect, request
from werkzeug.wrappers import Response

from functions.actions.reports import MAKE, Place, Reports
from functions.domain.dates import local, masa, tanggal
from functions.domain.errors import Invalid
from functions.domain.roles import REPORTS
from functions.domain.shelf import Filed
from functions.faces.admin.answers import page, recorded
from functions.faces.admin.parts import parts
from functions.faces.admin.typed import Typed
from functions.faces.forms import Form
from functions.faces.http import status_of
from functions.reports.kinds import DAY, KINDS, MONTH, QUARTER, YEAR
from functions.reports.schedule import SERIES, period_of

LENGTHS = {DAY: "harian", MONTH: "bulanan", QUARTER: "triwulanan", YEAR: "tahunan"}
"""What a series is called after its kind, where a kind has several."""

FIRST_YEAR = 2020
MOST = 60
"""Reports that the page shows of a year before somebody asks for all of it."""

_ASK_DAY = "Pilih satu tanggal dalam masa laporannya."


def show() -> Response:
    """A year of them, and the form."""
    return _page(Form({"series": next(iter(SERIES))}))


def ask() -> Response:
    """Have one made, and wait for it on its page; the form again with what is wrong."""
    typed = request.form.to_dict()
    try:
        place = _wanted()
    except Invalid as error:
        return _page(Form(typed, error.fields), status_of(error))
    desk = parts().desk
    recorded("report make", place.name)
    reports().ask(place, MAKE, g.person.username, desk.new_id(), desk.now())
    return redirect(f"/admin/reports/{place.name}", 303)


def reports() -> Reports:
    """The shelf with all that belongs to it."""
    return parts().staff.reports()


def name_of(series: str) -> str:
    """What the office calls a row of reports."""
    kind = KINDS[SERIES[series]]
    length = series.partition(".")[2]
    return kind.title if len(kind.periods) == 1 else f"{kind.title}, {LENGTHS[length]}"


def check_over(last: date) -> None:
    """Refuse what is not over yet, or not counted."""
    today = local(parts().desk.now()).date()
    if last >= today:
        raise Invalid({"day": f"Masa itu baru selesai {tanggal(last)}. Pilih yang sudah lewat."})
    state = parts().staff.statistics.published("state") or {"until": "", "months": []}
    if str(last) > state["until"]:
        raise Invalid({"day": "Hari terakhirnya belum dihitung. Coba lagi besok pagi."})
    if f"{last:%Y-%m}" < min(state["months"]):
        raise Invalid({"day": "Portal ini belum menghitung apa pun pada masa itu."})


def _wanted() -> Place:
    typed = Typed(request.form, 0)
    series = typed.one_of("series", SERIES, "Pilih laporannya.")
    day = typed.day("day", _ASK_DAY)
    kind, length = SERIES[series], series.partition(".")[2]
    period = period_of(length, day)
    first, last = period.first, period.last
    if length == DAY:  # the weekend's days are in Monday's report
        made = (filed for filed in reports().shelf.of_year(day.year, kind))
        filed = next((filed for filed in made if filed.first <= day <= filed.last), None)
        first, last = (filed.first, filed.last) if filed else (first, last)
    check_over(last)
    return Place(kind, first, last)


def _page(form: Form, status: int = 200) -> Response:
    now = local(parts().desk.now()).year
    year, kind = request.args.get("year", ""), request.args.get("kind", "")
    chosen = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else now
    kind = kind if kind in KINDS else ""
    found = _newest(reports().shelf.of_year(chosen, kind))
    shown = found if request.args.get("all") else found[:MOST]
    return page(
        "reports.html",
        status,
        form=form,
        filter=Form({"year": str(chosen), "kind": kind}),
        years=[(str(y), str(y)) for y in range(now, max(FIRST_YEAR, now - 6), -1)],
        kinds_of_reports=[("", "Semua"), *((k.code, k.title) for k in KINDS.values())],
        series=[(series, name_of(series)) for series in SERIES],
        rows=list(map(_row, shown)),
        more=len(found) - len(shown),
        may_make=g.person.may(REPORTS),
    )


def _newest(found: list[Filed]) -> list[Filed]:
    """Of each period its newest edition; they come in that order."""
    newest: dict[str, Filed] = {}
    for filed in found:
        newest.setdefault(f"{filed.kind}/{filed.period}", filed)
    return list(newest.values())


def _row(filed: Filed) -> dict[str, Any]:
    return {
        "address": f"/admin/reports/{filed.kind}/{filed.period}",
        "period": masa(filed.first, filed.last),
        "title": KINDS[filed.kind].title,
        "filed": filed,
        "by": filed.made_by or "portal",
        "failed": [to for to, state in filed.mailed.items() if state in ("failed", "unknown")],
        "viewed": sorted(filed.viewed, key=lambda who: filed.viewed[who]),
    }
