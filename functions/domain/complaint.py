"""A complaint: small facts, its history, its outbox. Every act returns a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from functions.domain import lifecycle, messages
from functions.domain.errors import WrongState
from functions.domain.history import DECISIONS, SYSTEM, Act, Detail, Event
from functions.domain.messages import Message, Owed

RESTRICTED, URGENT, STRATEGIC, SUPERVISORY = "restricted", "urgent", "strategic", "supervisory"
FLAGS = {
    RESTRICTED: "Terbatas",
    URGENT: "Mendesak",
    STRATEGIC: "Isu strategis",
    SUPERVISORY: "Berkadar pengawasan",
}
"""In words; `supervisory` = "berkadar pengawasan": the longer national clock of 60 working days."""

_HANDED_OVER = ("dispatched", "sent_back")
_TAKEN_BACK = ("referred", "declined", "withdrawn", *DECISIONS)
"""Events after which no agency holds the complaint until it is handed over again."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """The one mutable item of a complaint, as the domain sees it.

    `rev` counts every write, `version` only acts of people. `submission` is the key of the
    immutable text; `contact` says how the reporter can be told: "email", "phone" or "".
    `register_number` is the archive's (nomor agenda), such as 17/2026.
    `code_key` and `code_generation` are what the access code is derived from.
    """

    number: str
    kind: str
    channel: str
    received_at: datetime
    submission: str
    contact: str
    hide_identity: bool
    code_key: str
    subject: str = ""
    category: str = ""
    district: str = ""
    external_number: str = ""
    register_number: str = ""
    flags: frozenset[str] = frozenset()
    code_generation: int = 0
    status: str = ""
    history: tuple[Event, ...] = ()
    messages: Mapping[str, Message] = field(default_factory=dict)
    version: int = 0
    rev: int = 0
    due_at: datetime | None = None
    confirmed: bool = True

    # --- what the history says -------------------------------------------------------------

    @property
    def filed_at(self) -> datetime:
        """When the system recorded it."""
        return self.history[0].at

    @property
    def is_open(self) -> bool:
        """Whether anything may still be owed to the reporter."""
        return lifecycle.STATUSES[self.status].open

    @property
    def is_restricted(self) -> bool:
        """Whether only the agencies for restricted cases may know of it."""
        return RESTRICTED in self.flags

    @property
    def handover(self) -> Event | None:
        """The event of the current dispatch."""
        return next((e for e in reversed(self.history) if e.what in _HANDED_OVER), None)

    @property
    def dispatch(self) -> int:
        """Which handing-over is the current one; 0 before the first."""
        return self.dispatch_at(len(self.history))

    def dispatch_at(self, place: int) -> int:
        """Which handing-over was the current one once the event at `place` had happened."""
        return sum(e.what in _HANDED_OVER for e in self.history[: place + 1])

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that hold it, the lead first."""
        if self.handover is None or self.since_handover(*_TAKEN_BACK) or self._was_withheld:
            return ()
        return self.handover.names("agencies")

    @property
    def lead(self) -> str:
        """The agency whose acts move the status."""
        return self.agencies[0] if self.agencies else ""

    @property
    def _was_withheld(self) -> bool:
        """Whether it was restricted when it was over, and taken from who may not know of it."""
        return any(
            e.details.get("withheld") for e in self.since_handover("flagged", "reclassified")
        )

    def since_handover(self, *what: str) -> tuple[Event, ...]:
        """Events of these names since the current dispatch."""
        start = self.history.index(self.handover) if self.handover else 0
        return tuple(e for e in self.history[start:] if e.what in what)

    def waiting_agencies(self) -> tuple[str, ...]:
        """Agencies of the current dispatch that neither answered nor returned it.

        What one has proposed to its own head is no answer yet.
        """
        done = {
            e.word("agency")
            for e in self.since_handover(
                "answered_interim", "answered_final", "contributed", "returned", "stepped_out"
            )
        }
        return tuple(a for a in self.agencies if a not in done)

    @property
    def answer_to_relay(self) -> Event | None:
        """The agency's latest answer, while it waits to be passed on."""
        if self.status != "answer_in":
            return None
        answers = (e for e in reversed(self.history) if e.what.startswith("answered_"))
        return next(answers, None)

    @property
    def relayed(self) -> Event | None:
        """The latest answer that the reporter has."""
        return next((e for e in reversed(self.history) if e.what.startswith("relayed_")), None)

    @property
    def taken_by(self) -> str:
        """The official who said that they work on it; empty for nobody in particular."""
        event = self.last("taken", "let_go")
        return event.by.partition(":")[2] if event and event.what == "taken" else ""

    def last(self, *what: str) -> Event | None:
        """The latest event of one of these names."""
        return next((e for e in reversed(self.history) if e.what in what), None)

    @property
    def troubles(self) -> tuple[Message, ...]:
        """The messages that wait for a person to look at them.

        What went on to a second address is that message's affair.
        """
        mine = (m for m in self.messages.values() if self.may_tell(m))
        ours = (m for m in mine if m.id + messages.SECOND not in self.messages)
        return tuple(message for message in ours if message.needs_a_person)

    def may_tell(self, message: Message) -> bool:
        """Whether its recipient may have the message, as the complaint stands."""
        is_secret = self.is_restricted and message.template in messages.ABOVE
        is_theirs = message.is_for_one_of(self.agencies) and self._can_reach(message)
        return is_theirs and not is_secret

    def calendar_at(self, place: int) -> str:
        """The version of the calendar that the verdicts up to the event at `place` name."""
        named = (e.word("calendar") for e in reversed(self.history[: place + 1]))
        return next((version for version in named if version), "")

    # --- how it changes --------------------------------------------------------------------

    def require(self, act: str) -> None:
        """Refuse the act, in words, when the status does not allow it."""
        status = lifecycle.STATUSES[self.status]
        if not status.allows(act):
            raise WrongState(
                f'Laporan {self.number} sekarang berstatus "{status.label}", jadi tindakan ini '
                "tidak bisa dilakukan. Muat ulang halaman untuk melihat keadaan terbaru."
            )

    def happened(
        self, act: Act, what: str, *, owes: Iterable[Owed] = (), **details: Detail
    ) -> Complaint:
        """The complaint after an event, with the messages that it owes in its outbox.

        What still waits for an agency that no longer holds the complaint becomes void.
        """
        place = len(self.history)
        event = Event(act.id, act.at, act.by, what, {k: v for k, v in details.items() if v})
        history = (*self.history, event)
        new = [messages.pending(place, o, act.at) for o in owes if self._can_reach(o)]
        after = replace(
            self,
            history=history,
            status=lifecycle.status_along([e.what for e in history])[-1],
            version=self.version + (act.by != SYSTEM),
        )
        outbox = {m.id: m for m in (*self.messages.values(), *new)}
        return replace(after, messages=outbox).hushed(act.at)

    def hushed(self, now: datetime) -> Complaint:
        """The complaint with all void that waits to be sent to who may not have it."""
        kept = {
            m.id: m if m.state != "pending" or self.may_tell(m) else messages.void(m, now)
            for m in self.messages.values()
        }
        return replace(self, messages=kept)

    def _can_reach(self, told: Owed | Message) -> bool:
        return told.to != messages.REPORTER or bool(self.contact)
