"""File a complaint: a number is shown only after everything is durable (DESIGN rule 2)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from functions.actions.desk import Desk
from functions.domain import citizen_acts, codes
from functions.domain.complaint import RESTRICTED, Complaint
from functions.domain.dates import local
from functions.domain.errors import Busy, Conflict, NotFound
from functions.domain.findable import keys_of
from functions.domain.history import REPORTER, Act
from functions.domain.submission import Recorded, Submission
from functions.domain.text import excerpt

_SUBJECT_LENGTH = 60
_NEW_NUMBERS = 3


@dataclass(frozen=True, slots=True)
class Filed:
    """A complaint with the reporter's code; `again` tells that it had been filed before."""

    complaint: Complaint
    code: str
    again: bool


def file_complaint(
    desk: Desk,
    submission: Submission,
    idempotency_key: str = "",
    *,
    channel: str = "web",
    received_at: datetime | None = None,
    external_number: str = "",
    flags: frozenset[str] = frozenset(),
    by: str = REPORTER,
    tells: bool = True,
) -> Filed:
    """Record submission, identity, find keys and complaint, in that order.

    The same key with the same content gives the same number and code and completes what a crash
    left undone; with other content it raises Conflict. Without a key the content is the key, for
    two days at most: then the same words are a new complaint. `tells` is false when admin and
    reporter know of it already.
    """
    fingerprint = _fingerprint(desk, submission)
    key = _key(desk, idempotency_key, fingerprint)
    new = Recorded(_new_number(desk), fingerprint, desk.now(), submission)
    recorded = desk.submissions.record(key, new)
    if recorded.fingerprint != fingerprint:
        raise Conflict(
            "Laporan dengan kunci ini sudah kami terima dengan isi yang berbeda. "
            "Untuk melapor hal lain, buka formulir baru."
        )
    again = recorded.number != new.number
    if again and (standing := _standing(desk, recorded.number, key)):
        return _filed(desk, standing, again=True)
    blank = _blank(desk, new, key=key, channel=channel)
    blank = replace(
        blank,
        number=recorded.number,
        received_at=received_at or recorded.filed_at,
        external_number=external_number,
        flags=blank.flags | flags,
    )
    act = Act(desk.new_id(), recorded.filed_at, by)
    return _filed(desk, _create(desk, blank, submission, act, tells=tells), again)


def was_filed(desk: Desk, submission: Submission, idempotency_key: str) -> bool:
    """Whether this is a resend of what was recorded before."""
    key = _key(desk, idempotency_key, _fingerprint(desk, submission))
    return desk.submissions.find(key) is not None


def standing_under(desk: Desk, idempotency_key: str) -> Filed | None:
    """The complaint that stands under a key, whatever its content."""
    key = _keyed(desk, "key", idempotency_key)
    recorded = desk.submissions.find(key)
    standing = _standing(desk, recorded.number, key) if recorded else None
    return _filed(desk, standing, again=True) if standing else None


def known(desk: Desk, wanted: Mapping[str, Submission]) -> dict[str, tuple[str, bool]]:
    """Those of these keys under which a complaint stands: its number, and whether content agrees.

    A submission whose complaint may have been lost in a crash is no complaint yet.
    """
    hashed = {_keyed(desk, "key", typed): typed for typed in wanted}
    marks = desk.submissions.marks(list(hashed))
    unsure = [mark.number for mark in marks.values() if not mark.stands]
    standing = desk.complaints.standing(unsure)
    return {
        hashed[key]: (mark.number, mark.fingerprint == _fingerprint(desk, wanted[hashed[key]]))
        for key, mark in marks.items()
        if mark.stands or mark.number in standing
    }


def _create(
    desk: Desk, blank: Complaint, submission: Submission, act: Act, *, tells: bool
) -> Complaint:
    identity = submission.identity
    for _ in range(_NEW_NUMBERS):
        desk.identities.put(blank.number, identity, desk.now())
        complaint = citizen_acts.file(blank, act, tells=tells)
        found_by = keys_of(complaint, submission, identity)
        desk.finds.put(complaint.number, complaint.filed_at, found_by)
        if desk.complaints.create(complaint, desk.agenda(complaint)):
            return complaint
        desk.submissions.renumber(blank.submission, blank.number, _new_number(desk))
        renumbered = desk.submissions.find(blank.submission)
        blank = replace(blank, number=renumbered.number) if renumbered else blank
    raise Busy("Nomor laporan belum berhasil dibuat. Kirim sekali lagi; tulisan Anda tetap ada.")


def _blank(desk: Desk, recorded: Recorded, *, key: str, channel: str) -> Complaint:
    submission = recorded.submission
    restricted = desk.directory.is_restricted(submission.category)
    return Complaint(
        number=recorded.number,
        kind=submission.kind,
        channel=channel,
        received_at=recorded.filed_at,
        submission=key,
        contact=submission.identity.contact,
        hide_identity=submission.hide_identity,
        code_key=desk.access_keys.current,
        subject=excerpt(submission.title or submission.description, _SUBJECT_LENGTH),
        category=submission.category,
        district=submission.district,
        flags=frozenset((RESTRICTED,)) if restricted else frozenset(),
        confirmed=False,
    )


def _standing(desk: Desk, number: str, key: str) -> Complaint | None:
    try:
        complaint = desk.complaints.load(number)
    except NotFound:
        return None
    return complaint if complaint.submission == key else None


def _filed(desk: Desk, complaint: Complaint, again: bool) -> Filed:
    return Filed(complaint, codes.code_of(desk.access_keys, complaint), again)


def _new_number(desk: Desk) -> str:
    return codes.new_number(desk.settings.portal.number_prefix, desk.choice)


def _fingerprint(desk: Desk, submission: Submission) -> str:
    """Keyed, since a plain digest of the content would let a NIK be guessed."""
    content = json.dumps(asdict(submission), sort_keys=True)
    return _keyed(desk, "content", content)


def _key(desk: Desk, typed: str, fingerprint: str) -> str:
    if typed:
        return _keyed(desk, "key", typed)
    today = local(desk.now()).date()
    yesterday = _keyed(desk, "content-key", fingerprint, today - timedelta(days=1))
    if desk.submissions.find(yesterday):
        return yesterday  # sent just before midnight, sent again just after
    return _keyed(desk, "content-key", fingerprint, today)


def _keyed(desk: Desk, *parts: object) -> str:
    return desk.access_keys.mac(desk.access_keys.current, *parts)[:15].hex()
