"""The AWS clients of this process, made when they are first needed.

botocore alone: boto3 around it would cost another tenth of a cold start, and add nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

FUNCTION_TIMEOUT = 30
"""Seconds; HTTP API's own limit. A read times out before it, a lease lapses after it."""

SERVICES = (
    *("cloudfront", "cognito-idp", "dynamodb", "kms", "lambda", "logs", "s3", "sesv2", "sns"),
    "sqs",
)
"""What the functions use of AWS, by botocore's names."""


@cache
def client(service: str, *, one_attempt: bool = False) -> Any:
    """The client of this process; region and endpoint come from the environment."""
    from botocore.config import Config  # noqa: PLC0415 - nothing is paid before it is needed

    retries = {"total_max_attempts": 1} if one_attempt else {"max_attempts": 3, "mode": "standard"}
    limits = Config(connect_timeout=3, read_timeout=10, retries=retries)
    return _session().create_client(service, config=limits)


def lazily(service: str, *, one_attempt: bool = False) -> Callable[[], Any]:
    """A function that makes the client when it is first asked for."""
    return lambda: client(service, one_attempt=one_attempt)


def credentials() -> Any:
    """The key, secret and token that this process acts with now."""
    return _session().get_credentials().get_frozen_credentials()


def region() -> str:
    """The region that this process works in."""
    return str(_session().get_config_variable("region"))


@cache
def _session() -> Any:
    """One for all clients, so that what it reads from disk is read once.

    It is spared a look through the folders of all of AWS's services, and the old table of all
    endpoints, which each service's own rules have replaced: together a seventh of a cold start.
    """
    from botocore.loaders import Loader  # noqa: PLC0415
    from botocore.session import get_session  # noqa: PLC0415

    class Frugal(Loader):  # type: ignore[misc]
        def list_available_services(self, type_name: str) -> Any:
            return SERVICES

    session = get_session()
    session.register_component("data_loader", Frugal())
    return session
