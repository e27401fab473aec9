"""One line per budget, and whether any is over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measured or computed figure beside its budget; None for a figure that is only shown."""

    name: str
    figure: float
    budget: float | None
    unit: str = ""

    @property
    def is_over(self) -> bool:
        """Whether the figure exceeds its budget."""
        return self.budget is not None and self.figure > self.budget

    def __str__(self) -> str:
        """Name, figure, budget, ok or over."""
        limit = "" if self.budget is None else f"<= {_plain(self.budget)}"
        verdict = "" if self.budget is None else "OVER" if self.is_over else "ok"
        return f"{self.name:<62} {_plain(self.figure):>9} {self.unit:<8} {limit:<10} {verdict}"


def report(rows: Iterable[Row]) -> int:
    """Print each row as it comes; 1 when one is over."""
    over = 0
    for row in rows:
        print(str(row).rstrip(), flush=True)
        over += row.is_over
    return 1 if over else 0


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
