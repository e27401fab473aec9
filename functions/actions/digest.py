"""One agency's weekly digest: prepared, claimed, sent and settled, once whatever happens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from functions.actions.ports import DigestPost, Digests
from functions.domain import messages
from functions.domain.digest import TEMPLATE, Owing
from functions.domain.messages import Message, Owed


def write_off_lapsed(digests: Digests, week: str, now: datetime) -> tuple[dict[str, Message], int]:
    """The week's digests, and how many were lost: their deliverer died, perhaps after sending.

    Those are never sent again: next week comes anyway.
    """
    standing, lost = digests.of_week(week), 0
    for agency, message in standing.items():
        if message.has_lapsed(now):
            standing[agency] = messages.unknown(message, now)
            digests.settle(week, message, standing[agency])
            lost += 1
    return standing, lost


def send_digest(
    digests: Digests,
    post: DigestPost,
    week: str,
    standing: Message | None,
    lines: Sequence[Owing],
    agency: str,
    owner: str,
    now: datetime,
) -> Message:
    """The digest after one attempt; only claimed when another deliverer was faster."""
    send = post.prepare(agency, lines)
    fresh = messages.pending(0, Owed(TEMPLATE, agency), now)
    claim = messages.claimed(standing or fresh, owner, now)
    if not digests.claim(week, claim):
        return claim
    settled = send(claim)
    digests.settle(week, claim, settled)
    return settled
