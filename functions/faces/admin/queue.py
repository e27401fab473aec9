"""The queue: the saved lists of the office, what is due first and why."""

from __future__ import annotations

import re
from itertools import groupby

from flask import request
from werkzeug.wrappers import Response

from functions.domain.errors import NotFound
from functions.faces.admin import chosen as lists
from functions.faces.admin.answers import page
from functions.faces.admin.rows import shown
from functions.faces.admin.views import View
from functions.faces.forms import Form

_PLACE = r"(?:[0-9A-Z-]{1,40}~[0-9]{1,12})?"
_START = re.compile(rf"{_PLACE}(?:\.{_PLACE}){{0,9}}")
"""Where a next page starts, as the page before wrote it; nothing for the first."""


def queue() -> Response:
    """One page of a list: a bounded number of reads, however many complaints there are."""
    wanted = lists.chosen()
    found = lists.rows(wanted, start=start())
    return page(
        "queue.html",
        groups=_groups(lists.views()),
        name=wanted.name,
        view=wanted.view,
        rows=shown(found.rows, wanted.view.moment),
        following=found.next,
        address=wanted.address,
        form=Form(wanted.filters),
        options=lists.options(),
    )


def start() -> str:
    """Where this page of a list starts, as the page before wrote it."""
    place = request.args.get("start", "")
    if not _START.fullmatch(place):
        raise NotFound("Daftar ini tidak ada.")
    return place


def _groups(views: dict[str, View]) -> list[tuple[str, list[tuple[str, View]]]]:
    by_group = groupby(views.items(), lambda item: item[1].group)
    return [(group, list(items)) for group, items in by_group]
