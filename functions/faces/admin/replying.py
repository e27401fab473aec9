"""Ready sentences in the forms of a complaint's page: a press fills the form, and sends nothing."""

from __future__ import annotations

from flask import abort
from werkzeug.datastructures import MultiDict

from functions.domain import wording
from functions.domain.complaint import Complaint
from functions.domain.dates import tanggal
from functions.domain.replies import PLACES, Reply, filled
from functions.domain.text import paragraphs
from functions.faces.admin import defaults
from functions.faces.admin.parts import parts
from functions.faces.forms import Form

FILL = "fill"
"""What the buttons are called; their value is the reply's code."""


def offered() -> dict[str, list[Reply]]:
    """The replies by the act whose form offers them."""
    found = parts().staff.replies()
    return {act: [reply for reply in found if reply.act == act] for act in PLACES}


def form(complaint: Complaint, act: str, fields: MultiDict[str, str]) -> Form:
    """The form as it was typed, with the chosen reply's sentences in it."""
    found = [reply for reply in offered().get(act, ()) if reply.code == fields.get(FILL)]
    if not found:
        abort(404)
    desk, values, place = parts().desk, defaults.as_typed(fields), PLACES[act]
    agency = complaint.lead
    known = {
        "nomor": complaint.number,
        "dinas": wording.short_name(agency, desk.directory) if agency else "dinas",
        "tanggal": tanggal(desk.now()),
    }
    values[place] = filled(found[0], paragraphs(values.get(place, "")), known)
    return Form(values)
