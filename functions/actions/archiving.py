"""Filing what has ended: each complaint's whole file goes to the archive, again if it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from functions.actions.ports import Complaints, Lists, Shelf, Submissions
from functions.domain import attachments
from functions.domain.attachments import Attachment
from functions.domain.complaint import Complaint
from functions.domain.dates import local
from functions.domain.privacy import Texts
from functions.domain.queues import DONE, LAPOR, SEALED, Row
from functions.domain.submission import Submission

ENDED = (DONE, SEALED, LAPOR)
"""The lists in which something that has ended may stand."""


@dataclass(frozen=True, slots=True)
class ClosedFile:
    """All that belongs to a complaint, but who reported."""

    complaint: Complaint
    submission: Submission
    texts: Texts
    attachments: Sequence[Attachment]


@dataclass(frozen=True, slots=True)
class Cabinet:
    """What filing works with; `uploads` is the bucket in which photos and papers lie."""

    complaints: Complaints
    submissions: Submissions
    shelf: Shelf
    uploads: str


Render = Callable[[ClosedFile], Mapping[str, tuple[str, str]]]
"""The files of one complaint by the end of their name: type and text."""


def place(complaint: Complaint) -> str:
    """What the names of its files begin with: they never move, whatever becomes of it."""
    return f"berkas/{local(complaint.received_at).year}/{complaint.number}"


def name_of(file: Attachment) -> str:
    """The name of a photo or paper in the folder beside the file; "" for one that was refused."""
    if file.state != "accepted":
        return ""
    return attachments.file_key("", file).rsplit("/", 1)[-1]


def ended(lists: Lists, since: datetime) -> Iterator[Row]:
    """What ended since a moment, or was touched after its end; oldest first in each list."""
    for name in ENDED:
        start = ""
        while True:
            page = lists.queue(name, limit=100, start=start, since=since)
            yield from (row for row in page.rows if row.turn == DONE)
            start = page.next
            if not start:
                break


def file_away(cabinet: Cabinet, render: Render, number: str) -> bool:
    """Write its files, with copies of its photos and papers.

    False when it is open again, or lies there already as it is.
    """
    complaint, texts, found = cabinet.complaints.load_whole(number)
    if complaint.is_open:
        return False
    recorded = cabinet.submissions.find(complaint.submission)
    words = recorded.submission if recorded else Submission(complaint.kind, "")
    where, is_new = place(complaint), False
    for file in found:
        if name := name_of(file):
            cabinet.shelf.copy(
                cabinet.uploads, attachments.file_key(number, file), f"{where}/{name}"
            )
    for end, (kind, text) in render(ClosedFile(complaint, words, texts, found)).items():
        is_new |= cabinet.shelf.keep(f"{where}.{end}", text.encode(), kind)
    return is_new
