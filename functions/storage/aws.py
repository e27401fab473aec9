"""What AWS says when it refuses, in the portal's own words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from functions.domain.errors import Busy

_TRANSIENT = frozenset(
    (
        "InternalServerError",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "ServiceUnavailable",
        "ThrottlingException",
    )
)
"""DynamoDB's own list of errors that a later try may not meet again."""


class ConditionFailed(Exception):
    """A conditional write found something else; `item` is what stands there, in wire form."""

    def __init__(self, item: dict[str, Any]) -> None:
        self.item = item
        super().__init__("the condition of a write failed")


@contextmanager
def translated() -> Iterator[None]:
    """Turn AWS's errors into ours; those that are bugs or missing rights pass as they are."""
    try:
        yield
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code == "ConditionalCheckFailedException":
            raise ConditionFailed(error.response.get("Item", {})) from error
        if code in _TRANSIENT:
            raise Busy from error
        raise
    except BotoCoreError as error:
        raise Busy from error
