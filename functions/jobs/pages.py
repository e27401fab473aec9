"""Builds the public pages of what stands now: after each change of the office, and every night."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from functions import config, figures
from functions.wiring import pages as wiring
from functions.wiring.pages import Pages


@cache
def _pages() -> Pages:
    return wiring.pages(config.from_environment())


def handler(event: Mapping[str, object], context: object) -> dict[str, int]:
    """Lambda's entry: who changed something invokes it, and a schedule does in case that failed."""
    found = {"written": run(_pages())}
    figures.tell("pages", **found)
    return found


def run(parts: Pages) -> int:
    """Bring the public pages up to date; nothing while another run is at it."""
    return parts.publishing.run(parts.build, parts.now)
