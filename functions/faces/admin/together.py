"""What a complaint's page says of others: with which it is merged, and which may be the same."""

from __future__ import annotations

from typing import Any

from functions.actions.staff import CaseFile
from functions.domain import merging
from functions.faces.admin.access import sees
from functions.faces.admin.parts import parts


def of(case: CaseFile, *, may_act: bool) -> dict[str, Any]:
    """Parent and children, as far as whoever is signed in may know of them."""
    complaint, finds = case.complaint, parts().desk.finds
    joined = merging.children_of(complaint)
    children = finds.complaints(joined) if joined else []
    return {
        "parent": merging.parent_of(complaint),
        "children": [c for c in children if merging.parent_of(c) and sees(c)],
    }
