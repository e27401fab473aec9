"""Whether a filing is let in at once, after a short check, or not in this hour.

Reaching a limit turns nobody away: an address may be a whole village's. Only the two `max` limits
of the settings do, since each filing costs mails and SMS.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil

from functions.actions.desk import Desk
from functions.actions.file_complaint import was_filed
from functions.domain.codes import Keyring
from functions.domain.errors import CheckNeeded, TooMany
from functions.domain.limits import Counter, Counters, counters, next_hour
from functions.domain.submission import Submission


@dataclass(frozen=True, slots=True)
class Solution:
    """What came back: altcha's payload in base64, or the answer with the question's ticket."""

    work: str = ""
    ticket: str = ""
    answer: str = ""

    @property
    def is_given(self) -> bool:
        """Whether anything was tried."""
        return bool(self.work or self.ticket)


@dataclass(frozen=True, slots=True)
class Visit:
    """Who files, and what came along; `is_odd` when it looks like a robot's."""

    address: str
    solution: Solution
    is_odd: bool = False


@dataclass(slots=True)
class _Seen:
    """What this process counted of one thing, and how much of it the table knows."""

    times: int = 0
    told: int = 0


@dataclass(slots=True)
class Gate:
    """The gate of one process.

    It counts for itself first. What it has seen often in this hour it counts in the table too, with
    all other processes. So a quiet hour costs neither a read nor a write.
    """

    desk: Desk
    _seen: dict[str, _Seen] = field(default_factory=dict)
    _hour: str = ""

    def admit(self, submission: Submission, key: str, visit: Visit) -> tuple[Counter, ...]:
        """What to count once it is filed; CheckNeeded or TooMany when it is not to be filed now."""
        desk, limits = self.desk, self.desk.settings.limits
        found = counters(
            self._ring("count"), limits, visit.address, submission.identity, desk.now()
        )
        if not visit.is_odd and not any(self._count(c) >= c.limit for c in found.each):
            return found.each
        if was_filed(desk, submission, key):
            return ()
        if self._count(found.everybody) >= limits.max_filings_per_hour:
            raise self._closed("Sedang terlalu banyak laporan masuk.")
        return found.each + self._checked(found, key, visit.solution)

    def count(self, filed: tuple[Counter, ...]) -> None:
        """Count what was let in and filed."""
        for counter in filed:
            seen = self._seen.setdefault(counter.what, _Seen())
            seen.times += 1
            if seen.times > counter.told_from:
                self.desk.tries.add(counter.what, self.desk.now(), seen.times - seen.told)
                seen.told = seen.times

    def _checked(self, found: Counters, key: str, given: Solution) -> tuple[Counter, ...]:
        from functions.domain import challenge  # noqa: PLC0415 - a quiet hour asks nobody

        ring, now = self._ring("check"), self.desk.now()
        if key and challenge.is_worked_out(ring, given.work, key, now):
            return ()
        if key and challenge.is_answered(ring, given.ticket, given.answer, key, now):
            if self._count(found.by_question) >= found.by_question.limit:
                raise self._closed("Sedang terlalu banyak laporan masuk lewat pertanyaan ini.")
            return (found.by_question,)
        raise self._asked(key, given)

    def _asked(self, key: str, given: Solution) -> CheckNeeded:
        from functions.domain import challenge  # noqa: PLC0415

        desk, limits = self.desk, self.desk.settings.limits
        made = challenge.challenge(
            self._ring("check"),
            key,
            desk.now(),
            minutes=limits.check_minutes,
            hardest=limits.check_hardest,
            choice=desk.choice,
        )
        return CheckNeeded(made, self._wait(), again=given.is_given)

    def _closed(self, sentence: str) -> TooMany:
        contact = self.desk.settings.contact.phone
        return TooMany(
            f"{sentence} Tulisan Anda tetap ada di sini dan belum terkirim. Kirim lagi sekitar "
            f"{-(-self._wait() // 60)} menit lagi, atau hubungi {contact}.",
            self._wait(),
        )

    def _count(self, counter: Counter) -> int:
        """How often it was filed in this hour, as far as this process knows or may ask."""
        if self._hour != (hour := f"{next_hour(self.desk.now()):%Y%m%d%H}"):
            self._hour = hour
            self._seen.clear()
        seen = self._seen.get(counter.what, _Seen())
        if seen.times < counter.told_from:
            return seen.times
        return self.desk.tries.count(counter.what, self.desk.now()) + seen.times - seen.told

    def _ring(self, purpose: str) -> Keyring:
        return self.desk.access_keys.for_purpose(purpose)

    def _wait(self) -> int:
        now = self.desk.now()
        return ceil((next_hour(now) - now).total_seconds())
