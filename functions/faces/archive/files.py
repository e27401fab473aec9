"""The whole file of a complaint that has ended: a page to read, and the same as JSON.

Who reported stands in neither: identities lie apart, encrypted, and can be erased. The same
complaint gives the same bytes, whenever it is filed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from functions.actions.archiving import ClosedFile, Render, name_of
from functions.domain import attachments, channels, privacy
from functions.domain.agencies import Directory
from functions.domain.complaint import FLAGS
from functions.domain.dates import local
from functions.domain.deadlines import deadlines
from functions.domain.lifecycle import STATUSES
from functions.domain.retention import THEN, Rule, kept_until, rule_for
from functions.domain.settings import Settings
from functions.domain.standing import Standing
from functions.domain.submission import KINDS
from functions.faces import history, outbox
from functions.faces.pages import environment

FORMAT = "berkas-laporan/1"
"""What the JSON is; another shape gets another number."""

Record = dict[str, Any]
Files = Mapping[str, tuple[str, str]]
"""By the end of their name: type and text."""


def writer(site: Path, settings: Settings, standing: Standing, rules: Mapping[str, Rule]) -> Render:
    """What makes both files of a complaint, by the words and rules that stand."""
    pages = environment(site, settings=settings, directory=standing.directory)
    template = pages.get_template("archive/berkas.html")

    def render(case: ClosedFile) -> Files:
        found = record(case, standing, rule_for(case.complaint, rules))
        text = json.dumps(found, ensure_ascii=False, indent=1, default=_written)
        return {
            "html": ("text/html; charset=utf-8", template.render(file=found, then=THEN)),
            "json": ("application/json", text),
        }

    return render


def record(case: ClosedFile, standing: Standing, rule: Rule) -> Record:
    """Everything that is known of it but who reported; moments are datetimes in WITA."""
    complaint, words, directory = case.complaint, case.submission, standing.directory
    ended = complaint.history[-1].at
    found = deadlines(complaint, standing.rules)
    return {
        "format": FORMAT,
        "number": complaint.number,
        "register_number": complaint.register_number,
        "external_number": complaint.external_number,
        "kind": complaint.kind,
        "kind_label": KINDS[complaint.kind],
        "channel": complaint.channel,
        "channel_label": channels.label_of(complaint.channel),
        "status": complaint.status,
        "status_label": STATUSES[complaint.status].label,
        "received_at": local(complaint.received_at),
        "filed_at": local(complaint.filed_at),
        "ended_at": local(ended),
        "flags": [FLAGS[flag] for flag in sorted(complaint.flags)],
        "title": words.title or complaint.subject,
        "description": words.description,
        "category": complaint.category,
        "category_label": directory.label_of(complaint.category),
        "district": complaint.district,
        "district_label": directory.district_name(complaint.district),
        "location": words.location,
        "latitude": words.latitude,
        "longitude": words.longitude,
        "incident_date": words.incident_date,
        "purpose": words.purpose,
        "agencies": [{"id": a, "name": directory.name_of(a)} for a in complaint.agencies],
        "clocks": [privacy.explained(d, ended) for d in found],
        "history": _history(case, directory),
        "messages": _messages(case, directory),
        "attachments": [
            {"file": name_of(file), "at": local(file.at), "state": file.state, "reason": _why(file)}
            for file in case.attachments
        ],
        "identity": "Disimpan terpisah dan terenkripsi; tidak termasuk dalam berkas ini.",
        "retention": _retention(rule, local(ended).date()),
    }


def _history(case: ClosedFile, directory: Directory) -> list[Record]:
    entries = history.everything(case.complaint, case.texts, directory)
    return [
        {
            "at": local(event.at),
            "what": event.what,
            "label": entry["label"],
            "by": event.by,
            "by_label": entry["by"],
            "text": entry["text"],
            "details": {
                k: list(v) if isinstance(v, tuple) else v for k, v in event.details.items()
            },
        }
        for event, entry in zip(case.complaint.history, entries, strict=True)
    ]


def _messages(case: ClosedFile, directory: Directory) -> list[Record]:
    """To whom, about what, how it ended, and the evidence in sentences."""
    found = outbox.messages(case.complaint, directory, may_act=False)
    return [
        {name: message[name] for name in ("id", "to", "about", "state", "evidence")}
        for message in found
    ]


def _why(file: attachments.Attachment) -> str:
    return attachments.REASONS.get(file.reason, "")


def _retention(rule: Rule, ended: date) -> Record:
    until = kept_until(rule, ended)
    return {"until": until, "then": rule.then, "basis": rule.basis}


def _written(value: object) -> str:
    """Dates and moments in ISO 8601, moments on the office's wall clock."""
    if isinstance(value, datetime):
        return local(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
