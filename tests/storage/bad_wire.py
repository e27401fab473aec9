"""A bad line to AWS: replies that get lost after the work was done, and services that refuse."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from botocore.exceptions import ConnectionClosedError, ReadTimeoutError
from botocore.retries.standard import ExponentialBackoff
from moto.core.models import botocore_stubber

Answer = tuple[int, dict[str, str], str]
SEND_MAIL = "/v2/email/outbound-emails"

Fault = Callable[[Callable[[], Any]], Any]


def closed(work: Callable[[], Any]) -> Any:
    """The work is done; the connection closes before the reply."""
    work()
    raise ConnectionClosedError(endpoint_url="https://dynamodb.example")


def timed_out(work: Callable[[], Any]) -> Any:
    """The work is done; the reply comes too late."""
    work()
    raise ReadTimeoutError(endpoint_url="https://dynamodb.example")


def broken(work: Callable[[], Any]) -> Any:
    """The work is done; the reply is a server error."""
    work()
    return _error(500, "InternalServerError")


def throttled(_: Callable[[], Any]) -> Any:
    """Nothing is done."""
    return _error(400, "ThrottlingException")


def refused(code: str, status: int = 400) -> Fault:
    """Nothing is done, and the service says why."""
    return lambda _: _error(status, code)


def _error(status: int, code: str) -> Answer:
    body = {"__type": f"com.amazonaws.dynamodb.v20120810#{code}", "message": "no"}
    return status, {"x-amzn-errortype": code}, json.dumps(body)


@contextmanager
def bad_wire(operation: str, fault: Fault, times: int = 1) -> Iterator[list[int]]:
    """Let the first requests for an operation meet the fault; yields the tries, one entry each.

    SES has paths instead of operations: SEND_MAIL.
    """
    tries: list[int] = []
    process = botocore_stubber.process_request

    def faulty(request: Any) -> Any:
        asked = str(request.headers.get("X-Amz-Target") or request.url)
        if not asked.rstrip("'").endswith(operation):
            return process(request)
        tries.append(len(tries) + 1)
        return fault(lambda: process(request)) if len(tries) <= times else process(request)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(botocore_stubber, "process_request", faulty)
        patch.setattr(ExponentialBackoff, "delay_amount", lambda *_: 0)
        yield tries
