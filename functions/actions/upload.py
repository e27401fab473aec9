"""Forms that take a complaint's photos and papers to the bucket, without passing through here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from functions.actions.desk import Desk
from functions.actions.track import open_with_code
from functions.domain import attachments, codes, lifecycle
from functions.domain.attachments import OFFICE_SLOTS, SLOTS, Upload
from functions.domain.errors import WrongState
from functions.domain.privacy import View

_OVER = "Laporan ini sudah selesai, jadi tidak menerima file lagi."
_FULL = "Laporan ini sudah punya tiga file, dan lebih dari itu tidak bisa."


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms for a complaint: those that a program sends, and those that lead a browser on."""

    number: str
    code: str
    plain: list[View]
    leading: list[View]


def forms_at_filing(desk: Desk, number: str, *, again: bool) -> list[View]:
    """What the receipt holds: a form for each slot, those already used left out on a replay."""
    if not desk.files.enabled:
        return []
    found = desk.attachments.of(number) if again else ()
    return _forms(desk, number, attachments.free_slots(found, desk.now()) if found else SLOTS)


def more_forms(desk: Desk, number: str, code: str, then: str) -> Forms:
    """Forms for the slots that are free, for who has the code; `then` is where a browser lands.

    Refused when the complaint is over, or has all the files that it may have.
    """
    complaint, _, found = open_with_code(desk, number, code)
    if not lifecycle.STATUSES[complaint.status].open:
        raise WrongState(_OVER)
    free = attachments.free_slots(found, desk.now()) if desk.files.enabled else []
    if not free:
        raise WrongState(_FULL)
    number, as_issued = complaint.number, codes.code_of(desk.access_keys, complaint)
    return Forms(number, as_issued, _forms(desk, number, free), _forms(desk, number, free, then))


def office_forms(desk: Desk, number: str, then: str) -> list[View]:
    """Forms for the office's scans, whatever the status; none when its places are taken."""
    if not desk.files.enabled:
        return []
    free = attachments.free_slots(desk.attachments.of(number), desk.now(), OFFICE_SLOTS)
    return _forms(desk, number, free, then)


def _forms(desk: Desk, number: str, slots: Iterable[int], then: str = "") -> list[View]:
    uploads = [Upload(number, slot, desk.new_id()) for slot in slots]
    return [desk.files.form(upload.key, desk.now(), then) for upload in uploads]
