"""What a complaint's page says of others: with which it is merged, and which may be the same."""

from __future__ import annotations

from typing import Any

from functions.actions.likely import likely
from functions.actions.staff import CaseFile
from functions.domain import lifecycle, merging
from functions.faces.admin.access import sees
from functions.faces.admin.parts import parts

BEFORE_DISPATCH = ("received", "incomplete", "returned", "reopened")
"""Where it is worth to look: nobody works on it yet."""


def of(case: CaseFile, *, may_act: bool) -> dict[str, Any]:
    """Parent and children, as far as whoever is signed in may know of them."""
    complaint, finds = case.complaint, parts().desk.finds
    joined = merging.children_of(complaint)
    children = finds.complaints(joined) if joined else []
    return {
        "parent": merging.parent_of(complaint),
        "alike": _alike(case) if may_act and complaint.status in BEFORE_DISPATCH else [],
        "children": [c for c in children if merging.parent_of(c) and sees(c)],
    }


def _alike(case: CaseFile) -> list[dict[str, Any]]:
    """What may be the same: to look at, and to merge with at a press."""
    return [
        {
            "number": found.number,
            "subject": found.subject,
            "filed_at": found.filed_at,
            "status": found.status,
            "status_label": lifecycle.STATUSES[found.status].label,
            "into": (merging.parent_of(found) or found.number) if found.is_open else "",
        }
        for found in likely(parts().desk, case.complaint, case.submission)
        if sees(found) and merging.parent_of(found) != case.complaint.number
    ]
