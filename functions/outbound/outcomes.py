"""What AWS's answer to one attempt means for a message: sent, later, never, or nobody knows.

Neither SES nor SNS takes an idempotency token, so each client makes one attempt on the wire, and
an attempt whose answer was lost is never repeated by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
)

from functions.domain import messages
from functions.domain.messages import Message

_ASKED_TO_WAIT = frozenset(
    (
        "TooManyRequestsException",  # SES v2: sending rate or daily quota
        "ThrottlingException",
        "Throttling",
        "ThrottledException",
        "LimitExceededException",
        "SendingPausedException",
        "AccountSuspendedException",
        "ServiceUnavailable",
    )
)
"""The service did not take it and says so: waiting burns no attempt."""

_OURS_TO_MEND = frozenset(
    (
        "AccessDenied",
        "AccessDeniedException",
        "MailFromDomainNotVerifiedException",
        "NotFoundException",  # SES v2: no such configuration set
    )
)
"""Wrong about the deployment, not about the message: once mended, a later try gets through."""

MOST_TRIES = 12
"""With the back-off of messages.put_off about six hours; then a person must look."""


def attempt(send: Callable[[], None], message: Message, now: datetime) -> Message:
    """Send once, and what the message has become."""
    try:
        send()
    except ClientError as error:
        return _refused(error, message, now)
    except (ConnectTimeoutError, EndpointConnectionError):
        return _later(message, now)  # it never reached the service
    except BotoCoreError:
        return messages.unknown(message, now)
    return messages.sent(message, now)


def _refused(error: ClientError, message: Message, now: datetime) -> Message:
    code = error.response["Error"]["Code"]
    status = error.response["ResponseMetadata"]["HTTPStatusCode"]
    if code in _ASKED_TO_WAIT:
        return messages.put_off(message, now, burn=False)
    if code in _OURS_TO_MEND:
        return _later(message, now)
    if status >= 500:
        return messages.unknown(message, now)
    return messages.failed(message, now, f"Ditolak layanan pengiriman ({code})")


def _later(message: Message, now: datetime) -> Message:
    if message.tries >= MOST_TRIES:
        return messages.failed(message, now, "Layanan pengiriman tidak bisa dipakai")
    return messages.put_off(message, now, burn=True)
