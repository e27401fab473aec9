"""Filing a complaint, and the form again when something is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from functions import faults
from functions.actions.admission import Gate
from functions.actions.desk import Desk
from functions.actions.file_complaint import Filed, file_complaint
from functions.actions.upload import forms_at_filing
from functions.domain import deadlines, intake, privacy
from functions.domain.errors import Busy, CheckNeeded, Invalid, Refused
from functions.domain.limits import Counter
from functions.domain.privacy import View
from functions.domain.submission import KINDS
from functions.faces.citizen import checking
from functions.faces.endpoints import Answer, Fields, Page, joined_date, texts
from functions.faces.forms import Form, moved
from functions.faces.http import text_of
from functions.faces.qr import qr_code

_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")

_ABSENT = {
    "complaint": "national_id address purpose delivery",
    "aspiration": "national_id address purpose delivery incident_date",
    "information_request": "national_id address purpose delivery incident_date location",
    "ppid_request": "category district location incident_date",
}
"""Fields that an app may send with any kind, but that have no place on the page of this one."""

_ORDER = (
    "description district location name phone email national_id address purpose delivery "
    "category title incident_date"
).split()
"""The fields from top to bottom, as the list of what is wrong names them."""

_NEVER_SHOWN = ["kind", "idempotency_key", "latitude", "longitude"]


@dataclass(frozen=True, slots=True)
class Filing:
    """POST /api/complaints."""

    desk: Desk
    base_url: str
    gate: Gate

    def handle(self, fields: Fields, address: str) -> Answer:
        """201 with number and code; 200 when the same submission had been filed before."""
        checked = intake.check(
            joined_date(fields, "incident_date", "incident"),
            self.desk.directory,
            self.desk.settings.filing,
            self.desk.now(),
        )
        key = _idempotency_key(fields)
        admitted = self.gate.admit(checked, key, checking.visit(fields, address))
        filed = file_complaint(self.desk, checked, key)
        if not filed.again:
            self._count(admitted)
        data = self._receipt(filed)
        page = Page("citizen/receipt.html", self._context(filed, data))
        return Answer(data, page, 200 if filed.again else 201)

    def recover(self, fields: Fields, error: Refused) -> Page:
        """The form with what was typed and what is wrong, or the page that asks for a check."""
        if isinstance(error, CheckNeeded):
            return checking.page(fields, error)
        errors = error.fields if isinstance(error, Invalid) else {"description": error.message}
        kind = text_of(fields, "kind")
        kind = kind if kind in KINDS else "complaint"
        values = texts(fields)
        if "idempotency_key" in errors:
            del values["idempotency_key"]  # nobody could mend it on the page
        shown = moved(errors, _NEVER_SHOWN + _ABSENT[kind].split(), "description")
        ordered = {name: shown[name] for name in sorted(shown, key=_ORDER.index)}
        return Page("pages/lapor.html", {"form": Form(values, ordered), "kind": kind})

    def _count(self, admitted: tuple[Counter, ...]) -> None:
        try:
            self.gate.count(admitted)
        except Busy as error:  # it is filed, whoever counts it
            faults.report("/api/complaints", error)

    def _receipt(self, filed: Filed) -> View:
        complaint = filed.complaint
        found = deadlines.public(deadlines.deadlines(complaint, self.desk.rules))
        return {
            "number": complaint.number,
            "code": filed.code,
            "status": complaint.status,
            "filed_at": complaint.filed_at,
            "deadlines": [privacy.explained(d, self.desk.now()) for d in found],
            "uploads": forms_at_filing(self.desk, complaint.number, again=filed.again),
        }

    def _context(self, filed: Filed, data: View) -> View:
        tracking_url = f"{self.base_url}/lacak/"
        return {
            **data,
            "kind": filed.complaint.kind,
            "files": bool(data["uploads"]),
            "contact": filed.complaint.contact,
            "tracking_url": tracking_url,
            # In the fragment, the code reaches no server and no log.
            "qr": partial(qr_code, f"{tracking_url}#{data['number']}.{data['code']}"),
        }


def _idempotency_key(fields: Fields) -> str:
    key = text_of(fields, "idempotency_key")
    if key and not _KEY.fullmatch(key):
        sentence = "Kunci kiriman harus 16 sampai 64 huruf, angka, garis, atau garis bawah."
        raise Invalid({"idempotency_key": sentence})
    return key
