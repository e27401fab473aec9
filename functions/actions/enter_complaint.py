"""What the office enters for another channel becomes a complaint, each LAPOR number once."""

from __future__ import annotations

from functions.actions.desk import Desk
from functions.actions.file_complaint import Filed, file_complaint, standing_under
from functions.domain.channels import LAPOR
from functions.domain.desk_intake import Entry
from functions.domain.errors import Conflict


def lapor_key(number: str) -> str:
    """The idempotency key of a LAPOR number, in whatever way it came here."""
    return f"lapor:{number}"


def enter(desk: Desk, entry: Entry, key: str, by: str, *, tells: bool = True) -> Filed:
    """The complaint of an entry; `key` is its form's, so that a resend gives the same number.

    A LAPOR number is its own key, which DynamoDB keeps unique: whoever enters it a second time,
    in whatever words, gets the first complaint, marked `again`.
    """
    if entry.channel == LAPOR:
        key = lapor_key(entry.external_number)
    elif key:
        key = f"desk:{key}"
    try:
        return file_complaint(
            desk,
            entry.submission,
            key,
            channel=entry.channel,
            received_at=entry.received_at,
            external_number=entry.external_number,
            flags=entry.flags,
            by=by,
            tells=tells,
        )
    except Conflict:
        first = standing_under(desk, key) if entry.channel == LAPOR else None
        if first is None:
            raise
        return first
