"""Which stretch of the procedure runs from which event to which: what the clocks measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from functions.domain.complaint import Complaint
from functions.domain.dates import WITA, local
from functions.domain.history import DECISIONS, Event


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch between events; an event that both closes and opens starts it anew.

    After the event `until` it never opens again.
    """

    opens: frozenset[str]
    closes: frozenset[str]
    until: str = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """One run of a phase; `since` is the place in the history of the event that opened it."""

    phase: str
    since: int
    started: datetime
    ended: datetime | None = None


_ENDS = frozenset(["referred", "declined", "withdrawn", "closed", "solved"]) | DECISIONS
_ANSWERS = frozenset(("answered_interim", "answered_final"))
_HANDED = frozenset(("dispatched", "sent_back"))
_BACK = frozenset(("reopened", "unsolved"))


_OBJECTION_ANSWERED = frozenset(("upheld", "dismissed"))

DECIDE = "decide"
"""From a request under UU 14/2008 to the PPID's decision."""


def _phase(opens: frozenset[str] | str, closes: frozenset[str], until: str = "") -> Phase:
    return Phase(frozenset((opens,)) if isinstance(opens, str) else opens, closes, until)


PHASES = {
    # The admin must find the right agency; each time anew for the procedure's own clock.
    "forward": _phase(frozenset(("filed", "returned")) | _BACK, _HANDED | _ENDS),
    # The national clock goes on while a wrong agency is replaced.
    "first_forward": _phase(frozenset(("filed",)) | _BACK, _HANDED | _ENDS),
    "answer": _phase(_HANDED, _HANDED | _ANSWERS | _ENDS | {"returned"}),
    "first_answer": _phase("dispatched", _ANSWERS | _ENDS),
    "approve": _phase("proposed", _HANDED | _ANSWERS | _ENDS | _BACK | {"returned", "disapproved"}),
    "relay": _phase(_ANSWERS, _HANDED | _ENDS | {"relayed_interim", "relayed_final"} | _ANSWERS),
    "resolve": _phase(frozenset(("filed",)) | _BACK, _ENDS | {"relayed_final"}),
    "promise": _phase("relayed_interim", _HANDED | _ANSWERS | _ENDS | _BACK),
    "react": _phase(
        frozenset(("relayed_final", "declined")),
        _BACK | _HANDED | {"solved", "closed", "withdrawn"},
    ),
    "complete": _phase("asked", _HANDED | _ANSWERS | _ENDS | {"clarified"}),
    DECIDE: _phase(frozenset(("filed",)) | _BACK, _ENDS | _OBJECTION_ANSWERED | {"relayed_final"}),
    "deliver": _phase(
        frozenset(("granted", "partly_granted", "upheld")), _ENDS | {"delivered", "objected"}
    ),
    "object": _phase(
        frozenset(("refused", "not_held", "delivered")), _ENDS | _BACK | {"objected"}, "objected"
    ),
    "answer_objection": _phase("objected", _ENDS | _OBJECTION_ANSWERED),
    "dispute": _phase(_OBJECTION_ANSWERED, _ENDS | _BACK),
    "outside": _phase("referred", _HANDED | _ANSWERS | _ENDS | _BACK | {"given_up"}),
}
"""Every phase that a clock of clocks.toml may measure, besides "announce"."""

ANNOUNCE = "announce"
"""From the record to the admin's mail accepted: measured on the outbox, not on events."""


def intervals(complaint: Complaint) -> list[Interval]:
    """Every run of every phase, in order of their opening."""
    runs = [run for phase in PHASES for run in _runs(phase, complaint)]
    runs.append(_announcement(complaint))
    return sorted(runs, key=lambda run: run.since)


def pauses(history: Sequence[Event]) -> list[tuple[date, date | None]]:
    """Days on which we waited for the reporter: from the question to the answer.

    Only the first question of each dispatch pauses (PROCEDURE: "Clocks"), so that nobody can
    stretch a clock by asking again and again.
    """
    found: list[tuple[date, date | None]] = []
    asked: date | None = None
    used = False
    for event in history:
        if event.what in _HANDED:
            used = False
        if event.what == "asked" and not used:
            asked, used = local(event.at).date(), True
        elif asked and event.what in PHASES["complete"].closes:
            found.append((asked, local(event.at).date()))
            asked = None
    return [*found, (asked, None)] if asked else found


def _runs(name: str, complaint: Complaint) -> list[Interval]:
    phase, running = PHASES[name], False
    runs: list[Interval] = []
    for place, event in enumerate(complaint.history):
        if running and event.what in phase.closes:
            runs[-1] = replace(runs[-1], ended=_said_at(event))
            running = False
        if event.what == phase.until:
            break
        if not running and event.what in phase.opens:
            # The procedure's clock starts when the complaint was received, not when typed.
            started = complaint.received_at if event.what == "filed" else event.at
            runs.append(Interval(name, place, started))
            running = True
    return runs


def _said_at(event: Event) -> datetime:
    """When it came: what was said by phone on a day may be typed on a later one."""
    said_on = event.word("said_on")
    if not said_on:
        return event.at
    close = datetime.combine(date.fromisoformat(said_on), time(23, 59), WITA)
    return min(close, event.at)


def _announcement(complaint: Complaint) -> Interval:
    mail = complaint.messages.get("0.filed_admin.admin")
    accepted = mail.due if mail and mail.state == "sent" else _first_staff_act(complaint)
    return Interval(ANNOUNCE, 0, complaint.filed_at, accepted)


def _first_staff_act(complaint: Complaint) -> datetime | None:
    """When the office showed that it knows, whatever became of the mail."""
    return next((e.at for e in complaint.history if e.by.startswith("staff:")), None)
