"""Each operation is brought to each status that the document promises.

Face holds the answers against the document; here it only matters that there are some of each.
"""

from __future__ import annotations

from typing import Any

import pytest

from functions.actions.desk import Desk
from functions.domain import staff_acts
from functions.domain.errors import Busy
from tests.desks import STORY, filed, shipped
from tests.faces import document, office
from tests.faces.face import BROWSER, JSON, Face

PROMISED = [
    (path, int(status))
    for (method, path), operation in document.operations().items()
    for status in operation["responses"]
    if method == "POST"
]
GOOD: dict[str, dict[str, Any]] = {
    "/api/complaints": {"description": STORY, "name": "Siti", "phone": "081234567890"},
    "/api/complaints/reply": {"text": "Masih gelap."},
    "/api/complaints/rate": {"score": 4, "resolved": True},
    "/api/complaints/reopen": {"reason": "Mati lagi."},
    "/api/complaints/object": {"ground": "refused", "reason": "Bukan rahasia."},
    "/api/agency/answer": {"type": "final", "text": office.ANSWER, "officer_name": "Hasan"},
    "/api/agency/return": {"reason": "Bukan tugas kami."},
    "/api/agency/ask": {"question": "Di RT berapa?"},
    "/api/agency/approve": {"approver_name": "Ahmad"},
    "/api/agency/disapprove": {"reason": "Belum lengkap."},
}
WRONG: dict[str, dict[str, Any]] = {
    "/api/complaints": {"name": ""},
    "/api/track": {"number": ""},
    "/api/complaints/reply": {"text": ""},
    "/api/complaints/rate": {"score": 9},
    "/api/complaints/reopen": {"reason": ""},
    "/api/complaints/withdraw": {"reason": "a" * 4001},
    "/api/complaints/object": {"ground": "refused", "reason": ""},
    "/api/agency/case": {"number": "", "agency_code": ""},
    "/api/agency/acknowledge": {"officer_name": "a" * 101},
    "/api/agency/answer": {"text": ""},
    "/api/agency/return": {"reason": ""},
    "/api/agency/ask": {"question": ""},
    "/api/agency/proposal": {"number": "", "approval_code": ""},
    "/api/agency/approve": {"approver_name": ""},
    "/api/agency/disapprove": {"reason": ""},
}
OF_THE_HEAD = ("proposal", "approve")
"""How the addresses end that open only with the link to an answer that waits."""


@pytest.mark.parametrize("accept", [JSON, BROWSER])
@pytest.mark.parametrize(("path", "status"), PROMISED)
def test_what_the_document_promises_happens(
    citizen: Face, agency: Face, desk: Desk, path: str, status: int, accept: str
) -> None:
    face = agency if path.startswith("/api/agency") else citizen
    fields, limit = _fields(desk, path), shipped()[2].filing.max_body_bytes
    request: dict[str, Any] = {"json": fields}
    match status:
        case 200 if path == "/api/complaints":
            face.send(path, json=fields)
        case 400:
            request = {"content": b"{", "headers": {"Content-Type": JSON}}
        case 403:
            request["json"] = {**fields, "agency_code": "1", "approval_code": "1"}
        case 404 if path.startswith("/api/agency"):
            desk.submissions.items.clear()  # type: ignore[attr-defined]
        case 404:
            request["json"] = {**fields, "code": "1"}
        case 409:
            request["json"] = _conflict(face, desk, path, fields)
        case 413:
            request = {"content": b" " * (limit + 1), "headers": {"Content-Type": JSON}}
        case 415:
            request = {"content": b"{}", "headers": {"Content-Type": "text/plain"}}
        case 422:
            request["json"] = {**fields, **WRONG[path]}
        case 429 if path == "/api/complaints":
            request["json"] = {**fields, "website": "https://robot.example"}
        case 429:
            _close_the_door(desk, fields["number"])
        case 503:
            _break(desk)
    headers = {"Accept": accept, **request.pop("headers", {})}
    assert face.send(path, headers=headers, **request).status_code == status


def _fields(desk: Desk, path: str) -> dict[str, Any]:
    """A body that the operation accepts."""
    good = GOOD.get(path, {})
    if path == "/api/complaints":
        return good
    is_request = path.endswith("object")
    case = filed(desk, kind="ppid_request" if is_request else "complaint")
    number = case.complaint.number
    if path.endswith(OF_THE_HEAD):
        office.proposed(desk, number)
        key = {"approval_code": office.approval_code(desk, number)}
    elif path.startswith("/api/agency"):
        office.dispatch(desk, number)
        key = {"agency_code": office.agency_code(desk, number)}
        if path.endswith("renew"):
            key = {"token": office.token(desk, number)}
    else:
        key = {"code": case.code}
        if path.endswith(("rate", "reopen")):
            office.relayed(desk, number)
        if is_request:
            office.refused(desk, number)
    assert not document.request_problems(path, {"number": number, **key, **good})
    return {"number": number, **key, **good}


def _conflict(face: Face, desk: Desk, path: str, fields: dict[str, Any]) -> dict[str, Any]:
    """Makes the body one that comes too late."""
    if path == "/api/complaints":
        fields = {**fields, "idempotency_key": "k" * 16}
        face.send(path, json=fields)
        return {**fields, "location": "Depan pasar"}
    number = fields["number"]
    if path.startswith("/api/agency"):
        office.answered(desk, number)
        office.act(desk, number, staff_acts.relay, office.ANSWER)
    else:
        how = "reopen" if path.endswith("reopen") else "withdraw"
        if desk.complaints.load(number).status == "answered":
            face.json("/api/complaints/reopen", **fields | {"reason": "Belum."})
        if path.endswith("object"):
            face.json(path, **fields)
        elif how == "withdraw":
            face.json("/api/complaints/withdraw", **fields)
    return fields


def _close_the_door(desk: Desk, number: str) -> None:
    for what in (f"code {number}", f"agency {number}", f"approval {number}"):
        for _ in range(desk.settings.limits.wrong_codes_per_hour):
            desk.tries.add(what, desk.now())


def _break(desk: Desk) -> None:
    def busy(*_: object) -> None:
        raise Busy

    stores: tuple[Any, ...] = (desk.complaints, desk.submissions)
    for store in stores:
        for name in ("load", "load_whole", "record"):
            setattr(store, name, busy)
