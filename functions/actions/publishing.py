"""The public pages follow what the office changed: somebody asks, one run at a time builds.

Whoever asks while a run is on its way is served by the same run's next round; a run that died is
followed by the next one, since what it wrote is whole and the rest is still to be written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from functions.actions.ports import Editions
from functions.domain.errors import Outdated, PortalError

NAME = "pages"
LEASE = timedelta(minutes=15)
"""Longer than a run may take: after it the next one goes on."""

ATTEMPTS = 4
IDLE: dict[str, Any] = {
    **{"asked": 0, "began": 0, "served": 0, "finished": 0},
    **{"done": 0, "total": 0, "written": 0, "problem": ""},
}

Progress = Callable[[int, int], None]
Build = Callable[[Progress], int]
"""Builds and brings up to date; how many files had to be written. PortalError says why not."""


@dataclass(frozen=True, slots=True)
class Publishing:
    """The state of the pages, and how a run is started."""

    states: Editions
    start: Callable[[], None]

    def state(self) -> Mapping[str, Any]:
        """How far the last run came."""
        return IDLE | dict(self.states.load(NAME).value)

    def ask(self, now: datetime) -> None:
        """Have the pages brought up to date; the change itself is kept already."""
        for _ in range(ATTEMPTS):
            if self._note(now, asked=int(now.timestamp())):
                break
        self.start()

    def run(self, build: Build, now: Callable[[], datetime]) -> int:
        """Build until nobody has asked since: files written. Nothing while another run is at it."""
        written = 0
        while True:
            state, began = self.state(), now()
            mine = {"began": int(began.timestamp()), "served": state["asked"], "finished": 0}
            if _is_running(state, began) or not self._note(began, **mine, done=0):
                return written
            written += self._round(build, now)
            if self.state()["asked"] <= state["asked"]:
                return written

    def _round(self, build: Build, now: Callable[[], datetime]) -> int:
        """One round; what the office can mend is told it, anything else ends the run too."""
        try:
            written = build(lambda done, total: self._tell(now(), done=done, total=total))
        except PortalError as error:
            self._end(now(), problem=str(error))
            return 0
        except Exception:
            self._end(now(), problem="Gangguan sistem. Coba terbitkan lagi sebentar lagi.")
            raise
        self._end(now(), problem="", written=written)
        return written

    def _tell(self, now: datetime, **progress: int) -> None:
        self._note(now, **progress)

    def _end(self, now: datetime, **what: Any) -> None:
        for _ in range(ATTEMPTS):
            if self._note(now, finished=int(now.timestamp()), **what):
                return

    def _note(self, now: datetime, **what: Any) -> bool:
        before = self.states.load(NAME)
        try:
            self.states.save(NAME, before, IDLE | dict(before.value) | what, now)
        except Outdated:
            return False
        return True


def _is_running(state: Mapping[str, Any], now: datetime) -> bool:
    since = now.timestamp() - state["began"]
    return bool(state["began"]) and not state["finished"] and since < LEASE.total_seconds()
