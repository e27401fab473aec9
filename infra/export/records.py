"""What the table holds, as plain records with readable names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from functions.domain import attachments, closures
from functions.domain.attachments import Attachment
from functions.domain.complaint import Complaint
from functions.domain.dates import local
from functions.domain.history import Event
from functions.domain.identity import Identity
from functions.domain.lifecycle import STATUSES
from functions.domain.messages import Message
from functions.domain.privacy import Text
from functions.domain.submission import Recorded
from functions.editing.changes import Changes
from functions.storage.editions import Edition

Record = dict[str, Any]

_FACTS = (
    *("number", "kind", "channel", "subject", "category", "district", "external_number"),
    *("register_number", "contact", "hide_identity", "submission", "status"),
)


def complaint(
    found: Complaint, texts: Mapping[str, Text], files: Iterable[Attachment] = ()
) -> Record:
    """A complaint with its whole history, the texts of its acts, its messages and its files."""
    facts = {name: getattr(found, name) for name in _FACTS}
    return _filled(
        facts
        | {
            "status_label": STATUSES[found.status].label,
            "flags": sorted(found.flags),
            "agencies": list(found.agencies),
            "received_at": _moment(found.received_at),
            "due_at": _moment(found.due_at) if found.due_at else "",
            "history": [_event(event, texts.get(event.act)) for event in found.history],
            "messages": [_message(message) for message in found.messages.values()],
            "attachments": [_attachment(found.number, file) for file in files],
        }
    )


def submission(key: str, found: Recorded) -> Record:
    """The reporter's own words, as they came."""
    words = {name: v for name, v in asdict(found.submission).items() if name != "identity"}
    known = {"key": key, "number": found.number, "filed_at": _moment(found.filed_at)}
    return _filled(known | words)


def identity(number: str, found: Identity) -> Record:
    """Who reports."""
    return _filled({"number": number, **asdict(found)})


def audit(lines: list[dict[str, str]]) -> Iterator[Record]:
    """Who looked at whose identity."""
    for line in lines:
        yield line | {"at": _moment(datetime.fromisoformat(line["at"]))}


def rows_before(act: str, found: Edition) -> Iterator[Record]:
    """The rows that an act changed, as it found them; without `cells` there was none."""
    for place, raw in found.value.items():
        file, _, key = place.rpartition("/")
        cells = raw.get("c") or raw.get("deployed")
        at = {"until": _moment(found.at), "act": act}
        yield _filled({"file": file, "key": key, **at, "cells": cells, "by": raw.get("by", "")})


def rows_now(changes: Changes) -> Iterator[Record]:
    """The rows that the office changed; without `cells` one is removed, or as deployed again."""
    for file, rows in changes.items():
        for key, change in rows.items():
            at = {"at": _moment(datetime.fromtimestamp(change.at, UTC)), "act": change.id}
            stands = {"by": change.by, "cells": change.cells, "as_deployed": change.is_deployed}
            yield _filled({"file": file, "key": key, **at, **stands})


def calendar(found: Edition) -> Record:
    """The days on which the office does otherwise than `content/` says."""
    days = [
        {
            "date": day.isoformat(),
            "office_open": entry.closure.working,
            "name": entry.closure.name,
            "by": entry.by,
            "at": _moment(entry.at),
        }
        for day, entry in sorted(closures.read(found.value.get(closures.PART, {})).items())
    ]
    return {"changed_at": _moment(found.at), "days": days}


def figures(day: str, counts: Mapping[str, int]) -> Record:
    """A day's counts."""
    return {"day": day, "counts": dict(counts)}


def _event(event: Event, text: Text | None) -> Record:
    details = {k: list(v) if isinstance(v, tuple) else v for k, v in event.details.items()}
    said = {"text": text.body, "signed": dict(text.signed)} if text else {}
    at = {"at": _moment(event.at), "by": event.by, "what": event.what, "act": event.act}
    return _filled(at | {"details": details} | said)


def _message(message: Message) -> Record:
    return _filled(
        {
            "event": message.event,
            "template": message.template,
            "to": message.to,
            "state": message.state,
            "at": _moment(message.due),
            "reason": message.reason,
        }
    )


def _attachment(number: str, file: Attachment) -> Record:
    """A file's name in the folder of attachments, or why it was refused."""
    is_kept = file.state == "accepted"
    key = attachments.file_key(number, file) if is_kept else ""
    refused = attachments.REASONS.get(file.reason, "")
    return _filled({"at": _moment(file.at), "state": file.state, "file": key, "reason": refused})


def _moment(at: datetime) -> str:
    """On the office's wall clock, with its zone."""
    return local(at).isoformat()


def _filled(record: Record) -> Record:
    """Without what is empty; a zero is not."""
    empty: tuple[Any, ...] = ("", [], {}, None)
    return {name: v for name, v in record.items() if v not in empty and v is not False}
