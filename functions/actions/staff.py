"""What the staff pages read: one complaint with all that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from functions.actions import links
from functions.actions.desk import Desk
from functions.actions.track import tidy
from functions.domain import deadlines
from functions.domain.attachments import OFFICE_SLOTS
from functions.domain.complaint import Complaint
from functions.domain.deadlines import Deadline
from functions.domain.identity import Identity
from functions.domain.privacy import Text, View
from functions.domain.submission import Submission


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything on one complaint, for those who may see it."""

    complaint: Complaint
    submission: Submission
    texts: Mapping[str, Text]
    deadlines: list[Deadline]
    attachments: list[View]
    scans: list[View]


def open_case_file(desk: Desk, number: str) -> CaseFile:
    """The complaint with the reporter's words, texts and clocks; without who reports."""
    complaint, texts, files = desk.complaints.load_whole(tidy(desk, number))
    recorded = desk.submissions.find(complaint.submission)
    submission = recorded.submission if recorded else Submission(complaint.kind, "")
    return CaseFile(
        complaint,
        submission,
        texts,
        deadlines.deadlines(complaint, desk.rules),
        links.views(desk.files, complaint.number, files, desk.now()),
        links.views(desk.files, complaint.number, files, desk.now(), slots=OFFICE_SLOTS),
    )


def reveal_identity(desk: Desk, number: str) -> Identity:
    """Who reports, for roles that need it."""
    return desk.identities.get(number)
