"""The working calendar: which days and hours count, and why a day did not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from functions.domain.dates import WITA, local

_ONE_DAY = timedelta(days=1)
_FARTHEST = 4_000
"""Days to look ahead at most: a calendar without any working day must not loop for ever, and
a question may wait for years."""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Opening hours by weekday (0 = Monday), named days off, and days opened all the same.

    `version` names the data that a verdict was reached by, in six hexadecimal digits.
    """

    hours: Mapping[int, tuple[time, time]]
    holidays: Mapping[date, str]
    open_days: frozenset[date] = frozenset()
    version: str = ""

    def known_as(self, version: str) -> WorkingCalendar:
        """The same calendar under another name."""
        return replace(self, version=version)

    def is_working_day(self, day: date) -> bool:
        """Whether the office is open on the day."""
        if day in self.open_days:
            return True
        return day.weekday() in self.hours and day not in self.holidays

    def opening(self, day: date) -> datetime:
        """When the office opens on a working day."""
        return datetime.combine(day, self._hours_of(day)[0], WITA)

    def closing(self, day: date) -> datetime:
        """When the office closes on a working day."""
        return datetime.combine(day, self._hours_of(day)[1], WITA)

    def is_working_moment(self, moment: datetime) -> bool:
        """Whether someone sits at the desk right now."""
        day = local(moment).date()
        return self.is_working_day(day) and self.opening(day) <= moment < self.closing(day)

    def next_working_moment(self, moment: datetime) -> datetime:
        """The moment itself if the office is open, otherwise the next opening."""
        if self.is_working_moment(moment):
            return moment
        today = local(moment).date()
        if self.is_working_day(today) and moment < self.opening(today):
            return self.opening(today)
        return self.opening(next(self.working_days_after(today)))

    def working_days_after(self, day: date) -> Iterator[date]:
        """The working days that follow the day, in order."""
        for _ in range(_FARTHEST):
            day += _ONE_DAY
            if self.is_working_day(day):
                yield day

    def close_of_working_day(
        self, start: datetime, days: int, paused: Sequence[tuple[date, date]] = ()
    ) -> datetime:
        """The close of the n-th working day after the day of `start`.

        Days inside a pause, its first and last included, do not count: who is answered in the
        afternoon has the next working day, as who receives a complaint has.
        """
        counting = (
            day
            for day in self.working_days_after(local(start).date())
            if not any(first <= day <= last for first, last in paused)
        )
        for _ in range(days - 1):
            next(counting)
        return self.closing(next(counting))

    def add_working_minutes(self, start: datetime, minutes: int) -> datetime:
        """The moment when so many minutes of office hours have passed since `start`."""
        moment, left = self.next_working_moment(start), timedelta(minutes=minutes)
        while left > self.closing(local(moment).date()) - moment:
            left -= self.closing(local(moment).date()) - moment
            moment = self.opening(next(self.working_days_after(local(moment).date())))
        return moment + left

    def opening_before(self, end: datetime, days: int) -> datetime:
        """The opening of the n-th working day counted back from `end`, whose own day is the first.

        So many working days are left when that day begins.
        """
        day, found = local(end).date(), 0
        for _ in range(_FARTHEST):
            found += self.is_working_day(day)
            if found == days:
                break
            day -= _ONE_DAY
        return self.opening(day)

    def subtract_working_minutes(self, end: datetime, minutes: int) -> datetime:
        """The moment from which so many minutes of office hours are left until `end`."""
        left, day = timedelta(minutes=minutes), local(end).date()
        for _ in range(_FARTHEST):
            if self.is_working_day(day) and (until := min(end, self.closing(day))) > (
                start := self.opening(day)
            ):
                if left <= until - start:
                    return until - left
                left -= until - start
            day -= _ONE_DAY
        return end

    def days_off(self, after: date, until: date) -> list[tuple[date, str]]:
        """The days that did not count after one day and up to another, each with its name.

        Plain weekends carry an empty name.
        """
        span = (after + _ONE_DAY * n for n in range(1, (until - after).days + 1))
        return [(day, self.holidays.get(day, "")) for day in span if not self.is_working_day(day)]

    def _hours_of(self, day: date) -> tuple[time, time]:
        # A weekend that was declared open keeps the hours of the week's first working day.
        return self.hours.get(day.weekday()) or self.hours[min(self.hours)]
