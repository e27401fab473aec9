from __future__ import annotations

from typing import Any

import pytest

from functions.actions.desk import Desk
from tests.actions import count
from tests.clock import Clock
from tests.couriers import MemoryCourier
from tests.desks import filed


@pytest.fixture
def courier(clock: Clock) -> MemoryCourier:
    """Accepts everything, until a test wants otherwise."""
    return MemoryCourier(clock)


@pytest.fixture
def number(desk: Desk) -> str:
    """A complaint that has just been filed."""
    return filed(desk).complaint.number


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """The state machine says how far it went."""
    if count.steps:
        terminalreporter.write_line(f"The state machine took {count.steps:,} steps.")
