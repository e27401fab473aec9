"""CloudFormation stacks: what would change, bring one up, take one down; trouble in sentences."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from botocore.exceptions import ClientError

from infra.deploy.stage import Stop

CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"]

_NEVER_BORN = ("REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED")
"""Of a creation that failed: such a stack can only be deleted, and loses nothing by it."""

_NOTHING_NEW = ("didn't contain changes", "No updates")
"""How CloudFormation says that a change set would change nothing."""

_SETTLING = ("ROLLBACK_IN_PROGRESS", "CLEANUP_IN_PROGRESS", "DELETE_IN_PROGRESS")
"""Ends of names of states that pass by themselves."""


@dataclass(frozen=True, slots=True)
class Stack:
    """One stack as it should be: `body` is its template. `say` tells a person how far it is."""

    cloudformation: Any
    name: str
    body: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    say: Callable[[str], None] = print
    poll_seconds: float = 2.0

    def state(self) -> str:
        """The stack's status; "" when there is none."""
        found = self._described()
        return str(found["StackStatus"]) if found else ""

    def outputs(self) -> dict[str, str]:
        """What the stack gives away; empty when there is none."""
        found = self._described() or {}
        return {out["OutputKey"]: out["OutputValue"] for out in found.get("Outputs", ())}

    def changes(self) -> list[str]:
        """A line for each resource that would change; nothing is changed."""
        self.settle()
        if self.state() in _NEVER_BORN:
            return ["+ everything; a creation that failed is cleared away first"]
        is_new = not self.state()
        change_set = self._propose("CREATE" if is_new else "UPDATE")
        found = self._changes_of(change_set) if change_set else []
        if change_set:
            self._withdraw(change_set)
        if is_new:
            self.take_down()  # what a proposal alone leaves behind
        return found

    def bring_up(self) -> dict[str, str]:
        """Create or update, wait, and return the outputs; Stop tells what went wrong."""
        self.settle()
        if self.state() in _NEVER_BORN:
            self.say(f"{self.name}: clearing away a creation that failed")
            self.take_down()
        change_set = self._propose("UPDATE" if self.state() else "CREATE")
        if change_set:
            began = time.time()
            self.cloudformation.execute_change_set(ChangeSetName=change_set, StackName=self.name)
            self._follow(began)
        return self.outputs()

    def take_down(self) -> None:
        """Delete the stack, and wait."""
        began = time.time()
        self.cloudformation.delete_stack(StackName=self.name)
        self._wait()
        if self.state():
            raise Stop(self._trouble(began))

    def settle(self) -> None:
        """Wait for a rollback or cleaning up that is under way; mend one that got stuck.

        A creation or update that somebody else began is not ours to wait for.
        """
        state = self.state()
        if state.endswith(_SETTLING):
            self.say(f"{self.name}: waiting for {state} to end")
            self._wait()
        elif state.endswith("_IN_PROGRESS") and state not in _NEVER_BORN:
            raise Stop(
                f"Another deployment of {self.name} is under way ({state}). "
                "Wait until it has ended, then run this again."
            )
        if self.state() == "UPDATE_ROLLBACK_FAILED":
            self.say(f"{self.name}: going on with a rollback that got stuck")
            self.cloudformation.continue_update_rollback(StackName=self.name)
            self._wait()

    def _described(self) -> dict[str, Any] | None:
        try:
            found = self.cloudformation.describe_stacks(StackName=self.name)["Stacks"][0]
        except ClientError as error:
            if "does not exist" in str(error):
                return None
            raise
        return None if found["StackStatus"] == "DELETE_COMPLETE" else found

    def _propose(self, kind: str) -> str:
        """A change set, ready to be looked at or carried out; "" when nothing would change."""
        parameters = [
            {"ParameterKey": key, "ParameterValue": value} for key, value in self.parameters.items()
        ]
        made: str = self.cloudformation.create_change_set(
            StackName=self.name,
            ChangeSetName=f"deploy-{time.time_ns()}",
            ChangeSetType=kind,
            TemplateBody=self.body,
            Parameters=parameters,
            Capabilities=CAPABILITIES,
            Tags=[{"Key": "project", "Value": "pengaduan"}],
        )["Id"]
        while True:
            found = self.cloudformation.describe_change_set(ChangeSetName=made, StackName=self.name)
            if found["Status"] == "CREATE_COMPLETE":
                return made if found["Changes"] else self._withdraw(made)
            if found["Status"] == "FAILED":
                self._withdraw(made)
                if any(words in found["StatusReason"] for words in _NOTHING_NEW):
                    return ""
                raise Stop(f"{self.name}: CloudFormation refuses it: {found['StatusReason']}")
            time.sleep(self.poll_seconds / 4)

    def _withdraw(self, change_set: str) -> str:
        self.cloudformation.delete_change_set(ChangeSetName=change_set, StackName=self.name)
        return ""

    def _changes_of(self, change_set: str) -> list[str]:
        pages = self.cloudformation.get_paginator("describe_change_set").paginate(
            ChangeSetName=change_set, StackName=self.name
        )
        return [_line(c["ResourceChange"]) for page in pages for c in page["Changes"]]

    def _follow(self, began: float) -> None:
        told: set[str] = set()
        self._wait(lambda: self._tell_records(began, told))
        if self.state() not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
            raise Stop(self._trouble(began))

    def _wait(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        while (state := self.state()) and state.endswith("_IN_PROGRESS"):
            meanwhile()
            time.sleep(self.poll_seconds)

    def _tell_records(self, began: float, told: set[str]) -> None:
        """A certificate waits for its record in the DNS, which only the stack's events name."""
        for event in self._events(began):
            reason = event.get("ResourceStatusReason", "")
            if "DNS Record" in reason and reason not in told:
                told.add(reason)
                self.say(f"Put this into the domain's DNS, the deployment goes on then: {reason}")

    def _trouble(self, began: float) -> str:
        """The first thing that failed, which CloudFormation tells last."""
        failed = [e for e in self._events(began) if e["ResourceStatus"].endswith("_FAILED")]
        own = [e for e in failed if "cancelled" not in e.get("ResourceStatusReason", "")]
        if not own:
            return f"{self.name} ended as {self.state()}. Run the same command again."
        first = own[-1]
        return (
            f"{self.name}: {first['LogicalResourceId']} ({first['ResourceType']}) failed: "
            f"{first.get('ResourceStatusReason', 'no reason given')}. What was there before is "
            "back as it was. Mend the cause, then run the same command again."
        )

    def _events(self, began: float) -> Iterator[dict[str, Any]]:
        """Newest first, those of this operation only."""
        pages = self.cloudformation.get_paginator("describe_stack_events")
        try:
            for page in pages.paginate(StackName=self.name):
                for event in page["StackEvents"]:
                    if event["Timestamp"].timestamp() < began - 5:
                        return
                    yield event
        except ClientError:
            return  # the stack is gone, and its events with it


def _line(change: Mapping[str, Any]) -> str:
    sign = {"Add": "+", "Remove": "-"}.get(change["Action"], "~")
    replaced = ", replaced" if change.get("Replacement") == "True" else ""
    return f"{sign} {change['LogicalResourceId']} ({change['ResourceType']}{replaced})"
