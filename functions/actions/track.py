"""Follow a complaint: the status with the number, all that concerns its reporter with the code."""

from __future__ import annotations

from collections.abc import Mapping

from functions.actions import links
from functions.actions.desk import Desk
from functions.actions.guard import guarded
from functions.domain import codes, privacy
from functions.domain.attachments import Attachment
from functions.domain.complaint import Complaint
from functions.domain.errors import UnknownComplaint
from functions.domain.privacy import Text, View


def track(desk: Desk, number: str, code: str = "") -> View:
    """The view of INTERFACE.md's /api/track; wrong code and unknown number sound alike."""
    if not code:
        return privacy.for_anyone(desk.complaints.load(tidy(desk, number)), desk.rules)
    complaint, texts, files = open_with_code(desk, number, code)
    view = privacy.for_reporter(complaint, texts, desk.directory, desk.rules, desk.now())
    return view | {"attachments": links.views(desk.files, complaint.number, files, desk.now())}


def open_with_code(
    desk: Desk, number: str, code: str
) -> tuple[Complaint, Mapping[str, Text], list[Attachment]]:
    """The complaint whose number and code were both right; wrong ones are counted."""
    number = tidy(desk, number)
    limit = desk.settings.limits.wrong_codes_per_hour
    with guarded(desk, f"code {number}", limit):
        complaint, texts, files = desk.complaints.load_whole(number)
        if not codes.same_code(code, codes.code_of(desk.access_keys, complaint)):
            raise UnknownComplaint
    return complaint, texts, files


def tidy(desk: Desk, number: str) -> str:
    """The number as it was issued, however it was typed."""
    return codes.tidy_number(number, desk.settings.portal.number_prefix)
