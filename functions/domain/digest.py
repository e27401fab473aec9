"""The weekly digest: everything that an agency owes, in one mail instead of many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from functions.domain import deadlines, lifecycle, privacy
from functions.domain.agencies import Directory
from functions.domain.clocks import Rules
from functions.domain.complaint import Complaint
from functions.domain.dates import hari_tanggal, local
from functions.domain.workdays import WorkingCalendar

TEMPLATE = "digest_agency"

FIELDS = frozenset(("agency", "count", "late", "list", "link", "portal", "office", "phone"))
"""What its words may name."""


@dataclass(frozen=True, slots=True)
class Owing:
    """One complaint that waits for the agency; `late` is the public word for it, or nothing."""

    number: str
    about: str
    due: datetime
    late: str = ""

    def __str__(self) -> str:
        """The complaint as the mail lists it."""
        mark = f" ({self.late})" if self.late else ""
        return f"{self.number}: {self.about}. Paling lambat {hari_tanggal(self.due)}{mark}."


def week_of(now: datetime) -> str:
    """The week on the office's calendar, such as 2026-W48."""
    year, week, _ = local(now).isocalendar()
    return f"{year}-W{week:02}"


def opens(calendar: WorkingCalendar, now: datetime, from_day: int) -> datetime | None:
    """The moment in this week: the first opening from a weekday on; None without a working day."""
    today = local(now).date()
    monday = today - timedelta(days=today.weekday())
    days = (monday + timedelta(days=n) for n in range(from_day, 7))
    first = next((day for day in days if calendar.is_working_day(day)), None)
    return calendar.opening(first) if first else None


def is_due(calendar: WorkingCalendar, now: datetime, from_day: int) -> bool:
    """Whether it may be sent now: on that day, in office hours. Who missed it waits a week."""
    opening = opens(calendar, now, from_day)
    is_the_day = opening is not None and local(opening).date() == local(now).date()
    return is_the_day and calendar.is_working_moment(now)


def owing(
    complaint: Complaint, agency: str, directory: Directory, rules: Rules, now: datetime
) -> Owing | None:
    """What the agency owes on a complaint, or None: it was read again since the index was."""
    if not _is_its_turn(complaint, agency, directory):
        return None
    found = [
        d
        for d in deadlines.public(deadlines.deadlines(complaint, rules))
        if d.clock.phase in privacy.AGENCY_PHASES and d.is_running
    ]
    first = deadlines.first_running(found)
    due = (first and first.due) or complaint.history[-1].at
    late = {d.clock.family for d in found if d.is_overdue(now)}
    word = next((privacy.LATE[family] for family in ("national", "sop") if family in late), "")
    return Owing(complaint.number, _about(complaint, directory), due, word)


def in_order(lines: Iterable[Owing]) -> list[Owing]:
    """What is due first comes first."""
    return sorted(lines, key=lambda line: (line.due, line.number))


def _is_its_turn(complaint: Complaint, agency: str, directory: Directory) -> bool:
    if lifecycle.STATUSES[complaint.status].next != "agency":
        return False
    allowed = directory.allowed_agencies(complaint.category, complaint.is_restricted)
    if complaint.is_restricted and agency not in allowed:
        return False
    has_promised = complaint.status == "in_progress" and agency == complaint.lead
    return has_promised or agency in complaint.waiting_agencies()


def _about(complaint: Complaint, directory: Directory) -> str:
    """Topic and place: never the title, in which people write names."""
    if complaint.is_restricted:
        return "Laporan terbatas"
    district = directory.district_name(complaint.district)
    where = f", Kecamatan {district}" if district else ""
    return f"{directory.label_of(complaint.category)}{where}"
