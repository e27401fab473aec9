"""The five reports by their kind: who makes one needs to know no more."""

from __future__ import annotations

from collections.abc import Callable

from functions.reports import annual, communication, daily, issues, service
from functions.reports.facts import Facts
from functions.reports.report import Report

REPORTS: dict[str, Callable[[Facts], Report]] = {
    "daily": daily.make,
    "issues": issues.make,
    "service": service.make,
    "annual": annual.make,
    "communication": communication.make,
}
"""A row for each row of `kinds.KINDS`."""


def make(kind: str, facts: Facts) -> Report:
    """The report of a kind over the facts of its period."""
    return REPORTS[kind](facts)
