"""What is printed at the desk: the receipt."""

from __future__ import annotations

from flask import g, redirect, request
from werkzeug.wrappers import Response

from functions.actions.register import register as give_register_number
from functions.actions.track import tidy
from functions.domain import channels, codes, deadlines, privacy
from functions.domain.complaint import Complaint
from functions.domain.errors import UnknownComplaint
from functions.domain.history import staff_actor
from functions.domain.roles import CASE
from functions.faces.admin import answers
from functions.faces.admin.access import only_seen, sees
from functions.faces.admin.parts import parts
from functions.faces.qr import qr_code


def receipt(number: str) -> Response:
    """What the reporter takes home: number, code, and what happens until when.

    For whoever may see the complaint or has entered it. The code opens it, so the look is recorded.
    """
    desk = parts().desk
    complaint = desk.complaints.load(tidy(desk, number))
    if not (sees(complaint) or _entered(complaint)):
        raise UnknownComplaint
    answers.recorded("print receipt", complaint.number)
    code = codes.code_of(desk.access_keys, complaint)
    tracking_url = f"{parts().config.base_url}/lacak/"
    found = deadlines.public(deadlines.deadlines(complaint, desk.rules))
    return answers.page(
        "receipt.html",
        complaint=complaint,
        code=code,
        channel=channels.label_of(complaint.channel),
        deadlines=[privacy.explained(d, desk.now()) for d in found if d.is_running],
        tracking_url=tracking_url,
        qr=qr_code(f"{tracking_url}#{complaint.number}.{code}"),
        again="again" in request.args,
        opens=g.person.may(CASE) and sees(complaint),
    )


def register(number: str) -> Response:
    """Give the complaint its number in the archive's register."""
    desk = parts().desk
    complaint = desk.complaints.load(tidy(desk, number))
    only_seen(complaint)
    answers.recorded("act register", complaint.number)
    give_register_number(desk, parts().staff.registers, complaint, _me())
    return redirect(f"/admin/complaints/{complaint.number}", 303)


def _me() -> str:
    return staff_actor(g.person.username)


def _entered(complaint: Complaint) -> bool:
    return complaint.history[0].by == _me()
