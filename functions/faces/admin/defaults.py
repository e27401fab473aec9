"""What the forms of a complaint's page already know before anybody types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from werkzeug.datastructures import MultiDict

from functions.actions.staff import CaseFile
from functions.domain import approval, desk_acts, lifecycle, recorded
from functions.domain.agencies import Directory
from functions.domain.complaint import Complaint
from functions.domain.suggestion import topic_of
from functions.faces.admin import acts_ppid
from functions.faces.admin.acts import ACTS
from functions.faces.admin.options import likely
from functions.faces.forms import Form

APART = frozenset(("refer", "reclassify", "not-held"))
"""Forms with long lists: only their own address shows them, so that the page stays small."""


_NEEDS: dict[str, Callable[[Complaint], object]] = {
    "copied-to-lapor": desk_acts.awaits_copy,
    "accept-proposal": approval.proposal,
    "record-answer": recorded.answerers,
    "record-reply": recorded.sayings,
}
"""What must be there for a form to make sense, beside a status that allows it."""


def forms(case: CaseFile, directory: Directory, today: date) -> dict[str, Form]:
    """The forms that know something already."""
    complaint = case.complaint
    category = complaint.category or topic_of(case.submission.description, directory)
    lead = next(iter(likely(replace(complaint, category=category), directory, today)), "")
    return {
        "dispatch": Form({"agency": lead, "via": "mail"}),
        "relay": Form(
            {
                "text": _words(case, "answered_interim", "answered_final"),
                "via": case.submission.reach or "web",
            }
        ),
        "ask": Form({"question": _open_question(case)}),
        "reclassify": Form({"category": category, "kind": complaint.kind}),
        "flag": Form(dict.fromkeys(complaint.flags, "true")),
        "grant": Form({"form": case.submission.delivery}),
        "record-answer": Form({"said_on": today.isoformat(), "follow_up": "none"}),
    }


def has_form(act: str, complaint: Complaint) -> bool:
    """Whether the page shows a form for the act: a status that moved on hides some."""
    if act in acts_ppid.ALLOWED_BY:
        return act in acts_ppid.forms(complaint)
    if act in _NEEDS:
        return bool(_NEEDS[act](complaint))
    if act not in ACTS or act == "resend" or (act == "send-back" and not complaint.agencies):
        return False
    return lifecycle.STATUSES[complaint.status].allows(act.replace("-", "_"))


def as_typed(fields: MultiDict[str, str]) -> dict[str, str]:
    """The typed fields as a form shows them again; a second agency becomes agency2."""
    values = dict(fields.items())
    for place, agency in enumerate(fields.getlist("agency")[1:], start=2):
        values[f"agency{place}"] = agency
    return values


def _open_question(case: CaseFile) -> str:
    """The agency's question, while it has not been passed on."""
    last = case.complaint.last("clarification_requested", "asked", "answered_final")
    if last is None or last.what != "clarification_requested":
        return ""
    return _words(case, "clarification_requested")


def _words(case: CaseFile, *what: str) -> str:
    event = case.complaint.last(*what)
    return case.texts[event.act].body if event and event.act in case.texts else ""
