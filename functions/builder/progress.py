"""A bar on long work, for a person who watches; logs and pipes see nothing of it."""

from __future__ import annotations

import sys
import time

WIDTH = 30
PATIENCE = 0.7
"""Seconds after which a person wants to see that something moves."""


class Bar:
    """Draws itself on one line of the terminal, and wipes it when all is done."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._is_watched = sys.stderr.isatty()
        self._is_drawn = False

    def __call__(self, done: int, total: int) -> None:
        """Move the bar."""
        if self._is_watched and time.monotonic() - self._began > PATIENCE:
            full = WIDTH * done // max(total, 1)
            bar = "█" * full + "░" * (WIDTH - full)
            sys.stderr.write(f"\r{bar} {done}/{total}")
            sys.stderr.flush()
            self._is_drawn = True

    def wipe(self) -> None:
        """Leave the line as it was."""
        if self._is_drawn:
            sys.stderr.write(f"\r{' ' * (WIDTH + 20)}\r")
            sys.stderr.flush()
