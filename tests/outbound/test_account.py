"""What SES says of the account becomes what the health page needs."""

from __future__ import annotations

from typing import Any

import pytest

from functions.domain.health import MailAccount
from functions.outbound.account import mail_account


class Ses:
    """Answers as SES v2 documents it; the emulator does not know the question."""

    def __init__(self, **quota: float) -> None:
        self._quota = quota

    def get_account(self) -> dict[str, Any]:
        return {
            "EnforcementStatus": "HEALTHY",
            "ProductionAccessEnabled": False,
            "SendQuota": self._quota,
            "SendingEnabled": True,
        }


@pytest.mark.parametrize(("limit", "quota"), [(200.0, 200), (-1.0, 0)])
def test_the_account_is_read_with_and_without_a_limit(limit: float, quota: int) -> None:
    ses = Ses(Max24HourSend=limit, MaxSendRate=1.0, SentLast24Hours=12.0)
    assert mail_account(lambda: ses) == MailAccount(True, False, 12, quota, 1)
