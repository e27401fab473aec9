"""Signing in to the staff pages: where it stands, and the session that it ends in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

NEW_PASSWORD, ENROL, ONE_TIME_CODE = "NEW_PASSWORD_REQUIRED", "MFA_SETUP", "SOFTWARE_TOKEN_MFA"
"""What may still be asked for after the password, by Cognito's names."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a sign-in stands: `challenge` is "" once nothing more is asked for."""

    challenge: str = ""
    ticket: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """Who is signed in until when; `challenge` is what is still asked for, and its ticket."""

    username: str
    expires: datetime
    challenge: str = ""
    ticket: str = ""
