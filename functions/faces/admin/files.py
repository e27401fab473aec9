"""The whole file of a complaint that has ended, out of the archive; each look is recorded.

For those who act alone: notes among the staff and words that agencies get masked stand in it.
"""

from __future__ import annotations

import re

from flask import Response, redirect
from werkzeug.wrappers import Response as Answer

from functions.actions.archiving import place
from functions.actions.track import tidy
from functions.domain.attachments import FILES
from functions.domain.complaint import Complaint
from functions.domain.errors import NotFound
from functions.domain.roles import ACT
from functions.faces.admin import answers
from functions.faces.admin.access import only_with
from functions.faces.admin.parts import parts

_FORMS = {"html": "text/html; charset=utf-8", "json": "application/json"}
_NAME = re.compile(r"[\w-]{1,40}\.(?:jpg|pdf)", re.ASCII)


def show(number: str, form: str) -> Response:
    """The page, or the same as JSON."""
    if form not in _FORMS:
        raise NotFound("Berkas ini tidak ada.")
    complaint = _load(number)
    body = parts().staff.archive.get(f"{place(complaint)}.{form}")
    if body is None:
        raise NotFound(
            "Berkas laporan ini belum ditulis. Berkas ditulis pada malam sesudah berakhir."
        )
    answers.recorded("archive file", complaint.number)
    return Response(body, content_type=_FORMS[form])


def beside(number: str, name: str) -> Answer:
    """A photo or paper of it: the archive's copy is the same as what lies with the complaint."""
    if not _NAME.fullmatch(name):
        raise NotFound("Berkas ini tidak ada.")
    complaint, desk = _load(number), parts().desk
    answers.recorded("archive file", complaint.number)
    return redirect(desk.files.link(f"{FILES}{complaint.number}/{name}", desk.now()), 303)


def _load(number: str) -> Complaint:
    desk = parts().desk
    complaint = desk.complaints.load(tidy(desk, number))
    only_with((ACT,), complaint)
    return complaint
