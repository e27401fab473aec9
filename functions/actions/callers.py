"""Who calls again: the earlier complaints from one phone number."""

from __future__ import annotations

from functions.actions.desk import Desk
from functions.domain.complaint import Complaint
from functions.domain.findable import PHONE, Key

MOST = 5


def earlier_from(desk: Desk, phone: str) -> list[Complaint]:
    """The newest complaints from this number (E.164), read through the find keys."""
    hashes = desk.finds.hashes(Key(PHONE, phone))
    found = [e for hash in hashes for e in desk.finds.newest(hash, limit=MOST).entries]
    newest = sorted(found, key=lambda entry: entry.place, reverse=True)[:MOST]
    return desk.finds.complaints(entry.number for entry in newest)
