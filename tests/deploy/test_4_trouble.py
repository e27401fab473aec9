"""When something is wrong, a command says what happened and what to do, and run again mends it."""

from __future__ import annotations

import pytest

from infra.deploy.stacks import Stack
from infra.deploy.stage import Stop
from tests.deploy.cloud import Cloud

SMALL = """
Parameters: { Kind: { Type: String } }
Resources:
  First: { Type: AWS::SNS::Topic }
  Second:
    Type: AWS::SSM::Parameter
    DependsOn: First
    Properties: { Type: !Ref Kind, Value: x, Name: second }
Outputs: { Name: { Value: !Ref Second } }
"""
"""Something that can be made wrong: there is no kind of parameter called "nonsense"."""


def small_stack(cloud: Cloud, kind: str) -> Stack:
    client = cloud.client("cloudformation")
    return Stack(client, "small", SMALL, {"Kind": kind}, say=lambda _: None, poll_seconds=0.2)


def test_no_credentials(cloud: Cloud) -> None:
    nothing = {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "", "HOME": "/nowhere"}
    done = cloud.run("infra.deploy", "dev", AWS_EC2_METADATA_DISABLED="true", **nothing)
    assert done.returncode == 1
    assert "No AWS credentials. Sign in" in done.stderr


def test_credentials_that_aws_does_not_know(cloud: Cloud) -> None:
    done = cloud.run("infra.deploy", "dev", AWS_ACCESS_KEY_ID="AKIAWRONGWRONGWRONG0")
    assert done.returncode == 1
    assert "AWS refuses the credentials" in done.stderr


def test_a_creation_that_failed_is_cleared_away(cloud: Cloud) -> None:
    stack = small_stack(cloud, "nonsense")
    with pytest.raises(Stop, match=r"Second \(AWS::SSM::Parameter\) failed: .*nonsense"):
        stack.bring_up()
    assert stack.state() == "ROLLBACK_COMPLETE"
    assert small_stack(cloud, "String").bring_up() == {"Name": "second"}


def test_an_update_that_failed_leaves_what_was(cloud: Cloud) -> None:
    assert small_stack(cloud, "String").bring_up() == {"Name": "second"}
    with pytest.raises(Stop, match="back as it was"):
        small_stack(cloud, "nonsense").bring_up()
    assert small_stack(cloud, "StringList").bring_up() == {"Name": "second"}


def test_two_deployments_at_once(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    stack = small_stack(cloud, "String")
    monkeypatch.setattr(Stack, "state", lambda self: "UPDATE_IN_PROGRESS")
    with pytest.raises(Stop, match="Another deployment of small is under way"):
        stack.bring_up()


def test_nobody_says_yes(cloud: Cloud) -> None:
    done = cloud.run("infra.deploy", "dev", YES="")
    assert done.returncode == 1
    assert "with YES=1" in done.stderr
