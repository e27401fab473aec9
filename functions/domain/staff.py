"""Signing in to the staff pages: where it stands, and the session that it ends in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from functions.domain.roles import Person

NEW_PASSWORD, ENROL, ONE_TIME_CODE = "NEW_PASSWORD_REQUIRED", "MFA_SETUP", "SOFTWARE_TOKEN_MFA"
"""What may still be asked for after the password, by Cognito's names."""

SESSION = timedelta(hours=12)
"""How long somebody stays signed in."""

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a sign-in stands: `challenge` is "" once nothing more is asked for."""

    challenge: str = ""
    ticket: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """Who is signed in until when; `challenge` is what is still asked for, and its ticket.

    `wanted` is the page that was asked for before signing in.
    """

    username: str
    expires: datetime
    challenge: str = ""
    ticket: str = ""
    wanted: str = ""

    @property
    def begun(self) -> datetime:
        """When it began, once nothing more is asked for."""
        return self.expires - SESSION


class Standing(NamedTuple):
    """How an account stands now; sessions that began before `out_before` are over."""

    person: Person
    out_before: datetime = NEVER
