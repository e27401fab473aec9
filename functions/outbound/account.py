"""The standing of the mail account, as SES tells it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from functions.domain.health import MailAccount


def mail_account(ses: Callable[[], Any]) -> MailAccount:
    """Ask SES; `ses` makes the client when it is first needed."""
    answer = ses().get_account()
    quota = answer["SendQuota"]
    return MailAccount(
        answer["SendingEnabled"],
        answer["ProductionAccessEnabled"],
        int(quota["SentLast24Hours"]),
        max(0, int(quota["Max24HourSend"])),  # -1 for an account without a limit
        int(quota["MaxSendRate"]),
    )
