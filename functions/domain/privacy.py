"""What each reader may see of a complaint: anyone, the reporter, an agency.

The shapes are those of INTERFACE.md; moments stay datetimes, the faces write them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from functions.domain import deadlines, lifecycle, wording
from functions.domain.agencies import Directory
from functions.domain.clocks import Rules
from functions.domain.complaint import Complaint
from functions.domain.deadlines import Deadline
from functions.domain.history import REPORTER, Event
from functions.domain.identity import Identity
from functions.domain.rude import masked
from functions.domain.submission import KINDS, PPID, Submission

View = dict[str, Any]

REPORTER_ACTS = ("reply", "rate", "reopen", "object", "withdraw")
AGENCY_ACTS = ("acknowledge", "answer", "return", "agency_ask")


@dataclass(frozen=True, slots=True)
class Text:
    """A long text that belongs to one event, with who signed it; never changed once written.

    `sms` is what a phone gets instead of the template's words.
    """

    body: str
    signed: Mapping[str, str] = field(default_factory=dict)
    sms: str = ""


Texts = Mapping[str, Text]
"""Texts by the id of the act that wrote them."""

AGENCY_PHASES = frozenset(("answer", "first_answer", "promise", "resolve"))
"""Whose deadlines an agency is shown: its own."""

LATE = {"sop": "Lewat target", "national": "Terlambat", "internal": "Lewat"}
"""Not everything that is one day old is late: the procedure's own target is no law."""

_TEXT_FOR_REPORTER = frozenset(
    "asked clarified replied relayed_interim relayed_final declined withdrawn unsolved reopened "
    "corrected extended granted partly_granted refused not_held delivered objected upheld "
    "dismissed followed".split()
)
_TEXT_FOR_AGENCY = frozenset(
    "asked clarified replied unsolved sent_back dispatched relayed_interim relayed_final".split()
)

_OF_THE_REPORTER = frozenset(("clarified", "replied", "unsolved"))
"""The reporter's words even when the office wrote them down."""


def standing(complaint: Complaint) -> View:
    """Number and status: what every answer about a complaint begins with."""
    return {
        "number": complaint.number,
        "status": complaint.status,
        "status_label": lifecycle.STATUSES[complaint.status].label,
    }


def for_anyone(complaint: Complaint, rules: Rules) -> View:
    """For the number without the code: status, and dates of clocks that tell no kind."""
    found = [d for d in deadlines.deadlines(complaint, rules) if d.clock.family == "sop"]
    return standing(complaint) | {
        "filed_at": complaint.filed_at,
        "updated_at": complaint.history[-1].at,
        "deadlines": [_dates(d) for d in found],
    }


def for_reporter(
    complaint: Complaint, texts: Texts, directory: Directory, rules: Rules, now: datetime
) -> View:
    """Everything that concerns the reporter: number and code were right."""
    found = deadlines.deadlines(complaint, rules)
    allows = lifecycle.STATUSES[complaint.status].allows
    return for_anyone(complaint, rules) | {
        "explanation": wording.explanation(complaint, directory, rules),
        "kind": complaint.kind,
        "category": complaint.category,
        "agencies": list(directory.names_of(complaint.agencies)),
        "deadlines": [explained(d, now) for d in deadlines.public(found)],
        "overdue": deadlines.is_overdue(found, now),
        "timeline": _timeline(complaint, texts, directory, rules),
        "may": [
            act
            for act in REPORTER_ACTS
            if allows(act) and (act != "object" or _may_object(complaint, found, now))
        ],
        **_relayed_answer(complaint, texts, directory),
    }


def _may_object(complaint: Complaint, found: list[Deadline], now: datetime) -> bool:
    if complaint.kind != PPID:
        return False
    from functions.domain.ppid_acts import may_object  # noqa: PLC0415 - as in wording

    return may_object(complaint, found, now)


