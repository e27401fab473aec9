"""Words that the office may change, as they stand: read when they are needed, once a minute."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Generic, TypeVar

from functions.storage.editions import NONE, Editions
from functions.wiring.current import KEEPS

T = TypeVar("T")
EDITION = "texts"


class CurrentText(Generic[T]):
    """Call it for what `read` makes of the content folder as it stands."""

    def __init__(
        self,
        read: Callable[[Path], T],
        folder: Path,
        editions: Editions,
        now: Callable[[], datetime],
    ) -> None:
        self._read, self._folder = read, folder
        self._editions, self._now = editions, now
        self._edition, self._found = NONE, list[T]()
        self._read_at: datetime | None = None

    def __call__(self) -> T:
        """The words, read again when they are older than a minute."""
        now = self._now()
        if self._read_at is None or abs(now - self._read_at) >= KEEPS:
            edition = self._editions.load(EDITION)
            if not self._found or edition.rev != self._edition.rev:
                self._found = [self._standing(edition.value)]
                self._edition = edition
            self._read_at = now
        return self._found[0]

    def forget(self) -> None:
        """Read again before the next use: they were changed just now."""
        self._read_at = None

    def _standing(self, value: Any) -> T:
        if not value:
            return self._read(self._folder)
        from functions.editing import changes, folder  # noqa: PLC0415 - not before it is needed

        fitting, _ = folder.fitting(self._folder, changes.read(value), self._read)
        with folder.laid_out(self._folder, fitting) as found:
            return self._read(found)
