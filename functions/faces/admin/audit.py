"""The audit: who saw or did what, searched by person, sort, number and days, and taken along."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from flask import request
from werkzeug.wrappers import Response

from functions.actions.track import tidy
from functions.domain import audit
from functions.domain.audit import Asked, Line
from functions.domain.dates import WITA, local
from functions.domain.errors import Invalid, NotFound
from functions.domain.text import one_line
from functions.faces.admin import answers, exports
from functions.faces.admin.parts import parts
from functions.faces.forms import Form
from functions.faces.http import status_of

RECENT, LONGEST = timedelta(days=30), timedelta(days=366)
"""How far back the page looks when no day is named, and at most at once."""

_START = re.compile(r"(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00#[\w-]{0,40})?")

HEAD = ("Waktu (WITA)", "Petugas", "Golongan", "Tindakan", "Laporan atau hal", "Catatan")


def show() -> Response:
    """One page of lines, or the form with what is wrong in it."""
    typed = request.args.to_dict()
    try:
        asked = _asked(typed)
    except Invalid as error:
        return _page(Form(_values(typed), error.fields), status_of(error))
    found = parts().staff.audit.trail.page(asked, start=_start())
    return _page(Form(_values(typed)), lines=found.lines, following=found.next)


def export() -> Response:
    """All lines that the page would show, as a file; that somebody took them is recorded."""
    typed = request.args.to_dict()
    try:
        asked = _asked(typed)
    except Invalid as error:
        return _page(Form(_values(typed), error.fields), status_of(error))
    about = " ".join(f"{name}={value}" for name, value in _values(typed).items() if value)
    rows = map(_cells, parts().staff.audit.trail.all(asked))
    return exports.answer("audit", HEAD, rows, exports.wanted(), code="export audit", about=about)


def _page(form: Form, status: int = 200, **found: Any) -> Response:
    context: dict[str, Any] = {"lines": (), "following": "", "groups": audit.GROUPS} | found
    query = urlencode(form.values)
    return answers.page("audit.html", status, form=form, words=audit.words, query=query, **context)


def _cells(line: Line) -> tuple[str | datetime, ...]:
    group = audit.GROUPS.get(audit.group(line.what), "")
    return (line.at, line.who, group, audit.words(line.what), line.number, line.note)


def _values(typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed, the days filled in that the page goes by when none is named."""
    today = local(parts().desk.now()).date()
    given = {name: one_line(typed.get(name, "")) for name in ("group", "who", "number")}
    days = {"first": (today - RECENT).isoformat(), "last": today.isoformat()}
    return given | {name: typed.get(name, "").strip() or day for name, day in days.items()}


def _asked(typed: Mapping[str, str]) -> Asked:
    values, errors = _values(typed), {}
    days: dict[str, date] = {}
    for name in ("first", "last"):
        try:
            days[name] = date.fromisoformat(values[name])
        except ValueError:
            errors[name] = "Tulis tanggalnya seperti 2026-12-05 (tahun, bulan, tanggal)."
    if not errors and not timedelta(0) <= days["last"] - days["first"] <= LONGEST:
        errors["first"] = (
            "Paling lama satu tahun sekaligus, dan hari pertama sebelum hari terakhir."
        )
    if values["group"] and values["group"] not in audit.GROUPS:
        errors["group"] = "Pilih salah satu dari daftar."
    if errors:
        raise Invalid(errors)
    number = values["number"]
    written = (tidy(parts().desk, number), number.lower()) if number else ()
    return Asked(
        _midnight(days["first"]),
        _midnight(days["last"] + timedelta(days=1)),
        values["who"].lower(),
        values["group"],
        written,
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), WITA)


def _start() -> str:
    place = request.args.get("start", "")
    try:
        if _START.fullmatch(place):
            datetime.fromisoformat(place.partition("#")[0] or "2026-01-01")
            return place
    except ValueError:
        pass
    raise NotFound("Halaman ini tidak ada. Cari sekali lagi.")
