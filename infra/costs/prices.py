"""The prices and assumptions of prices.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("prices.toml")


@dataclass(frozen=True, slots=True)
class Price:
    """What something costs: `usd` for every `per` of it, after the month's `free` ones.

    `doubt` says what about it nobody has confirmed.
    """

    what: str
    usd: float
    source: str
    seen: date
    per: int = 1
    free: float = 0
    doubt: str = ""

    def of(self, amount: float) -> float:
        """US dollars for an amount in a month."""
        return max(0.0, amount - self.free) * self.usd / self.per


@dataclass(frozen=True, slots=True)
class Assumptions:
    """How the portal is used, and how long its functions run."""

    tracking_views: int
    static_pages: int
    identity_looks: int
    warm_ms: int
    cold_ms: int
    cold_share: float
    sweep_ms: int
    look_ms: int
    file_mb: float
    count_ms: int
    reports: float
    report_ms: int
    published: int
    log_bytes: int
    staff: int

    @property
    def usual_ms(self) -> float:
        """How long a call takes, awake or not."""
        return self.warm_ms * (1 - self.cold_share) + self.cold_ms * self.cold_share


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def prices() -> dict[str, Price]:
    """Every price by its name."""
    return {name: Price(**row) for name, row in _read()["prices"].items()}


def assumptions() -> Assumptions:
    """What is assumed."""
    return Assumptions(**_read()["assumptions"])
