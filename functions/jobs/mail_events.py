"""What SES tells of our mails on the account's event bus, into the outbox (domain.evidence).

The bus delivers at least once, in any order, and as well as it can: an outcome that nobody tells
stays unknown, a task for a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from functions import config, faults, figures
from functions.actions.desk import Desk
from functions.actions.perform import perform
from functions.domain.complaint import Complaint
from functions.domain.digest import TEMPLATE
from functions.domain.errors import UnknownComplaint
from functions.domain.evidence import Evidence, heed
from functions.domain.history import SYSTEM
from functions.wiring.desk import desk as wired_desk

_BLOCKED = ("Suppressed", "OnAccountSuppressionList")
"""Subtypes of bounce and complaint: SES did not even try, because of an earlier mail."""

_NEVER = ("MessageTooLarge", "ContentRejected", "AttachmentRejected")
"""Transient bounces by name, but this mail will never be taken. The others are no failure:
automatic replies come as transient bounces too."""

_NO_SUCH_ADDRESS = "Alamat e-mail ini tidak ada atau tidak aktif lagi"
_NOT_TAKEN = "Kotak surat penerima menolak e-mail ini"
_NOT_TRIED = "Alamat e-mail ini diblokir, karena kiriman sebelumnya ditolak atau ditandai spam"
_SPAM = "Penerima menandai e-mail ini sebagai spam"
_VIRUS = "Layanan pengiriman menolak e-mail ini: isinya dicurigai mengandung virus"


def handler(event: Mapping[str, Any], context: object) -> None:
    """Lambda's entry for one event of SES; it asks to be called again only if AWS is busy."""
    failed = take(_desk(), event)
    if failed:
        figures.tell("mail-outcome", undelivered=failed)


def take(desk: Desk, event: Mapping[str, Any]) -> int:
    """Bring the news into the outbox; how many messages it leaves to a person."""
    try:
        if TEMPLATE in event["detail"]["mail"]["tags"]["message"][0]:
            return 0  # a bad address shows in the mails of the digest's complaints as well
        number, evidence = read(event["detail"])
    except Exception as error:
        # Any error: what cannot be read today cannot be read when it comes again.
        faults.report("mail-outcome", error)
        return 0
    troubles: set[str] = set()

    def decide(complaint: Complaint, _: object) -> Complaint:
        after = heed(complaint, evidence, desk.directory, desk.now())
        troubles.clear()
        troubles.update({m.id for m in after.troubles} - {m.id for m in complaint.troubles})
        return after

    try:
        perform(desk, number, SYSTEM, decide)
    except UnknownComplaint:
        return 0  # a mail of the same set that was none of ours, or a complaint long gone
    return len(troubles)


def read(detail: Mapping[str, Any]) -> tuple[str, Evidence]:
    """The complaint's number and the evidence in an event's detail; nobody's address."""
    mail = detail["mail"]
    (number,), (tag,) = mail["tags"]["complaint"], mail["tags"]["message"]
    message = tag.replace("-", ".", 2)  # the courier's tags have no "."
    accepted_at = datetime.fromisoformat(mail["timestamp"]).astimezone(UTC)
    failure, elsewhere = _failure(detail)
    return number, Evidence(message, accepted_at, failure, elsewhere)


def _failure(detail: Mapping[str, Any]) -> tuple[str, bool]:
    """Why it failed for good, "" if it did not; and whether another address may do."""
    match detail["eventType"]:
        case "Send" | "Delivery" | "DeliveryDelay":
            return "", False
        case "Bounce":
            return _bounce(detail["bounce"]["bounceType"], detail["bounce"]["bounceSubType"])
        case "Complaint":
            blocked = detail["complaint"].get("complaintSubType") in _BLOCKED
            return (_NOT_TRIED, True) if blocked else (_SPAM, False)
        case "Reject":
            return _VIRUS, False
        case other:
            raise ValueError(other)


def _bounce(type_: str, subtype: str) -> tuple[str, bool]:
    if subtype in _NEVER:
        return _NOT_TAKEN, True
    if type_ != "Permanent":
        return "", False
    return _NOT_TRIED if subtype in _BLOCKED else _NO_SUCH_ADDRESS, True


@cache
def _desk() -> Desk:
    """Made from the environment when the first event comes; a warm function keeps it."""
    return wired_desk(config.from_environment())
