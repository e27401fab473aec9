"""Working through a list: once a complaint is dealt with, the next one of the list comes up.

A page that was opened from a list carries the list's address along, through its forms too.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from flask import g, redirect, request
from werkzeug.wrappers import Response

from functions.actions.track import tidy
from functions.domain.queues import Row
from functions.faces.admin import chosen as lists
from functions.faces.admin.parts import parts

LIST = "list"
"""The hidden field that carries the address of the list."""

_DEALT_WITH = frozenset(("dispatch", "ask", "send-back", "relay", "refer", "decline", "close"))
"""Acts after which a complaint is somebody else's turn."""


def the_list() -> str:
    """The address of the list that this page was opened from; "" for none."""
    if request.method == "POST":
        return urlencode(parse_qsl(request.form.get(LIST, "")))
    return lists.chosen().address if "view" in request.args else ""


def after(number: str, act: str) -> str:
    """Where the act leads: to the next of its list, or back to the complaint."""
    address = the_list()
    if address and act in _DEALT_WITH:
        return f"/admin/next?{address}&done={act}&after={number}"
    return f"/admin/complaints/{number}?done={act}" + (address and f"&{address}")


def just_before() -> str:
    """The number of the complaint that was dealt with before this one came up."""
    number = request.args.get("after", "")
    return tidy(parts().desk, number) if number else ""


def show_next() -> Response:
    """The first complaint of the list that still waits, or the list when none does."""
    wanted = lists.chosen()
    before = just_before()
    waiting = (row for row in lists.rows(wanted).rows if row.number != before and _waits(row))
    row = next(waiting, None)
    if row is None:
        return redirect(f"/admin/queue?{wanted.address}", 303)
    said = urlencode({n: v for n in ("done", "after") if (v := request.args.get(n, ""))})
    return redirect(f"/admin/complaints/{row.number}?{wanted.address}&{said}".rstrip("&"), 303)


def _waits(row: Row) -> bool:
    """Whether it is still as the list says, which is a little late, and nobody else's work."""
    if row.taken_by not in ("", g.person.username):
        return False
    return parts().desk.complaints.load(row.number).status == row.status
