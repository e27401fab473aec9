"""What the forms of a complaint's page offer to choose from."""

from __future__ import annotations

from datetime import date
from typing import Any

from functions.domain import approval, desk_acts, recorded, wording
from functions.domain.agencies import Directory
from functions.domain.agency_acts import FOLLOW_UPS
from functions.domain.complaint import Complaint
from functions.domain.recorded import SAYINGS, SOURCES
from functions.domain.staff_acts import DECLINE_REASONS
from functions.faces.admin.acts_onward import DISPATCH_VIAS, VIAS
from functions.faces.admin.acts_ppid import ANSWERS
from functions.faces.admin.acts_said import TYPES

Option = tuple[str, str]


def of(complaint: Complaint, directory: Directory, today: date) -> dict[str, Any]:
    """Every list of a choice, by the name under which the templates know it."""
    return {
        "receivers": receivers(complaint, directory, today),
        "answerers": [
            (id, wording.place_name(id, directory)) for id in recorded.answerers(complaint)
        ],
        "waiting_for_head": approval.proposal(complaint),
        "ended": [a for a in complaint.agencies if directory.has_ended(a, today)],
        "sayings": [(says, SAYINGS[says][1]) for says in recorded.sayings(complaint)],
        "awaits_copy": desk_acts.awaits_copy(complaint),
        "vias": list(VIAS.items()),
        "dispatch_vias": list(DISPATCH_VIAS.items()),
        "decline_reasons": [("", "Pilih alasan"), *_capital(DECLINE_REASONS)],
        "sources": _capital(SOURCES),
        "answer_types": list(TYPES.items()),
        "follow_ups": list(FOLLOW_UPS.items()),
        "objection_answers": list(ANSWERS.items()),
        "scores": [(str(score), words) for score, words in SCORES.items()],
    }


SCORES = {
    5: "5 – Sangat puas",
    4: "4 – Puas",
    3: "3 – Cukup",
    2: "2 – Kurang puas",
    1: "1 – Sangat tidak puas",
}


def receivers(complaint: Complaint, directory: Directory, today: date) -> list[Option]:
    """The agencies that may have it, the likely ones first."""
    first = likely(complaint, directory, today)
    rest = sorted(
        _allowed(complaint, directory, today) - set(first), key=lambda a: directory.agencies[a].name
    )
    return [(agency, directory.agencies[agency].name) for agency in (*first, *rest)]


def likely(complaint: Complaint, directory: Directory, today: date) -> list[str]:
    """Who holds it, or answers for its category; not who says that it is another's task.

    In the place of an agency that has ended stands who took over from it.
    """
    wanted = (*complaint.agencies, *directory.suggested_agencies(complaint.category))
    if complaint.status == "returned" and (event := complaint.last("returned")):
        wanted = (event.word("suggested"), *(a for a in wanted if a != event.word("agency")))
    allowed = _allowed(complaint, directory, today)
    heirs = (directory.heir(agency, today) for agency in wanted)
    return [agency for agency in dict.fromkeys(heirs) if agency in allowed]


def _allowed(complaint: Complaint, directory: Directory, today: date) -> set[str]:
    held = directory.allowed_agencies(complaint.category, complaint.is_restricted)
    return {agency for agency in held if directory.agencies[agency].is_valid_on(today)}


def _capital(choices: dict[str, str]) -> list[Option]:
    return [(code, words[:1].upper() + words[1:]) for code, words in choices.items()]
