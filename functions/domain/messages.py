"""The outbox inside a complaint: each message's way from pending to settled.

pending → claimed (owner, lease), and from there one of
  → sent
  → pending again, later (the service asked us to wait)
  → failed (refused for good)   ┐ a visible task;
  → unknown (the lease lapsed)  ┘ never a second send by itself
pending → void (its agency holds the complaint no more)
unknown → sent, and sent → failed, when the mail service tells more later (domain.evidence)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

State = Literal["pending", "claimed", "sent", "failed", "unknown", "void"]

ADMIN = "admin"
DEPUTY = "deputy"
LEADERSHIP = "leadership"
SUPERIOR = "superior"
"""The officer above the PPID (atasan PPID), who answers objections."""
REPORTER = "reporter"

FAREWELLS = frozenset(("recalled_agency", "withdrawn_agency"))
"""What an agency is told although it no longer holds the complaint."""

SECOND = "_2"
"""Ends the id of a message that goes to an agency's second address; no agency's id has a "_"."""

TO_SUPERIOR = "superior_agency"
"""The template that goes to a vertical agency's superior office instead of the agency."""

APPROVAL = "approval_agency"
"""The template that goes to an agency's head, with a link to approve, not to answer."""

ELSEWHERE = frozenset((TO_SUPERIOR, APPROVAL))
"""What goes to another address than the agency's, and must not go to its second one."""

ABOVE = ELSEWHERE | {"head_agency", "escalation_leadership"}
"""What goes over the head of an agency's liaison: never about a restricted complaint."""

LEASE = timedelta(minutes=3)
"""Longer than any function may run, so that only the dead lose a lease."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A message that an act owes to somebody: an office, the reporter, or an agency's id."""

    template: str
    to: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message of one event; `id` is "<event's place>.<template>.<to>".

    With SECOND at its end it is the same message to the agency's second address.
    `due` is when to try (pending, claimed) or when it settled (sent, failed, unknown).
    """

    id: str
    state: State
    due: datetime
    tries: int = 0
    owner: str = ""
    lease: datetime | None = None
    reason: str = ""

    @property
    def event(self) -> int:
        """The place in the history of the event that owed it."""
        return int(self.id.split(".")[0])

    @property
    def template(self) -> str:
        """Which text it carries."""
        return self.id.split(".")[1]

    @property
    def to(self) -> str:
        """Whom it is for: admin, deputy, leadership, reporter, or an agency's id."""
        return self.id.split(".", 2)[2].removesuffix(SECOND)

    @property
    def is_second(self) -> bool:
        """Whether it goes to the agency's second address."""
        return self.id.endswith(SECOND)

    @property
    def is_settled(self) -> bool:
        """Whether nothing more happens to it by itself."""
        return self.state not in ("pending", "claimed")

    @property
    def needs_a_person(self) -> bool:
        """Whether it waits for the office to look and perhaps press "send again"."""
        return self.state in ("failed", "unknown")

    def is_for_one_of(self, agencies: tuple[str, ...]) -> bool:
        """Whether its recipient may still have it, when these agencies hold the complaint."""
        to_agency = self.template.endswith("_agency") and self.template not in FAREWELLS
        return not to_agency or self.to in agencies

    def is_claimable(self, now: datetime) -> bool:
        """Whether a deliverer may take it now."""
        return self.state == "pending" and self.due <= now

    def has_lapsed(self, now: datetime) -> bool:
        """Whether its deliverer died: nobody knows if it was sent."""
        return self.state == "claimed" and self.lease is not None and self.lease <= now


Send = Callable[[Message], Message]
"""One attempt to send a claimed message; returns what has become of it."""


def pending(event: int, owed: Owed, at: datetime) -> Message:
    """A message as an act leaves it in the outbox."""
    return Message(f"{event}.{owed.template}.{owed.to}", "pending", at)


def to_second(message: Message, at: datetime) -> Message:
    """The same message for the agency's second address."""
    return Message(message.id + SECOND, "pending", at)


def again(message: Message, at: datetime) -> Message:
    """To be sent once more, because a person wants it."""
    return Message(message.id, "pending", at)


def claimed(message: Message, owner: str, now: datetime) -> Message:
    """Taken by one deliverer; its due moment stays, so that the sweep keeps seeing it."""
    return replace(
        message, state="claimed", owner=owner, lease=now + LEASE, tries=message.tries + 1
    )


def sent(message: Message, at: datetime) -> Message:
    """Accepted by the mail or SMS service."""
    return Message(message.id, "sent", at)


def failed(message: Message, at: datetime, reason: str) -> Message:
    """Refused for good; the office sees why."""
    return Message(message.id, "failed", at, message.tries, reason=reason)


def unknown(message: Message, at: datetime) -> Message:
    """Perhaps sent, perhaps not."""
    return Message(message.id, "unknown", at, message.tries, reason="Hasil kiriman tidak diketahui")


def void(message: Message, at: datetime) -> Message:
    """Not to be sent any more: what it says is no business of its recipient's now."""
    return Message(message.id, "void", at, message.tries, reason="Tidak perlu dikirim lagi")


def put_off(message: Message, now: datetime, *, burn: bool) -> Message:
    """Back to pending, later; `burn` tells whether the try counts."""
    tries = message.tries if burn else message.tries - 1
    wait = min(timedelta(minutes=2**tries), timedelta(hours=1))
    return Message(message.id, "pending", now + wait, tries)


def next_moment(messages: Iterable[Message]) -> datetime | None:
    """The earliest moment at which a message wants a deliverer."""
    return min((m.due for m in messages if not m.is_settled), default=None)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one template, with $fields of FIELDS; `sms` only for the reporter's."""

    subject: str
    body: str
    sms: str = ""


FIELDS = frozenset(
    (
        *("number", "code", "link", "agency_code", "portal", "office", "phone", "kind"),
        *("category", "district", "agency", "status", "explanation", "until", "text", "title"),
        *("closes", "head", "superior"),
    )
)
"""What a template may name."""

SMS_FIELDS = frozenset(("number", "code", "link", "portal", "phone", "closes"))
"""An SMS never names subject or agency: others may read the phone."""
