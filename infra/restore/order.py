"""What the person who runs `make restore` wants, read from the environment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from infra.deploy.stage import Stop

MISSING, DIFFERENT = "missing", "different"

_EXAMPLE = "AT=2026-11-24T08:00+08:00"


@dataclass(frozen=True, slots=True)
class Order:
    """The moment to go back to, what to put back into the live table, and whether to clear up."""

    at: datetime
    copy: str = ""
    numbers: frozenset[str] = frozenset()
    drop: bool = False
    table: str = ""

    def restored(self, live: str) -> str:
        """The restored table's name: the same order finds it again."""
        return f"{live}-restored-{self.at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def read_order(given: Mapping[str, str]) -> Order:
    """The order in AT, COPY, NUMBERS, DROP and TABLE, or Stop."""
    copy, numbers = given.get("COPY", ""), frozenset(re.split(r"[,\s]+", given.get("NUMBERS", "")))
    numbers -= {""}
    if copy not in ("", MISSING, DIFFERENT):
        raise Stop(f"COPY={copy} is not known. Use COPY={MISSING} or COPY={DIFFERENT}.")
    if copy == DIFFERENT and not numbers:
        raise Stop(
            "COPY=different takes back what was written since. Name the complaints: "
            'NUMBERS="TB-7K3M-9QPX TB-…".'
        )
    return Order(
        _moment(given.get("AT", "")),
        copy,
        numbers,
        given.get("DROP") == "yes",
        given.get("TABLE", ""),
    )


def _moment(written: str) -> datetime:
    try:
        read = datetime.fromisoformat(written.strip())
    except ValueError as error:
        raise Stop(f"To which moment? Name it with its zone: {_EXAMPLE}.") from error
    if read.tzinfo is None:
        raise Stop(f"{written} has no zone. Write it as in {_EXAMPLE}.")
    return read
