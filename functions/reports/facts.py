"""What the five reports are made from; reading it costs by days, not by complaints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from functions.domain.agencies import Directory
from functions.domain.dip import DipRecord
from functions.domain.queues import Row
from functions.domain.workdays import WorkingCalendar
from functions.reports.day import Tally
from functions.reports.report import Period


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a period.

    `days` holds the tally of every counted day of the period, `before` those of the days before
    it, as far back as the report compares. `rows` are the open complaints as the lists show them,
    restricted ones left out: for naming what lies behind a line, never for a figure. `words` are
    the office's own, by the name of their place. `dip` is the public list; None where a report
    does not ask.
    """

    period: Period
    days: Mapping[date, Tally]
    before: Mapping[date, Tally]
    directory: Directory
    calendar: WorkingCalendar
    now: datetime
    rows: Sequence[Row] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    dip: Sequence[DipRecord] | None = None
