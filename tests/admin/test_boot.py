"""The staff function's entry, over a stand-in for the handler that Zappa adds to its package."""

from __future__ import annotations

import importlib
import sys
from types import SimpleNamespace
from typing import Any

import pytest


class Zappa:
    """Its LambdaHandler: makes the app once, and runs whatever an event tells it to."""

    made = 0

    def __init__(self) -> None:
        type(self).made += 1

    @classmethod
    def lambda_handler(cls, event: Any, context: object) -> Any:
        assert "raw_command" not in event, "the command is run"
        return {"statusCode": 200, "path": event["rawPath"]}


@pytest.fixture
def entry(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(Zappa, "made", 0)
    monkeypatch.setitem(sys.modules, "handler", SimpleNamespace(LambdaHandler=Zappa))  # type: ignore[arg-type]
    monkeypatch.delitem(sys.modules, "functions.faces.admin.boot", raising=False)
    monkeypatch.setenv("ORIGIN_SECRET", "s3")
    return importlib.import_module("functions.faces.admin.boot")


def test_the_app_is_made_before_the_first_request(entry: Any) -> None:
    assert entry and Zappa.made == 1


def test_a_request_of_the_edge_reaches_the_pages(entry: Any) -> None:
    event = {"version": "2.0", "rawPath": "/admin/", "headers": {"x-origin-secret": "s3"}}
    assert entry.lambda_handler(event, None) == {"statusCode": 200, "path": "/admin/"}


@pytest.mark.parametrize("more", [{}, {"version": "1.0"}, {"headers": {"x-origin-secret": "s3"}}])
def test_nobody_can_have_a_command_run(entry: Any, more: dict[str, Any]) -> None:
    assert entry.lambda_handler({"raw_command": "print(1)", **more}, None)["statusCode"] == 403
