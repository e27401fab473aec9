"""What is printed at the desk: the receipt, the blank form, the disposition sheet."""

from __future__ import annotations

from flask import g, request
from werkzeug.wrappers import Response

from functions.actions.staff import CaseFile, open_case_file, reveal_identity
from functions.actions.track import tidy
from functions.domain import channels, codes, deadlines, privacy
from functions.domain.complaint import Complaint
from functions.domain.errors import NotAllowed, UnknownComplaint
from functions.domain.history import staff_actor
from functions.domain.identity import Identity
from functions.domain.roles import ACT, CASE, IDENTITY
from functions.domain.text import excerpt
from functions.faces.admin import answers
from functions.faces.admin.access import only_with, sees
from functions.faces.admin.parts import parts
from functions.faces.qr import qr_code

MOST_STORY = 600
"""Letters of the story on the disposition sheet, so that it stays one page."""


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


def blank() -> Response:
    """The form that the counter hands out to write on."""
    return answers.page("blank.html")


def disposition(number: str) -> Response:
    """The sheet that goes round the office with a complaint, without who reports."""
    return _disposition(_open(number))


def named_disposition(number: str) -> Response:
    """The same with who reports, where nobody asked to keep that from the agencies; recorded."""
    case = _open(number)
    only_with((IDENTITY,), case.complaint)
    if not _may_name(case.complaint):
        raise NotAllowed("Nama pelapor laporan ini tidak boleh ikut beredar.")
    answers.recorded("identity disposition", case.complaint.number)
    return _disposition(case, reveal_identity(parts().desk, case.complaint.number))


def _open(number: str) -> CaseFile:
    case = open_case_file(parts().desk, number)
    only_with((ACT,), case.complaint)
    return case


def _disposition(case: CaseFile, identity: Identity | None = None) -> Response:
    desk, complaint = parts().desk, case.complaint
    suggested = desk.directory.suggested_agencies(complaint.category)
    awaited = deadlines.first_running(deadlines.public(case.deadlines))
    named = _may_name(complaint) and sees(complaint, IDENTITY)
    return answers.page(
        "disposition.html",
        complaint=complaint,
        subject=case.submission.title or complaint.subject,
        story=excerpt(case.submission.description, MOST_STORY),
        from_whom=channels.label_of(complaint.channel),
        agencies=desk.directory.names_of(complaint.agencies or suggested),
        until=awaited.due if awaited else None,
        identity=identity,
        reveals=named and identity is None,
    )


def _may_name(complaint: Complaint) -> bool:
    return not (complaint.hide_identity or complaint.is_restricted)


def _entered(complaint: Complaint) -> bool:
    return complaint.history[0].by == staff_actor(g.person.username)
