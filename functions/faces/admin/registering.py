"""The archive's register: a complaint gets its number in it (nomor agenda)."""

from __future__ import annotations

from flask import g, redirect
from werkzeug.wrappers import Response

from functions.actions.register import register
from functions.actions.track import tidy
from functions.domain.history import staff_actor
from functions.domain.roles import ACT
from functions.faces.admin import answers, in_turn
from functions.faces.admin.access import only_with
from functions.faces.admin.parts import parts


def give(number: str) -> Response:
    """Give the complaint its number; the one that it has stays."""
    desk = parts().desk
    complaint = desk.complaints.load(tidy(desk, number))
    only_with((ACT,), complaint)
    answers.recorded("act register", complaint.number)
    register(desk, parts().staff.registers, complaint, staff_actor(g.person.username))
    return redirect(in_turn.after(complaint.number, "register"), 303)
