"""In whose hands a complaint is: who holds it, and who else has just looked at it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import g

from functions.domain.complaint import Complaint
from functions.faces.admin.parts import parts

RECENT = timedelta(minutes=30)
"""A look so long ago says that somebody may still be at it."""


def hands(complaint: Complaint) -> dict[str, Any]:
    """What the page says of it; the look itself is left for the next one."""
    me: str = g.person.username
    now, taken = parts().desk.now(), complaint.last("taken")
    before = parts().staff.seen.look(complaint.number, me, now)
    is_other = before is not None and before.who != me and now - before.at < RECENT
    return {
        "holder": complaint.taken_by,
        "is_mine": complaint.taken_by == me,
        "since": taken.at if taken else None,
        "other": before if is_other else None,
    }
