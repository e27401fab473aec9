"""The morning page and the queues: whose turn it is, what is due first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import redirect, request
from werkzeug.wrappers import Response

from functions.actions.track import tidy
from functions.domain import lifecycle, wording
from functions.domain.errors import NotFound
from functions.domain.text import excerpt, one_line
from functions.faces.admin.answers import page
from functions.faces.admin.parts import parts

SILENT = timedelta(minutes=5)
"""A sweep that has not run for so long is worth a warning."""


DUE = "Tenggat"
SINCE = "Bermasalah sejak"

_START = re.compile(r"(?:[0-9A-Z-]{1,40}~[0-9]{1,12})?")
"""Where a next page starts, as the page before wrote it; nothing for the first."""


@dataclass(frozen=True, slots=True)
class View:
    """One list of the office; `moment` says what its rows are sorted by."""

    title: str
    empty: str
    moment: str = DUE


VIEWS = {
    "admin": View("Menunggu kita", "Tidak ada yang menunggu kita. Bagus."),
    "agency": View("Menunggu dinas", "Tidak ada laporan di dinas."),
    "reporter": View("Menunggu pelapor", "Tidak ada yang menunggu pelapor."),
    "outside": View("Di luar kabupaten", "Tidak ada laporan di luar kabupaten."),
    "nobody": View("Digabung", "Tidak ada laporan yang digabung.", "Berubah"),
    "done": View("Arsip", "Arsip masih kosong.", "Berakhir"),
    "stuck": View("Perlu teknisi", "Tidak ada laporan yang macet.", "Macet sejak"),
}
"""By the name of the index's queue."""


def morning() -> Response:
    """What the office does first today."""
    beat = parts().staff.heartbeats.last("sweep")
    silent = beat is not None and parts().desk.now() - beat > SILENT
    return page(
        "morning.html",
        now=parts().desk.now(),
        views=VIEWS,
        first={name: _rows(name, "", 5)[0] for name in ("admin", "agency", "stuck")},
        troubled=shown(parts().staff.indexes.messages(limit=5).rows, SINCE),
        silent_since=beat if silent else None,
    )


def queue() -> Response:
    """One page of a list: one Query on the index, however many complaints there are."""
    name = request.args.get("view", "admin")
    if name not in VIEWS:
        raise NotFound("Daftar ini tidak ada.")
    rows, following = _rows(name, start())
    return page(
        "queue.html", views=VIEWS, name=name, view=VIEWS[name], rows=rows, following=following
    )


def find() -> Response:
    """From a number, however it was typed, to its complaint."""
    typed = one_line(request.args.get("number", ""))
    number = tidy(parts().desk, typed)
    try:
        parts().desk.complaints.load(number)
    except NotFound as error:
        raise NotFound(f'Tidak ada laporan dengan nomor "{excerpt(typed, 40)}".') from error
    return redirect(f"/admin/complaints/{number}", 303)


def start() -> str:
    """Where this page of a list starts, as the page before wrote it."""
    place = request.args.get("start", "")
    if not _START.fullmatch(place):
        raise NotFound("Daftar ini tidak ada.")
    return place


def _rows(name: str, start: str, limit: int = 25) -> tuple[list[dict[str, Any]], str]:
    found = parts().staff.indexes.queue(name, limit=limit, start=start, newest_first=name == "done")
    return shown(found.rows, VIEWS[name].moment), found.next


def shown(found: Iterable[Any], moment: str) -> list[dict[str, Any]]:
    """Rows of an index as the lists show them; `moment` says what they are sorted by."""
    directory, now = parts().desk.directory, parts().desk.now()
    return [
        {
            "number": row.number,
            "subject": row.subject,
            "status": row.status,
            "status_label": lifecycle.STATUSES[row.status].label,
            "category": directory.label_of(row.category),
            "district": directory.district_name(row.district),
            "agencies": [wording.short_name(agency, directory) for agency in row.agencies],
            "flags": sorted(row.flags),
            "at": row.at,
            "troubles": row.troubles,
            "moment": moment,
            "late": moment == DUE and row.at < now,
        }
        for row in found
    ]