def for_agency(
    complaint: Complaint,
    agency: str,
    submission: Submission,
    texts: Texts,
    directory: Directory,
    rules: Rules,
    now: datetime,
    rude: tuple[str, ...] = (),
) -> View:
    """What an agency needs to answer, without who reports (see `reporter_for_agency`).

    Words of `rude` are masked in all that is read out to it.
    """
    found = deadlines.public(deadlines.deadlines(complaint, rules))
    allows = lifecycle.STATUSES[complaint.status].allows
    return standing(complaint) | {
        "kind": complaint.kind,
        "kind_label": KINDS[complaint.kind],
        "category": complaint.category,
        "category_label": directory.label_of(complaint.category),
        "title": masked(submission.title, rude),
        "description": masked(submission.description, rude),
        "district": directory.district_name(complaint.district),
        "location": masked(submission.location, rude),
        "latitude": submission.latitude,
        "longitude": submission.longitude,
        "incident_date": submission.incident_date,
        "filed_at": complaint.filed_at,
        "agency": {"id": agency, "name": directory.name_of(agency)},
        "is_lead": agency == complaint.lead,
        "partners": list(directory.names_of(tuple(a for a in complaint.agencies if a != agency))),
        "dispatch": complaint.dispatch,
        "version": complaint.version,
        "deadlines": [explained(d, now) for d in found if d.clock.phase in AGENCY_PHASES],
        "conversation": _conversation(complaint, agency, texts, rude),
        "may": [act for act in AGENCY_ACTS if allows(act)],
    }


def shares_contact(complaint: Complaint) -> bool:
    """Whether the agencies of the current dispatch may learn name and phone."""
    handover = complaint.handover
    return (
        handover is not None
        and bool(handover.details.get("share_contact"))
        and not complaint.hide_identity
        and not complaint.is_restricted
    )


def reporter_for_agency(who: Identity) -> View:
    """Name and phone, never the NIK (PROCEDURE: "Who knows what")."""
    return {"name": who.name, "phone": who.phone}


def explained(deadline: Deadline, now: datetime) -> View:
    """One deadline with its words; `late` is the public word for a passed one, or nothing."""
    return _dates(deadline) | {
        "label": deadline.clock.label,
        "family": deadline.clock.family,
        "explanation": deadline.explanation,
        "late": LATE[deadline.clock.family] if deadline.is_overdue(now) else "",
    }


def _dates(deadline: Deadline) -> View:
    return {"clock": deadline.clock.id, "due": deadline.due, "met_at": deadline.met_at}


def _timeline(complaint: Complaint, texts: Texts, directory: Directory, rules: Rules) -> list[View]:
    statuses = lifecycle.status_along([event.what for event in complaint.history])
    entries = []
    for event, status in zip(complaint.history, statuses, strict=True):
        if event.what not in wording.TIMELINE or rules.is_internal(event):
            continue
        entry = {
            "at": event.at,
            "status": status,
            "label": wording.timeline_label(event, directory),
        }
        if event.what in _TEXT_FOR_REPORTER and event.act in texts:
            entry["text"] = texts[event.act].body
        entries.append(entry)
    return entries


def _relayed_answer(complaint: Complaint, texts: Texts, directory: Directory) -> View:
    relayed = complaint.relayed
    if relayed is None:
        return {}
    place = complaint.history.index(relayed)
    answer = next(e for e in reversed(complaint.history[:place]) if e.what.startswith("answered_"))
    return {
        "answer": {
            "type": relayed.what.removeprefix("relayed_"),
            "text": texts[relayed.act].body if relayed.act in texts else "",
            "follow_up": answer.word("follow_up"),
            "agency": wording.place_name(answer.word("agency"), directory),
            "at": relayed.at,
        }
    }


def _conversation(
    complaint: Complaint, agency: str, texts: Texts, rude: tuple[str, ...]
) -> list[View]:
    own = f"agency:{agency}"
    return [
        {"at": e.at, "label": _speaker(e, own), "text": masked(texts[e.act].body, rude)}
        for e in complaint.history
        if e.act in texts and (_is_said_by(e, own) or e.what in _TEXT_FOR_AGENCY)
    ]


def _is_said_by(event: Event, own: str) -> bool:
    """Whether the agency itself said it for good; what it proposes stands in its form."""
    return event.by == own and event.what != "proposed"


def _speaker(event: Event, own: str) -> str:
    if event.what == "disapproved":
        return "Pimpinan instansi Anda"
    if event.by == own:
        return "Instansi Anda"
    is_theirs = event.by == REPORTER or event.what in _OF_THE_REPORTER
    return "Pelapor" if is_theirs else "Admin kabupaten"
