"""What every action works with: stores, rules, keys and the time, given by wiring or a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from functions.actions.ports import (
    Attachments,
    Complaints,
    Files,
    Finds,
    Identities,
    Submissions,
    Tries,
)
from functions.domain.agencies import Directory
from functions.domain.clocks import Rules
from functions.domain.codes import Keyring
from functions.domain.complaint import Complaint
from functions.domain.reminders import Agenda, agenda
from functions.domain.settings import Settings
from functions.domain.standing import StandingNow


@dataclass(frozen=True, slots=True)
class Desk:
    """The complaint desk of one function.

    `access_keys` make the reporters' codes, `agency_keys` the agencies' links; a function holds
    only the ring that it needs. `standing_now` tells what the office goes by at this moment;
    `choice` picks one character of a string by chance.
    """

    complaints: Complaints
    submissions: Submissions
    identities: Identities
    finds: Finds
    tries: Tries
    attachments: Attachments
    files: Files
    standing_now: StandingNow
    settings: Settings
    access_keys: Keyring
    agency_keys: Keyring
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    choice: Callable[[str], str]

    @property
    def directory(self) -> Directory:
        """Agencies, categories and places of this moment."""
        return self.standing_now().directory

    @property
    def rules(self) -> Rules:
        """The clocks and the calendar of this moment."""
        return self.standing_now().rules

    def agenda(self, complaint: Complaint) -> Agenda:
        """Where the indexes must hold the complaint from now on."""
        return agenda(complaint, self.rules, self.now())
