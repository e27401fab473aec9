"""What the office looks at first on a day: blocks of the lists, each with a reason to be there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from functions.domain.channels import CHANNELS
from functions.domain.complaint import URGENT
from functions.domain.dates import WITA, local
from functions.domain.queues import ADMIN, AGENCY, DONE, Row
from functions.domain.workdays import WorkingCalendar


class Day(NamedTuple):
    """The day that begins: its date, and when the office closed the last time before it.

    `ended` are the agencies that are no more: what they hold nobody answers.
    """

    date: date
    closed_at: datetime
    ended: frozenset[str] = frozenset()

    @property
    def begins(self) -> datetime:
        """Its midnight."""
        return datetime.combine(self.date, time(), WITA)

    def holds(self, moment: datetime) -> bool:
        """Whether a moment is on this day."""
        return local(moment).date() == self.date


class Block(NamedTuple):
    """One block: its title, the saved list that it is the beginning of, and which rows it takes."""

    title: str
    view: str
    fits: Callable[[Row, Day], bool]


def day_of(now: datetime, calendar: WorkingCalendar) -> Day:
    """The day of a moment."""
    today = local(now).date()
    before = today - timedelta(days=1)
    while not calendar.is_working_day(before):
        before -= timedelta(days=1)
    return Day(today, calendar.closing(before))


def to_be_called(row: Row) -> bool:
    """Whether there is something to tell or ask that no mail, SMS or other site can carry."""
    channel = CHANNELS.get(row.channel)
    has_way = bool(row.contact or (channel and channel.answers))
    return not has_way and row.status in ("answer_in", "incomplete")


def _urgent(row: Row, day: Day) -> bool:
    is_new = row.received_at >= day.closed_at
    return URGENT in row.flags and row.turn != DONE and (row.turn == ADMIN or is_new)


BLOCKS = (
    Block("Mendesak", "urgent", _urgent),
    Block("Baru masuk", "new", lambda row, day: row.status == "received"),
    Block(
        "Balasan dan yang dibuka lagi",
        "replies",
        lambda row, day: row.status == "reopened" or (row.has_news and row.turn != DONE),
    ),
    Block("Jawaban untuk disampaikan", "relay", lambda row, day: row.status == "answer_in"),
    Block("Perlu ditelepon", "calls", lambda row, day: to_be_called(row)),
    Block("Dikembalikan dinas", "returned", lambda row, day: row.status == "returned"),
    Block(
        "Di dinas yang sudah tidak ada",
        "agency",
        lambda row, day: row.turn == AGENCY and not day.ended.isdisjoint(row.agencies),
    ),
    Block("Belum disalin ke LAPOR", "lapor", lambda row, day: row.awaits_copy),
    Block(
        "Janji dinas yang jatuh hari ini",
        "agency",
        lambda row, day: row.status == "in_progress" and day.holds(row.at),
    ),
    Block(
        "Harus dijawab dinas hari ini",
        "agency",
        lambda row, day: row.turn == AGENCY and row.status != "in_progress" and day.holds(row.at),
    ),
    Block(
        "Lewat tenggat di dinas",
        "overdue",
        lambda row, day: row.turn == AGENCY and bool(row.why) and local(row.at).date() < day.date,
    ),
)
"""In the order of the page."""


def blocks(rows: Iterable[Row], day: Day) -> list[tuple[Block, list[Row]]]:
    """Each block with its rows, what is due first before the others; empty ones too."""
    rows = sorted(rows, key=lambda row: row.at)
    return [(block, [row for row in rows if block.fits(row, day)]) for block in BLOCKS]
