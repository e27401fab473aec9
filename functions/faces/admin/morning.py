"""The morning page: what the office does first today."""

from __future__ import annotations

from datetime import timedelta

from werkzeug.wrappers import Response

from functions.faces.admin import chosen as lists
from functions.faces.admin.answers import page
from functions.faces.admin.parts import parts
from functions.faces.admin.rows import SINCE, shown
from functions.faces.admin.views import VIEWS

SILENT = timedelta(minutes=5)
"""A sweep that has not run for so long is worth a warning."""


def morning() -> Response:
    """What the office does first today."""
    beat = parts().staff.heartbeats.last("sweep")
    silent = beat is not None and parts().desk.now() - beat > SILENT
    first = {
        name: shown(
            lists.rows(lists.Chosen(name, VIEWS[name], {}), limit=5).rows, VIEWS[name].moment
        )
        for name in ("admin", "agency", "stuck")
    }
    return page(
        "morning.html",
        now=parts().desk.now(),
        views=VIEWS,
        first=first,
        troubled=shown(parts().staff.indexes.messages(limit=5).rows, SINCE, by_clock=False),
        silent_since=beat if silent else None,
    )
