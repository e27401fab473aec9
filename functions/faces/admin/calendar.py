"""The calendar of the coming months: what it holds, and days that the office closes or opens."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from flask import g, redirect, request
from werkzeug.wrappers import Response

from functions.actions.closing import NAME, enter, take_back
from functions.domain import closures
from functions.domain.closures import Closure
from functions.domain.dates import hari_tanggal, local
from functions.domain.errors import Invalid
from functions.faces.admin.answers import page
from functions.faces.admin.parts import parts
from functions.faces.forms import Form
from functions.faces.http import status_of

AHEAD, BACK = timedelta(days=190), timedelta(days=60)
"""How far the list of days reaches; the office's own entries ahead are all listed."""

KINDS = {"libur": "Hari libur nasional", "cuti_bersama": "Cuti bersama"}

DONE = {
    "entered": "Kalender disimpan. Semua tenggat dihitung dengan hari ini dalam dua menit.",
    "back": "Hari itu kembali seperti kalender semula.",
}


def show() -> Response:
    """The days that differ, the form, and what the last change moved."""
    return _page(Form({"does": "close"}), said=DONE.get(request.args.get("done", ""), ""))


def add() -> Response:
    """Close or open a day; the form again with what is wrong and all that was typed."""
    staff, desk, typed = parts().staff, parts().desk, request.form.to_dict()
    base = staff.current.without_closures.calendar
    try:
        closure = closures.check(typed, base, local(desk.now()).date())
    except Invalid as error:
        return _page(Form(typed, error.fields), status_of(error))
    by, now = g.person.username, desk.now()
    enter(staff.editions, staff.audit, closure, by, now, desk.new_id())
    staff.current.forget()
    return redirect("/admin/calendar?done=entered", 303)


def back() -> Response:
    """Take an entry back; one that is gone already is fine."""
    staff, desk = parts().staff, parts().desk
    try:
        day = date.fromisoformat(request.form.get("day", ""))
    except ValueError:
        return redirect("/admin/calendar", 303)
    take_back(staff.editions, staff.audit, day, g.person.username, desk.now(), desk.new_id())
    staff.current.forget()
    return redirect("/admin/calendar?done=back", 303)


def _page(form: Form, status: int = 200, said: str = "") -> Response:
    today = local(parts().desk.now()).date()
    return page(
        "calendar.html",
        status,
        form=form,
        ids={"closure_date": "closure_day"},
        said=said,
        days=_days(today),
        ask_past="past" in form.values or "sudah lewat" in form.errors.get("closure_date", ""),
        recount=_recount(),
    )


def _days(today: date) -> list[dict[str, Any]]:
    """Each day that differs, the office's own word for it before the deployment's."""
    staff = parts().staff
    holidays, own = staff.days()
    found = {
        h.date: _row(h.date, h.name, KINDS[h.kind], is_estimated=h.estimated) for h in holidays
    }
    found |= {c.date: _closure(c) for c in own}
    found = {day: row for day, row in found.items() if day <= today + AHEAD}
    for day, entry in closures.read(staff.editions.load(NAME).value.get(closures.PART, {})).items():
        found[day] = _closure(entry.closure) | {"by": entry.by, "at": entry.at}
    return [row for _, row in sorted(found.items()) if row["day"] >= _first(row, today)]


def _first(row: dict[str, Any], today: date) -> date:
    """The list begins today; the office's own entries are seen a while longer."""
    return today - BACK if row["by"] else today


def _closure(closure: Closure) -> dict[str, Any]:
    return _row(closure.date, closure.name, "Kantor buka" if closure.working else "Kantor tutup")


def _row(day: date, name: str, kind: str, *, is_estimated: bool = False) -> dict[str, Any]:
    return {
        "day": day,
        "words": hari_tanggal(day),
        "name": name,
        "kind": kind,
        "is_estimated": is_estimated,
        "by": "",
        "at": None,
    }


def _recount() -> dict[str, Any]:
    """What the last change of the calendar moved, as far as the sweep has come."""
    staff = parts().staff
    version = parts().desk.rules.calendar.version
    found = staff.recounts.load("recount")
    is_done = found.value.get("version") == version and not found.value["cursor"]
    is_under_way = not is_done and staff.current.changed_at.timestamp() > 0
    moved = [
        {"number": m["n"], "was": _moment(m["was"]), "now": _moment(m["now"])}
        for m in found.value.get("moved", ())
    ]
    return {
        "is_done": is_done,
        "is_under_way": is_under_way,
        "count": found.value.get("count", 0),
        "moved": moved if is_done else [],
    }


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
