"""The same tests over the stores in memory and over emulated DynamoDB."""

from __future__ import annotations

import pytest

from functions.actions.desk import Desk


@pytest.fixture(params=["memory", "dynamodb"])
def any_desk(request: pytest.FixtureRequest) -> Desk:
    """A desk over either kind of store: what the one promises the other keeps."""
    desk: Desk = request.getfixturevalue("desk" if request.param == "memory" else "aws_desk")
    return desk
