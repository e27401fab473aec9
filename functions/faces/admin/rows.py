"""Rows of the lists in words: what, where, whose turn, and why each stands where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import g

from functions.domain import lifecycle, wording
from functions.domain.privacy import LATE
from functions.domain.queues import Row
from functions.domain.roles import ACT, Person
from functions.domain.rude import masked
from functions.faces.admin.parts import parts

SINCE = "Bermasalah sejak"
"""Of messages in trouble: what their list is sorted by."""


def shown(found: Iterable[Row], moment: str, *, by_clock: bool = True) -> list[dict[str, Any]]:
    """Rows as the templates show them; `moment` stands before the time of one without a clock."""
    desk = parts().desk
    directory, now = desk.directory, desk.now()
    clocks = {clock.id: clock for clock in desk.rules.clocks} if by_clock else {}
    shown = []
    for row in found:
        clock = clocks.get(row.why)
        is_late = clock is not None and row.at < now
        shown.append(
            {
                **row._asdict(),
                "subject": subject(row),
                "status_label": lifecycle.STATUSES[row.status].label,
                "category": directory.label_of(row.category),
                "district": directory.district_name(row.district),
                "agencies": [wording.short_name(agency, directory) for agency in row.agencies],
                "flags": sorted(row.flags),
                "late": LATE[clock.family] if clock and is_late else "",
                "why": f"{clock.label} paling lambat" if clock else moment,
            }
        )
    return shown


def subject(row: Row) -> str:
    """What it is about, without abusive words for who does not act on complaints."""
    person: Person = g.person
    if person.may(ACT):
        return row.subject
    return masked(row.subject, parts().desk.standing_now().rude)
