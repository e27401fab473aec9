"""How far the public pages follow what the office changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import redirect
from werkzeug.wrappers import Response

from functions.faces.admin.answers import page, recorded
from functions.faces.admin.parts import parts


def show() -> Response:
    """The last run: what it did, or how far it is, or why it could not."""
    state = parts().staff.publishing().state()
    waits = state["asked"] > state["served"] or (state["began"] and not state["finished"])
    return page("publishing.html", state=state, waits=waits, moment=_moment)


def again() -> Response:
    """Build once more: after a fault, or to be sure."""
    recorded("content publish")
    parts().staff.publishing().ask(parts().desk.now())
    return redirect("/admin/publishing", 303)


def _moment(seconds: Any) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
