"""What the five reports are made from; reading it costs by days, not by complaints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from functions.domain.agencies import Directory
from functions.domain.complaint import Complaint
from functions.domain.workdays import WorkingCalendar
from functions.reports.day import Tally
from functions.reports.report import STAFF, Period


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a period.

    `days` holds the tally of every counted day of the period, `before` those of the days before
    it, as far back as the report compares. `complaints` are the few that a report names (open and
    strategic, urgent, reopened, overdue ones): never needed for a figure. `words` are the office's
    own, by the name of their place.
    """

    period: Period
    days: Mapping[date, Tally]
    before: Mapping[date, Tally]
    directory: Directory
    calendar: WorkingCalendar
    now: datetime
    audience: str = STAFF
    complaints: Sequence[Complaint] = ()
    words: Mapping[str, str] = field(default_factory=dict)
