"""What the reporter does after filing: reply, rate, reopen, object, withdraw; with the code."""

from __future__ import annotations

from functions.actions.desk import Desk
from functions.actions.perform import Decide, perform
from functions.actions.track import open_with_code
from functions.domain import citizen_acts, text
from functions.domain.complaint import Complaint
from functions.domain.errors import Invalid, TooMany
from functions.domain.history import REPORTER
from functions.domain.privacy import Text

MOST_ACTS = 40
"""Of one reporter on one complaint: an item of DynamoDB holds 400 kB, and patience ends sooner."""


def reply(desk: Desk, number: str, code: str, words: str) -> Complaint:
    """Add to the complaint."""
    body = _words(desk, "text", words, required=True)
    return _act(desk, number, code, citizen_acts.reply, body)


def rate(
    desk: Desk, number: str, code: str, *, score: int, resolved: bool, words: str = ""
) -> Complaint:
    """Judge the answer, 1 to 5, and say whether the problem is solved."""
    if not 1 <= score <= 5:
        raise Invalid({"score": "Pilih nilai dari 1 sampai 5."})
    body = _words(desk, "text", words)
    return _act(
        desk,
        number,
        code,
        lambda complaint, act: citizen_acts.rate(complaint, act, score=score, resolved=resolved),
        body,
    )


def reopen(desk: Desk, number: str, code: str, reason: str) -> Complaint:
    """Say that it is not over."""
    body = _words(desk, "reason", reason, required=True)
    return _act(desk, number, code, citizen_acts.reopen, body)


def object_to(desk: Desk, number: str, code: str, ground: str, reason: str) -> Complaint:
    """Object to what became of a request under UU 14/2008."""
    from functions.domain import deadlines, ppid_acts  # noqa: PLC0415 - few ever object

    body = _words(desk, "reason", reason, required=True)
    return _act(
        desk,
        number,
        code,
        lambda complaint, act: ppid_acts.object_to(
            complaint, act, deadlines.deadlines(complaint, desk.rules), ground=ground
        ),
        body,
    )


def withdraw(desk: Desk, number: str, code: str, reason: str = "") -> Complaint:
    """Take the complaint back."""
    body = _words(desk, "reason", reason)
    return _act(desk, number, code, citizen_acts.withdraw, body)


def _act(desk: Desk, number: str, code: str, decide: Decide, body: str) -> Complaint:
    complaint, *_ = open_with_code(desk, number, code)
    if sum(event.by == REPORTER for event in complaint.history) >= MOST_ACTS:
        contact = desk.settings.contact.phone
        raise TooMany(f"Laporan ini sudah penuh dengan tanggapan. Hubungi kami di {contact}.")
    text = Text(body) if body else None
    return perform(desk, complaint.number, REPORTER, decide, text=text)


def _words(desk: Desk, field: str, typed: str, *, required: bool = False) -> str:
    body = text.paragraphs(typed)
    limit = desk.settings.filing.max_reply
    if required and not body:
        raise Invalid({field: "Tuliskan pesan Anda."})
    if len(body) > limit:
        raise Invalid({field: f"Pesan paling panjang {limit} huruf; Anda menulis {len(body)}."})
    return body
