"""`--watch`: builds again whenever a writer saves, and goes on after a mistake."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from functions.builder.source import sources

PAUSE = 0.5
"""Seconds between two looks."""

Seen = dict[Path, tuple[int, int]]


def watch(content: Path, build: Callable[[], object], pause: float = PAUSE) -> None:
    """Build now and after each change, until somebody stops it."""
    for _ in changes(content, pause):
        build()


def changes(content: Path, pause: float) -> Iterator[Seen]:
    """The sources' times and sizes, once at the start and after each change."""
    seen: Seen = {}
    while True:
        now = _look(content)
        if now != seen:
            seen = now
            yield now
        time.sleep(pause)


def _look(content: Path) -> Seen:
    found: Seen = {}
    for path in sources(content):
        try:
            there = path.stat()
        except FileNotFoundError:  # an editor is putting the new one in its place
            continue
        found[path] = (there.st_mtime_ns, there.st_size)
    return found
