"""The figures of a month for those who lead: true counts, no texts, no names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from functions.domain.dates import local
from functions.domain.errors import NotFound
from functions.faces.admin import exports
from functions.faces.admin.answers import page
from functions.faces.admin.parts import parts
from functions.faces.statistics.files import MEANINGS
from functions.forms.spreadsheet import Cell
from functions.reports.day import Tally
from functions.reports.published import month_of
from functions.reports.running import Fact, differing, together

DAILY = ("filed", "answered", "open", "late_sop", "late_national")
TOTALS = (
    *("filed", "forwarded", "answered", "in_time_sop", "in_time_national", "open", "late_sop"),
    *("late_national", "solved", "unsolved", "reopened", "referred", "declined"),
)
SO_FAR = ("filed", "forwarded", "answered", "solved", "unsolved", "reopened")
OF_AN_AGENCY = ("forwarded", "answered", "in_time_sop", "open", "late_sop", "late_national")

_MONTH = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])")


def show() -> Response:
    """One month, as it was counted every night."""
    today = local(parts().desk.now()).date()
    month = asked()
    days = parts().staff.figures(month)
    first = date.fromisoformat(f"{month}-01")
    following = f"{first + timedelta(days=31):%Y-%m}"
    return page(
        "figures.html",
        first=first,
        before=f"{first - timedelta(days=1):%Y-%m}",
        after=following if following <= f"{today:%Y-%m}" else "",
        days=[(date.fromisoformat(day), _row(tally, DAILY)) for day, tally in _newest(days)],
        heads={name: [MEANINGS[m][0] for m in names] for name, names in _TABLES.items()},
        meanings=[MEANINGS[measure] for measure in TOTALS],
        totals=_row(month_of(list(days.values())), TOTALS),
        agencies=_agencies(month_of(list(days.values()))),
        key=month,
        today=_today(today) if month == f"{today:%Y-%m}" else [],
        now=parts().desk.now(),
        differing=[(MEANINGS[m][0], by) for m, by in differing(month_of(list(days.values())))],
    )


def _today(today: date) -> list[tuple[str, int]]:
    """What happened today so far, as the stream told it; the night counts again."""
    tally = together(Fact(*fact) for fact in parts().staff.kept(today))
    return [(MEANINGS[m][0], tally[f"{m}||"]) for m in SO_FAR]


def export() -> Response:
    """The month as a file: its days, or its agencies."""
    month = asked()
    days = parts().staff.figures(month)
    if request.args.get("of") == "agencies":
        found = _agencies(month_of(list(days.values())))
        rows: list[list[Cell]] = [[row["name"], *row["numbers"]] for row in found]
        return _file(f"angka-{month}-dinas", "Dinas", OF_AN_AGENCY, rows)
    of_days: list[list[Cell]] = [
        [date.fromisoformat(day), *_row(tally, TOTALS)] for day, tally in sorted(days.items())
    ]
    return _file(f"angka-{month}-hari", "Tanggal", TOTALS, of_days)


def _file(
    name: str, corner: str, measures: Iterable[str], rows: Iterable[Sequence[Cell]]
) -> Response:
    head = (corner, *(MEANINGS[measure][0] for measure in measures))
    return exports.answer(name, head, rows, exports.wanted())


def asked() -> str:
    """The month of the address, this one if it names none ("2026-11")."""
    month = request.args.get("month") or f"{local(parts().desk.now()):%Y-%m}"
    if not _MONTH.fullmatch(month):
        raise NotFound("Bulan ini tidak ada.")
    return month


_TABLES = {"days": DAILY, "agencies": OF_AN_AGENCY}


def _newest(days: dict[str, Tally]) -> list[tuple[str, Tally]]:
    return sorted(days.items(), reverse=True)


def _row(tally: Tally, measures: tuple[str, ...], cell: str = "|") -> list[int]:
    return [tally[f"{measure}|{cell}"] for measure in measures]


def _agencies(tally: Tally) -> list[dict[str, Any]]:
    """By name, so that it is no league; what is restricted belongs to no agency here."""
    ids = {key.split("|")[2] for key in tally if "|agency|" in key} - {""}
    directory = parts().desk.directory
    rows = [
        {"name": directory.name_of(id), "numbers": _row(tally, OF_AN_AGENCY, f"agency|{id}")}
        for id in ids
    ]
    return sorted((row for row in rows if any(row["numbers"])), key=lambda row: row["name"])
