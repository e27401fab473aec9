"""The parts of this function's jobs, made from its environment when the first event comes."""

from __future__ import annotations

from functools import cache

from functions import config
from functions.wiring import jobs as wiring


@cache
def jobs() -> wiring.Jobs:
    """Made once; a warm function keeps them."""
    return wiring.jobs(config.from_environment())
