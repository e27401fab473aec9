"""When silence may end a complaint: after a relayed final answer, or a question of ours."""

from __future__ import annotations

from functions.domain.complaint import Complaint
from functions.domain.history import SYSTEM, Act, Event
from functions.domain.messages import REPORTER, Owed

REASONS: dict[str, str] = {
    "no_reply": "tidak ada balasan sesudah jawaban kami kirim",
    "not_completed": "keterangan yang kami minta tidak kami terima",
    "no_objection": "tidak ada keberatan sampai batas waktunya",
    "no_dispute": "batas waktu ke Komisi Informasi sudah lewat",
}
"""Why silence closed it, as the reporter reads it."""

OFFICE_REASONS: dict[str, str] = {
    "no_reply": "pelapor tidak membalas",
    "not_completed": "pelapor tidak melengkapi",
    "no_objection": "pemohon tidak mengajukan keberatan",
    "no_dispute": "batas waktu sengketa lewat",
}

PHASES = frozenset(("react", "complete", "object", "dispute"))
"""The stretches in which it is the reporter's turn: only their clocks may close."""

_MOVES = ("proposed", "disapproved", "answered_interim", "answered_final")
_TOLD = ("relayed_interim", "relayed_final")
_HANDED = ("dispatched", "sent_back")


def may_end(complaint: Complaint, since: int) -> bool:
    """Whether the reporter's silence since the event at that place may end the complaint.

    Who never got our words has not been silent: a message in trouble leaves it to the office.
    """
    return _is_reporters_turn(complaint) and not any(
        m.needs_a_person for m in complaint.messages.values() if _asks(m.event, m.to, since)
    )


def is_heard(complaint: Complaint, since: int) -> bool:
    """Whether everything that we told the reporter since then has left."""
    return all(m.is_settled for m in complaint.messages.values() if _asks(m.event, m.to, since))


def notice(complaint: Complaint) -> Owed:
    """The word to the reporter some days before."""
    return Owed(f"closing_{complaint.status}_reporter", REPORTER)


def close(
    complaint: Complaint, act: Act, reason: str, steps: tuple[str, ...], calendar: str
) -> Complaint:
    """End it because nobody answered; whoever still works on it is told, the office is not."""
    owes = [Owed("closed_silent_reporter", REPORTER)]
    owes += [Owed("closed_agency", agency) for agency in complaint.waiting_agencies()]
    return complaint.happened(
        act, "closed", reason=reason, steps=steps, calendar=calendar, owes=owes
    )


def reason_of(event: Event) -> str:
    """The reason's code, if the event is an end by silence."""
    by_silence = event.what == "closed" and event.by == SYSTEM
    return event.word("reason") if by_silence else ""


def _is_reporters_turn(complaint: Complaint) -> bool:
    if complaint.status in ("answered", "decided"):
        return True  # only a relayed final answer, or the PPID's decision, leads there
    if complaint.status != "incomplete":
        return False
    # An answer that waits to be approved or relayed must not be buried because of a question.
    latest = complaint.last(*_MOVES, *_TOLD, *_HANDED)
    return latest is None or not latest.what.startswith(("answered_", "proposed"))


def _asks(event: int, to: str, since: int) -> bool:
    return to == REPORTER and event >= since
