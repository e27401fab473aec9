"""The register of requests under UU 14/2008: a year on a page, to read, to filter, to print."""

from __future__ import annotations

import re
from typing import Any

from flask import Response, request

from functions.actions import requests
from functions.domain import lifecycle, ppid_words
from functions.domain.dates import local
from functions.domain.errors import NotFound
from functions.domain.roles import PPID
from functions.domain.submission import DELIVERIES
from functions.faces.admin import exports
from functions.faces.admin.access import sees
from functions.faces.admin.answers import page
from functions.faces.admin.parts import parts
from functions.faces.forms import Form
from functions.reports.requests import OPEN, WITHDRAWN, Entry, entry, year

FIRST_YEAR = 2020

DECISIONS = {
    OPEN: "Belum diputus",
    "granted": "Dikabulkan",
    "partly_granted": "Dikabulkan sebagian",
    "refused": "Ditolak",
    "not_held": "Tidak dikuasai",
    WITHDRAWN: "Dicabut",
}
OBJECTIONS = {"objected": "Diperiksa", "upheld": "Diterima", "dismissed": "Tidak diterima"}

_HEAD = (
    *("Nomor", "Nomor agenda", "Diterima", "Perihal", "Tujuan", "Bentuk", "Keputusan"),
    *("Tanggal keputusan", "Alasan", "Hari kerja", "Tenggat", "Keberatan"),
)


def show() -> Response:
    """One year, under its filter."""
    chosen, wanted = _year(), request.args.get("decision", "")
    found = _entries(chosen)
    shown = [e for e in found if not wanted or e.decision == wanted]
    now = local(parts().desk.now()).year
    return page(
        "requests.html",
        year=chosen,
        years=[(str(y), str(y)) for y in range(now, max(FIRST_YEAR, now - 5), -1)],
        form=Form({"year": str(chosen), "decision": wanted}),
        decisions=[("", "Semua"), *DECISIONS.items()],
        rows=_rows(shown),
        total=year(found),
        names=DECISIONS,
        objections=OBJECTIONS,
        reason=_reason,
    )


def export() -> Response:
    """The year as a file."""
    chosen = _year()
    rows = _rows(_entries(chosen))
    cells = ([row[name] for name in _CELLS] for row in rows)
    return exports.answer(f"register-permohonan-{chosen}", _HEAD, cells, exports.wanted())


_CELLS = (
    *("number", "register_number", "received_on", "subject", "purpose", "form", "decision"),
    *("decided_on", "reason", "days", "due_on", "objection"),
)


def _year() -> int:
    typed = request.args.get("year", "") or str(local(parts().desk.now()).year)
    if not re.fullmatch(r"20[0-9]{2}", typed):
        raise NotFound("Tahun ini tidak ada di register.")
    return int(typed)


def _entries(chosen: int) -> list[Entry]:
    """The year's requests that whoever is signed in may know of."""
    desk = parts().desk
    mine = (c for c in requests.of_year(desk, chosen) if sees(c, PPID))
    return [entry(complaint, desk.rules, desk.now()) for complaint in mine]


def _rows(found: list[Entry]) -> list[dict[str, Any]]:
    asked = requests.words_of(parts().desk, [e.complaint for e in found])
    return [_row(e, asked[e.complaint.number].purpose if e.complaint.number in asked else "")
            for e in found]  # fmt: skip


def _row(found: Entry, purpose: str) -> dict[str, Any]:
    complaint = found.complaint
    return {
        "number": complaint.number,
        "register_number": complaint.register_number,
        "received_on": local(complaint.received_at).date(),
        "subject": complaint.subject,
        "purpose": purpose,
        "form": DELIVERIES.get(found.form, ""),
        "status": complaint.status,
        "status_label": lifecycle.STATUSES[complaint.status].label,
        "decision": DECISIONS[found.decision],
        "decided_on": found.decided_on,
        "reason": _reason(found.reason),
        "days": found.days,
        "due_on": local(found.due).date() if found.due else None,
        "late": found.is_late,
        "objection": OBJECTIONS.get(found.objection, ""),
    }


def _reason(code: str) -> str:
    return ppid_words.exception(code, parts().desk.directory) if code else ""
