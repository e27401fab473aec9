"""How long the file of a complaint is kept, and what is done with it then (jadwal retensi arsip).

Nothing is destroyed by itself: the law wants an appraisal and a record of it, which people make.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from functions.domain.complaint import Complaint

RESTRICTED = "restricted"
"""The rule of every restricted complaint, whatever its kind."""

THEN = {
    "destroy": "dimusnahkan",
    "review": "dinilai kembali",
    "keep": "disimpan selamanya",
}


class Rule(NamedTuple):
    """One line of the schedule: years in use, years at rest, and what follows.

    The years count from the end of the year in which the complaint ended. `basis` names what the
    rule follows.
    """

    of: str
    active_years: int
    inactive_years: int
    then: str
    basis: str


def rule_for(complaint: Complaint, rules: Mapping[str, Rule]) -> Rule:
    """The rule that a complaint falls under."""
    return rules[RESTRICTED if complaint.is_restricted else complaint.kind]


def kept_until(rule: Rule, ended: date) -> date | None:
    """The last day of keeping; None for always."""
    if rule.then == "keep":
        return None
    return date(ended.year + rule.active_years + rule.inactive_years, 12, 31)
