"""Clocks and deadlines: pure functions of a complaint's history and a versioned calendar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from functions.domain import phases
from functions.domain.clocks import Clock, Rules, Span
from functions.domain.complaint import Complaint
from functions.domain.dates import daftar, local, tanggal, waktu
from functions.domain.phases import Interval
from functions.domain.workdays import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Deadline:
    """One clock on one run of its phase. `due` is None while the clock is paused."""

    clock: Clock
    since: int
    started_at: datetime
    due: datetime | None
    met_at: datetime | None
    explanation: str

    @property
    def is_running(self) -> bool:
        """Whether it is neither met nor paused."""
        return self.met_at is None and self.due is not None

    def is_overdue(self, now: datetime) -> bool:
        """Whether it runs and has passed."""
        return self.is_running and self.due is not None and self.due < now


def deadlines(complaint: Complaint, rules: Rules) -> list[Deadline]:
    """The latest deadline of every clock that ever ran for the complaint."""
    if complaint.status == "merged":
        return []  # its clocks are those of the complaint that it was merged into
    latest = {run.phase: run for run in phases.intervals(complaint)}
    return [
        _deadline(complaint, clock, latest[clock.phase], rules.calendar)
        for clock in rules.clocks
        if clock.phase in latest and clock.measures(complaint)
    ]


def public(found: Iterable[Deadline]) -> list[Deadline]:
    """The deadlines that the public may hold us to."""
    return [d for d in found if d.clock.family != "internal"]


def is_overdue(found: Iterable[Deadline], now: datetime) -> bool:
    """Whether any running deadline has passed, internal ones apart."""
    return any(d.is_overdue(now) for d in public(found))


def first_running(found: Iterable[Deadline]) -> Deadline | None:
    """The deadline that falls due next: what the queue is sorted by."""
    running = [d for d in found if d.is_running]
    return min(running, key=lambda d: d.due or d.started_at, default=None)


def add(
    calendar: WorkingCalendar,
    start: datetime,
    span: Span,
    paused: Sequence[tuple[date, date]] = (),
) -> datetime:
    """The moment so long after `start`, or before it. No time at all is the start itself."""
    if span.amount == 0:
        return start
    if span.amount < 0:
        return _before(calendar, start, Span(-span.amount, span.unit))
    match span.unit:
        case "working_days":
            return calendar.close_of_working_day(start, span.amount, paused)
        case "working_minutes":
            return calendar.add_working_minutes(start, span.amount)
        case "minutes":
            return start + timedelta(minutes=span.amount)
        case _:
            return start + timedelta(days=span.amount)


def days_left(calendar: WorkingCalendar, notice: datetime, before: Span) -> datetime:
    """The end of what a notice promises: given so long before, its own working day counts."""
    count = -before.amount
    if before.unit == "working_days":
        first = calendar.closing(local(notice).date())
        return first if count == 1 else calendar.close_of_working_day(notice, count - 1)
    return add(calendar, notice, Span(count, before.unit))


def _before(calendar: WorkingCalendar, end: datetime, span: Span) -> datetime:
    match span.unit:
        case "working_days":
            return calendar.opening_before(end, span.amount)
        case "working_minutes":
            return calendar.subtract_working_minutes(end, span.amount)
        case "minutes":
            return end - timedelta(minutes=span.amount)
        case _:
            return end - timedelta(days=span.amount)


def _deadline(
    complaint: Complaint, clock: Clock, run: Interval, calendar: WorkingCalendar
) -> Deadline:
    waits = phases.pauses(complaint.history) if clock.pauses else []
    is_paused = any(last is None for _, last in waits) and run.ended is None
    past = [(first, last) for first, last in waits if last is not None]
    due, more = None, _extension(complaint, clock, run)
    span = replace(clock.span, amount=clock.span.amount + more)
    if clock.span.unit == "promise":
        due = _promised(complaint, run, calendar)
    elif not is_paused:
        due = add(calendar, run.started, span, past)
    counted = [(a, b) for a, b in past if b >= local(run.started).date()]
    why = _explain(clock.span, run.started, due, calendar, bool(counted), more)
    return Deadline(clock, run.since, run.started, due, run.ended, why)


def _extension(complaint: Complaint, clock: Clock, run: Interval) -> int:
    was_extended = any(event.what == "extended" for event in complaint.history[run.since :])
    return clock.extension if was_extended else 0


def _promised(complaint: Complaint, run: Interval, calendar: WorkingCalendar) -> datetime | None:
    day = complaint.history[run.since].word("promised_by")
    if not day:
        return None
    promised = date.fromisoformat(day)
    if not calendar.is_working_day(promised):
        promised = next(calendar.working_days_after(promised))
    return calendar.closing(promised)


def _explain(
    span: Span,
    start: datetime,
    due: datetime | None,
    calendar: WorkingCalendar,
    waited: bool,
    more: int,
) -> str:
    if due is None:
        return "Waktu berhenti dihitung sampai Anda menjawab pertanyaan kami."
    words = {
        "working_days": f"{span.amount} hari kerja setelah {tanggal(start)}",
        "working_minutes": f"{span.amount} menit kerja setelah {waktu(start)}",
        "minutes": f"{span.amount} menit setelah {waktu(start)}",
        "days": f"{span.amount} hari setelah {tanggal(start)}",
        "promise": "Tanggal yang dijanjikan dinas",
    }[span.unit]
    notes = [f"diperpanjang {more} hari kerja"] if more else []
    notes += _days_off(start, due, calendar) if span.unit == "working_days" else []
    if waited:
        notes.append("hari-hari menunggu jawaban Anda tidak dihitung")
    return "; ".join([words, *notes]) + "."


def _days_off(start: datetime, due: datetime, calendar: WorkingCalendar) -> list[str]:
    skipped = calendar.days_off(local(start).date(), local(due).date())
    holidays = [f"{tanggal(day)} libur ({name})" for day, name in skipped if name]
    weekend = ["Sabtu dan Minggu tidak dihitung"] if any(not name for _, name in skipped) else []
    return [daftar(holidays), *weekend] if holidays else weekend
