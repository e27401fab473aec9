"""What the mail service tells of a mail afterwards, and what it changes in the outbox.

Such news comes twice, late, in any order, or never. A message only ever goes on: to sent once it
is known that the service took it, and to failed once it is known that it did not arrive.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from functions.domain import messages
from functions.domain.agencies import Directory
from functions.domain.complaint import Complaint
from functions.domain.messages import Message


@dataclass(frozen=True, slots=True)
class Evidence:
    """News of the mail that carried a message, which the service took at `accepted_at`.

    `failure` says why it failed for good; empty when the news is only that the service took it.
    `elsewhere` tells whether another address may have better luck.
    """

    message: str
    accepted_at: datetime
    failure: str = ""
    elsewhere: bool = False


def heed(
    complaint: Complaint, evidence: Evidence, directory: Directory, now: datetime
) -> Complaint:
    """The complaint after the news; the very same one when it tells nothing new."""
    message = complaint.messages.get(evidence.message)
    if message is None or message.state == "void" or _is_of_an_earlier_try(complaint, evidence):
        return complaint
    changed = _changed(complaint, message, evidence, directory, now)
    if not changed:
        return complaint
    return replace(complaint, messages={**complaint.messages, **{m.id: m for m in changed}})


def _changed(
    complaint: Complaint, message: Message, evidence: Evidence, directory: Directory, now: datetime
) -> list[Message]:
    if not evidence.failure:
        is_news = message.state not in ("sent", "failed")
        return [messages.sent(message, evidence.accepted_at)] if is_news else []
    changed = []
    if message.state != "failed":
        changed.append(messages.failed(message, now, evidence.failure))
    if evidence.elsewhere and _has_second_address(complaint, message, directory):
        second = messages.to_second(message, now)
        changed += [second] if second.id not in complaint.messages else []
    return changed


def _has_second_address(complaint: Complaint, message: Message, directory: Directory) -> bool:
    agency = directory.agencies.get(message.to)
    if agency is None or not agency.second_email:
        return False
    if message.is_second or message.template in messages.ELSEWHERE:
        return False
    return complaint.may_tell(message)


def _is_of_an_earlier_try(complaint: Complaint, evidence: Evidence) -> bool:
    """Whether a person has had it sent again since: the mail that this is about counts no more."""
    return any(
        event.what == "message_resent"
        and event.word("message") == evidence.message
        and event.at > evidence.accepted_at
        for event in complaint.history
    )
