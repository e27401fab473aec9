"""The office and its reports: asking for one, its own words in it, the signature.

A report is made by a function of its own, since drawing it needs more than a page of the staff can
wait for: whoever asks leaves word under an id, and finds beside it how that ended.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from functions.actions.ports import Editions
from functions.domain.dates import local, romawi
from functions.domain.errors import Outdated, Stale, WrongState
from functions.domain.shelf import Filed, Rule

PATIENCE = timedelta(minutes=5)
"""Longer than a run may take: what has not ended by then never will."""

ATTEMPTS = 4

MAKE, FILES, MAIL = "make", "files", "mail"
"""What can be asked for: a report, its files after a signature, its mails."""


class FiledReports(Protocol):
    """The shelf of reports."""

    def editions(self, kind: str, first: date, last: date) -> list[Filed]:
        """All editions of one period, the newest first."""

    def of_year(self, year: int, kind: str = "") -> list[Filed]:
        """Every edition of a year, the newest first."""

    def change(self, before: Filed, **changes: Any) -> Filed:
        """Replace some of it, or Outdated."""

    def seen(self, filed: Filed, who: str, now: datetime) -> None:
        """Somebody opened it."""


class Files(Protocol):
    """The archive."""

    def get(self, key: str) -> bytes | None:
        """An object; None when it is not there."""


@dataclass(frozen=True, slots=True)
class Place:
    """A kind and a period, whether a report of it was made or not."""

    kind: str
    first: date
    last: date

    @property
    def name(self) -> str:
        """Its name in addresses and keys."""
        return f"{self.kind}/{self.first}_{self.last}"


@dataclass(frozen=True, slots=True)
class Reports:
    """The shelf and the archive; `start` tells the function that makes reports."""

    shelf: FiledReports
    archive: Files
    words: Editions
    asked: Editions
    rules: Callable[[], Mapping[str, Rule]]
    start: Callable[[Mapping[str, str]], None]

    def ask(self, place: Place, does: str, by: str, id: str, now: datetime) -> None:
        """Have something done; the newest who asks is answered."""
        note = {"id": id, "by": by, "at": int(now.timestamp()), "does": does}
        for _ in range(ATTEMPTS):
            try:
                self.asked.save(place.name, self.asked.load(place.name), note, now)
                break
            except Outdated:
                continue
        days = {"first": str(place.first), "last": str(place.last)}
        self.start({"kind": place.kind, **days, "does": does, "by": by, "id": id})

    def state(self, place: Place, now: datetime) -> tuple[bool, str]:
        """Whether something that was asked for is on its way, and why the last could not be."""
        asked = self.asked.load(place.name)
        if not asked.value:
            return False, ""
        if asked.value.get("ended") == asked.value.get("id"):
            return False, str(asked.value.get("problem", ""))
        if now - asked.at > PATIENCE:
            return False, "Yang terakhir diminta tidak selesai. Coba lagi."
        return True, ""

    def write(
        self, place: Place, seen: int, texts: Mapping[str, str], by: str, now: datetime
    ) -> None:
        """Keep the office's words; Outdated when others wrote since the page was shown."""
        before = self.words.load(place.name)
        if before.rev != seen and before.value.get("texts") != texts:
            raise Outdated
        kept = {name: text for name, text in texts.items() if text}
        self.words.save(place.name, before, {"texts": kept, "by": by}, now)

    def sign(self, place: Place, seen: str, number: str, by: str, now: datetime) -> Filed:
        """Fix the newest edition as it was seen ("edition.rev"), under a number of the register."""
        filed = self.shelf.editions(place.kind, place.first, place.last)[0]
        if filed.is_signed:
            raise WrongState("Laporan ini sudah ditandatangani.")
        if seen != mark(filed):
            raise Stale(
                "Laporan ini baru saja dibuat lagi. Baca dulu yang baru, lalu tanda tangani."
            )
        today = local(now)
        fields = {"nomor": number, "bulan": romawi(today.month), "tahun": str(today.year)}
        whole = self.rules()[place.kind].number.format(**fields)
        try:
            return self.shelf.change(filed, number=whole, signed_by=by, signed_at=now)
        except Outdated as error:
            raise Stale("Laporan ini baru saja berubah. Baca dulu yang baru.") from error


def mark(filed: Filed) -> str:
    """Names the state of an edition that somebody has seen."""
    return f"{filed.edition}.{filed.rev}"
