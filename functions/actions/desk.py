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


@dataclass(frozen=True, slots=True)
class Desk:
    """The complaint desk of one function.

    `access_keys` make the reporters' codes, `agency_keys` the agencies' links; a function holds
    only the ring that it needs. `rules_now` tells the rules as the office has them by now; `choice`
    picks one character of a string by chance.
    """

    complaints: Complaints
    submissions: Submissions
    identities: Identities
    finds: Finds
    tries: Tries
    attachments: Attachments
    files: Files
    directory: Directory
    rules_now: Callable[[], Rules]
    settings: Settings
    access_keys: Keyring
    agency_keys: Keyring
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    choice: Callable[[str], str]

    @property
    def rules(self) -> Rules:
        """The clocks and the calendar of this moment."""
        return self.rules_now()

    def agenda(self, complaint: Complaint) -> Agenda:
        """Where the indexes must hold the complaint from now on."""
        return agenda(complaint, self.rules, self.now())
