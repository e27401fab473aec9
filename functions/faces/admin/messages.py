"""The messages: all of one complaint with their evidence, and those that need a person."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from flask import request
from werkzeug.wrappers import Response

from functions import faults
from functions.actions.track import tidy
from functions.domain import lifecycle
from functions.domain.errors import NotFound, Refused
from functions.domain.text import excerpt, one_line
from functions.faces import outbox
from functions.faces.admin import answers
from functions.faces.admin.parts import parts
from functions.faces.admin.queue import start
from functions.faces.admin.rows import SINCE, shown

OPENED = 3
"""The complaints in trouble whose messages stand in the list itself, the longest waiting first.

Each costs a read; with 25 rows and the session the page stays within its five units."""

ONE, ALL = "one", "all"
"""What a form says of the page that it stands on, so that the act leads back there."""

_SAID = "Pesan dikirim ulang."


def show() -> Response:
    """The messages of the complaint whose number was typed, or what needs a person."""
    said = _SAID if request.args.get("done") == "resend" else ""
    typed = one_line(request.args.get("number", ""))
    return of_complaint(typed, said=said) if typed else in_trouble(said=said)


def of_complaint(typed: str, status: int = 200, *, said: str = "", wrong: str = "") -> Response:
    """Every message of one complaint, in the order of its events."""
    desk = parts().desk
    try:
        complaint = desk.complaints.load(tidy(desk, typed))
    except NotFound:
        unknown = f'Tidak ada laporan dengan nomor "{excerpt(typed, 40)}". Periksa lagi nomornya.'
        return _page(404, typed=typed, unknown=unknown)
    return _page(
        status,
        typed=complaint.number,
        complaint=complaint,
        status_label=lifecycle.STATUSES[complaint.status].label,
        messages=outbox.messages(complaint, desk.directory),
        said=said,
        wrong=wrong,
    )


def in_trouble(status: int = 200, *, said: str = "", wrong: str = "") -> Response:
    """The complaints with a message that needs a person, the first ones with the messages."""
    found = parts().staff.indexes.messages(start=start())
    rows = shown(found.rows, SINCE, by_clock=False)
    for place, row in enumerate(rows):
        row["messages"] = _troubles(row["number"]) if place < OPENED else []
    return _page(status, rows=rows, following=found.next, said=said, wrong=wrong)


def back(number: str) -> str:
    """Where a message sent again from one of these pages leads; "" from elsewhere."""
    places = {ONE: f"/admin/messages?number={quote(number)}&", ALL: "/admin/messages?"}
    place = places.get(request.form.get("back", ""))
    return f"{place}done=resend" if place else ""


def refused(number: str, sentence: str, status: int) -> Response:
    """The page that the press came from, with why the message was not sent again."""
    if request.form.get("back") == ONE:
        return of_complaint(number, status, wrong=sentence)
    return in_trouble(status, wrong=sentence)


def _troubles(number: str) -> list[dict[str, Any]]:
    """The index may be a moment behind: what is gone, or is well by now, has none."""
    try:
        complaint = parts().desk.complaints.load(number)
        return outbox.troubles(complaint, parts().desk.directory)
    except NotFound:
        return []
    except Refused:
        raise
    except Exception as error:
        # Any error: one damaged complaint must not hide the others, which a person waits for.
        faults.report("/admin/messages", error, number=number)
        return []


def _page(status: int, **context: Any) -> Response:
    nothing = dict.fromkeys(("typed", "unknown", "following", "said", "wrong"), "")
    whole: dict[str, Any] = {**nothing, "complaint": None, "rows": [], **context}
    return answers.page("messages.html", status, one=ONE, all=ALL, **whole)
