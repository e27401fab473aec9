"""What the office works by at this moment: the deployment's content with the office's changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from functions.domain.agencies import Directory
from functions.domain.clocks import Rules
from functions.domain.duty import Turn


class Standing(NamedTuple):
    """Who answers for what, by when, and words that agencies get masked.

    `turns`: who stands in for the admin or the deputy, and when.
    """

    directory: Directory
    rules: Rules
    rude: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()


StandingNow = Callable[[], Standing]
"""Tells it anew at each use; cheap, since a process looks at most once a minute."""


class Live:
    """One part of what stands, for templates: each look at it is a look at the present one."""

    def __init__(self, part: Callable[[], object]) -> None:
        self._part = part

    def __getattr__(self, name: str) -> object:
        return getattr(self._part(), name)
