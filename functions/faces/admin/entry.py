"""The desk's own entry: a complaint that came by phone, at the counter, on paper or from LAPOR."""

from __future__ import annotations

import secrets

from flask import g, redirect, request
from werkzeug.wrappers import Response

from functions import faults
from functions.actions.callers import earlier_from
from functions.actions.enter_complaint import enter
from functions.actions.file_complaint import Filed
from functions.actions.register import register
from functions.domain import desk_intake, identity, moments
from functions.domain.channels import CHANNELS
from functions.domain.complaint import Complaint
from functions.domain.errors import Busy, Conflict, Invalid, NotAllowed, Refused
from functions.domain.history import staff_actor
from functions.domain.lifecycle import STATUSES
from functions.domain.roles import IDENTITY
from functions.domain.suggestion import topic_of
from functions.faces import http
from functions.faces.admin import answers
from functions.faces.admin.access import sees
from functions.faces.admin.parts import parts
from functions.faces.forms import Form

_ORDER = (
    "channel received_at external_number description district location name phone email address "
    "speaker category kind title incident_date national_id purpose"
).split()
"""The fields from top to bottom, as the list of what is wrong names them."""

_KEY = "idempotency_key"


def form() -> Response:
    """The empty form; `?channel=` is the one that was used last."""
    channel = request.args.get("channel", "")
    values = {"channel": channel if channel in CHANNELS else next(iter(CHANNELS))}
    return _page(Form(values | {"received_at": moments.NOW, _KEY: _new_key()}))


def save() -> Response:
    """Record it and show the receipt, or the form again with what is wrong and all that was typed.

    The form's key makes a second press, or the browser's Back and Send, the same complaint.
    """
    if "look" in request.form:
        return _recognised()
    as_json = http.wants_json(request.headers.get("Accept", ""))
    try:
        filed = _filed()
    except Refused as error:
        if as_json:
            return answers.json(http.error_json(error), http.status_of(error))
        return _again(error)
    if not filed.again:
        _entered(filed.complaint)
    number, status = filed.complaint.number, 200 if filed.again else 201
    if as_json:
        return answers.json({"number": number, "status": filed.complaint.status}, status)
    again = "?again=1" if filed.again else ""
    return redirect(f"/admin/complaints/{number}/receipt{again}", 303)


def _filed() -> Filed:
    desk = parts().desk
    checked = desk_intake.check(request.form, desk.directory, desk.settings.filing, desk.now())
    by = staff_actor(g.person.username)
    filed = enter(desk, checked, request.form.get(_KEY, ""), by)
    if filed.again and not (sees(filed.complaint) or filed.complaint.history[0].by == by):
        known = f"Laporan ini sudah tercatat dengan nomor {filed.complaint.number}."
        raise Invalid({"external_number": known})
    return filed


def _entered(complaint: Complaint) -> None:
    """It stands; whether its register number can be given now or later by a button."""
    answers.recorded("act enter", complaint.number)
    try:
        register(parts().desk, parts().staff.registers, complaint, complaint.history[0].by)
    except Busy as error:
        faults.report(request.path, error)


def _recognised() -> Response:
    """The form again, with the caller's earlier complaints and a topic that fits the story.

    Whose number it is tells who reports, so each one shown is recorded first.
    """
    if not g.person.may(IDENTITY):
        raise NotAllowed("Peran Anda tidak berhak melihat laporan seseorang yang lain.")
    desk, values = parts().desk, dict(request.form.items())
    values["category"] = values.get("category") or topic_of(
        values.get("description", ""), desk.directory
    )
    phone = identity.phone(values.get("phone", ""))
    if not phone:
        return _page(Form(values, {"phone": "Tulis dulu nomor teleponnya dengan lengkap."}), 422)
    known = [c for c in earlier_from(desk, phone) if sees(c, IDENTITY)]
    for complaint in known:
        answers.recorded("identity caller", complaint.number)
    return _page(Form(values), known=known)


def _again(error: Refused) -> Response:
    errors = error.fields if isinstance(error, Invalid) else {"description": error.message}
    values = dict(request.form.items())
    if isinstance(error, Conflict):
        values[_KEY] = _new_key()
        errors = {
            "description": "Formulir ini sudah dipakai untuk laporan dengan isi lain. "
            "Kalau ini memang laporan baru, simpan sekali lagi."
        }
    ordered = {name: errors[name] for name in sorted(errors, key=_place)}
    answer = _page(Form(values, ordered), http.status_of(error))
    answer.headers.update(http.headers_of(error))
    return answer


def _place(field: str) -> int:
    return _ORDER.index(field) if field in _ORDER else len(_ORDER)


def _new_key() -> str:
    return secrets.token_urlsafe(18)


def _page(shown: Form, status: int = 200, known: list[Complaint] | None = None) -> Response:
    return answers.page(
        "new.html",
        status,
        form=shown,
        known=known,
        channels=[(code, channel.label) for code, channel in CHANNELS.items()],
        statuses=STATUSES,
        may_look=g.person.may(IDENTITY),
    )
