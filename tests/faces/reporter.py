"""What a reporter does on the tracking page, for the tests of it."""

from __future__ import annotations

from functions.actions.desk import Desk
from tests.desks import filed
from tests.faces import office

ACTS = {
    "reply": {"text": "Sekarang tiangnya juga miring."},
    "rate": {"score": 2, "resolved": False, "text": "Masih gelap."},
    "reopen": {"reason": "Lampunya mati lagi."},
    "withdraw": {"reason": "Sudah beres sendiri."},
}

Key = dict[str, str]


def fresh(desk: Desk) -> Key:
    """Number and code of a complaint that has just been filed."""
    case = filed(desk)
    return {"number": case.complaint.number, "code": case.code}


def answered(desk: Desk) -> Key:
    """Number and code of a complaint whose answer has reached the reporter."""
    key = fresh(desk)
    office.relayed(desk, key["number"])
    return key
