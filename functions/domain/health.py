"""What the services behind the desk say of themselves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableState:
    """Whether the table takes reads and writes; `items` was counted some hours ago."""

    is_active: bool
    items: int


@dataclass(frozen=True, slots=True)
class MailAccount:
    """Whether the mail service sends, to whom, and how much more today; `quota` 0 for no end."""

    is_enabled: bool
    is_in_production: bool
    sent: int
    quota: int
    per_second: int

    @property
    def is_nearly_full(self) -> bool:
        """Whether more than four fifths of a day's mails are sent."""
        return bool(self.quota) and self.sent > self.quota * 0.8
