"""A process that dies, or is overtaken by another, between two calls to its stores."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace as changed
from typing import Any

from functions.actions.desk import Desk


class Crash(BaseException):
    """The process is gone: no handler of the portal may catch this."""


def die() -> None:
    """The process is killed."""
    raise Crash


class Fuse:
    """Counts the calls that pass through it; something happens before or after one of them."""

    def __init__(self) -> None:
        self.calls = 0
        self._fatal, self._after = 0, False
        self._then: Callable[[], Any] = die

    def set(self, call: int, *, after: bool = False) -> None:
        """Die at the n-th call from now on; 0 for never."""
        self.calls, self._fatal, self._after, self._then = 0, call, after, die

    def interrupt(self, call: int, task: Callable[[], Any]) -> None:
        """Let somebody else do something just before the n-th call from now on."""
        self.calls, self._fatal, self._after, self._then = 0, call, False, task

    def through(self, call: Callable[..., Any], *given: Any, **named: Any) -> Any:
        self.calls += 1
        now = self.calls == self._fatal
        if now and not self._after:
            self._then()
        result = call(*given, **named)
        if now and self._after:
            self._then()
        return result


@dataclass(frozen=True)
class Fragile:
    """A store behind a fuse."""

    part: Any
    fuse: Fuse

    def __getattr__(self, name: str) -> Any:
        call = getattr(self.part, name)
        return lambda *given, **named: self.fuse.through(call, *given, **named)


@dataclass(frozen=True)
class FragileCourier:
    """A courier whose process may die before or after each mail."""

    part: Any
    fuse: Fuse

    def prepare(self, *given: Any) -> Any:
        send = self.part.prepare(*given)
        return lambda message: self.fuse.through(send, message)


def fragile(desk: Desk, fuse: Fuse) -> Desk:
    """The same desk over the same stores, each behind the fuse."""
    return changed(
        desk,
        complaints=Fragile(desk.complaints, fuse),
        submissions=Fragile(desk.submissions, fuse),
        identities=Fragile(desk.identities, fuse),
    )


def every_crash(calls: int) -> list[tuple[int, bool]]:
    """Before and after each of so many calls."""
    return [(call, after) for call in range(1, calls + 1) for after in (False, True)]
