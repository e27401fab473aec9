"""A stack that is under way, or that got stuck, when a command meets it."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError

from infra.deploy.stacks import Stack
from infra.deploy.stage import Stop


class CloudFormation:
    """Shows one state after the other, the last one for ever; "" for no stack."""

    def __init__(self, *states: str) -> None:
        self.states = list(states)
        self.asked: list[str] = []

    def describe_stacks(self, StackName: str) -> dict[str, Any]:
        state = self.states.pop(0) if len(self.states) > 1 else self.states[0]
        if not state:
            error = {"Error": {"Code": "ValidationError", "Message": "it does not exist"}}
            raise ClientError(error, "DescribeStacks")  # type: ignore[arg-type]
        return {"Stacks": [{"StackStatus": state}]}

    def continue_update_rollback(self, StackName: str) -> None:
        self.asked.append("continue_update_rollback")
        self.states[:] = ["UPDATE_ROLLBACK_COMPLETE"]


def settled(*states: str) -> tuple[CloudFormation, list[str]]:
    said: list[str] = []
    client = CloudFormation(*states)
    Stack(client, "desk", "Resources: {}", say=said.append, poll_seconds=0).settle()
    return client, said


@pytest.mark.parametrize(
    "passing",
    [
        "ROLLBACK_IN_PROGRESS",
        "UPDATE_ROLLBACK_IN_PROGRESS",
        "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
        "DELETE_IN_PROGRESS",
    ],
)
def test_what_passes_by_itself_is_waited_for(passing: str) -> None:
    client, said = settled(passing, passing, passing, "UPDATE_ROLLBACK_COMPLETE")
    assert said == [f"desk: waiting for {passing} to end"]
    assert client.states == ["UPDATE_ROLLBACK_COMPLETE"]


@pytest.mark.parametrize("busy", ["CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS"])
def test_what_somebody_else_began_is_not_touched(busy: str) -> None:
    with pytest.raises(Stop, match="Another deployment of desk is under way"):
        settled(busy)


def test_a_rollback_that_got_stuck_goes_on() -> None:
    client, said = settled("UPDATE_ROLLBACK_FAILED")
    assert client.asked == ["continue_update_rollback"]
    assert "got stuck" in said[0]


@pytest.mark.parametrize("calm", ["", "CREATE_COMPLETE", "REVIEW_IN_PROGRESS"])
def test_what_is_calm_needs_no_waiting(calm: str) -> None:
    assert settled(calm)[1] == []


@pytest.mark.parametrize("state", ["ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "REVIEW_IN_PROGRESS"])
def test_a_creation_that_failed_is_named_before_it_is_cleared_away(state: str) -> None:
    stack = Stack(CloudFormation(state), "desk", "Resources: {}", poll_seconds=0)
    assert "a creation that failed is cleared away first" in stack.changes()[0]
