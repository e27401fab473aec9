"""An act on a complaint, allowed for whoever is signed in and findable for the auditor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g

from functions.faces.admin.access import only_with
from functions.faces.admin.parts import parts

if TYPE_CHECKING:
    from functions.actions.perform import Decide
    from functions.domain.complaint import Complaint
    from functions.domain.history import Act


def watched(what: str, decide: Decide, rights: tuple[str, ...]) -> Decide:
    """Decide, and record it in the audit just before it is saved; what is refused is no act.

    Whoever acts has one of the rights on this complaint.
    The line has the act's own id, so deciding again on a race adds none.
    """

    def decided(complaint: Complaint, act: Act) -> Complaint:
        only_with(rights, complaint)
        after = decide(complaint, act)
        if after is not complaint:
            audit = parts().staff.audit
            audit.record(g.person.username, f"act {what}", complaint.number, act.at, act.id)
        return after

    return decided
