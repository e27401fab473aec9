"""The clocks as data: how long a phase may take, and what happens around its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from functions.domain.complaint import Complaint
from functions.domain.history import NUDGES, REPORTER, Event
from functions.domain.workdays import WorkingCalendar

Family = Literal["sop", "national", "internal"]
Unit = Literal["minutes", "working_minutes", "days", "working_days", "promise"]


@dataclass(frozen=True, slots=True)
class Span:
    """An amount of time in one of the procedure's units; "promise" is the promised day itself."""

    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Step:
    """What happens so long after a deadline passed, or before it: whom to tell.

    A step that `closes` names why: it ends the complaint where silence may (domain/silence), and
    tells people only where it must not.
    """

    id: str
    after: Span
    tells: tuple[str, ...]
    closes: str = ""

    @property
    def is_early(self) -> bool:
        """Whether it comes before the deadline: a warning or a notice, nothing is late yet."""
        return self.after.amount < 0

    @property
    def is_notice(self) -> bool:
        """Whether it tells the reporter that silence will end the complaint."""
        return REPORTER in self.tells


@dataclass(frozen=True, slots=True)
class Clock:
    """One row of clocks.toml: how long a phase may take, for which complaints, by which text.

    Families: the procedure's own ("sop", in public words "Lewat target"), the national one
    ("Terlambat"), and internal ones that the public does not see. `extension`: so much longer, in
    the same unit, once it was extended in writing.
    """

    id: str
    family: Family
    phase: str
    span: Span
    label: str
    legal: str
    kinds: frozenset[str] = frozenset()
    flag: str = ""
    without_flag: str = ""
    pauses: bool = False
    extension: int = 0
    steps: tuple[Step, ...] = ()

    def measures(self, complaint: Complaint) -> bool:
        """Whether this clock runs for such a complaint."""
        return (
            (not self.kinds or complaint.kind in self.kinds)
            and (not self.flag or self.flag in complaint.flags)
            and (not self.without_flag or self.without_flag not in complaint.flags)
        )


@dataclass(frozen=True, slots=True)
class Rules:
    """The clocks and the calendar that verdicts are reached by."""

    clocks: tuple[Clock, ...]
    calendar: WorkingCalendar

    def is_internal(self, event: Event) -> bool:
        """Whether the event is a nudge by internal clocks only, no business of the reporter's."""
        internal = {clock.id for clock in self.clocks if clock.family == "internal"}
        steps = event.names("steps") if event.what in NUDGES else ()
        return bool(steps) and all(step.split(".")[0] in internal for step in steps)
