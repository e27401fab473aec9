"""A mail about no single complaint: prepared, claimed, sent and settled, once whatever happens.

`name` is what it is sent once for: the week of a digest, the edition of a report.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from functions.actions.ports import DigestPost, Digests
from functions.domain import messages
from functions.domain.digest import TEMPLATE, Owing
from functions.domain.messages import Message, Owed, Send


def write_off_lapsed(digests: Digests, name: str, now: datetime) -> tuple[dict[str, Message], int]:
    """What was sent under a name, and how many were lost: their deliverer died.

    Perhaps after sending: those are never sent again by themselves.
    """
    standing, lost = digests.of_week(name), 0
    for to, message in standing.items():
        if message.has_lapsed(now):
            standing[to] = messages.unknown(message, now)
            digests.settle(name, message, standing[to])
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
    """An agency's weekly digest after one attempt."""
    send = post.prepare(agency, lines)
    return send_once(digests, week, standing, Owed(TEMPLATE, agency), send, owner, now)


def send_once(
    digests: Digests,
    name: str,
    standing: Message | None,
    owed: Owed,
    send: Send,
    owner: str,
    now: datetime,
) -> Message:
    """The message after one attempt; only claimed when another deliverer was faster."""
    claim = messages.claimed(standing or messages.pending(0, owed, now), owner, now)
    if not digests.claim(name, claim):
        return claim
    settled = send(claim)
    digests.settle(name, claim, settled)
    return settled
