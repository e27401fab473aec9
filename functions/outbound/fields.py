"""What the templates of mails and SMS may say of a complaint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import quote

from functions.domain import (
    approval,
    approval_links,
    codes,
    deadlines,
    lifecycle,
    reminders,
    wording,
)
from functions.domain.agencies import Directory
from functions.domain.approval_links import HeadLink
from functions.domain.clocks import Rules
from functions.domain.codes import AgencyLink, Keyring
from functions.domain.complaint import Complaint
from functions.domain.dates import daftar, hari_tanggal
from functions.domain.history import Event
from functions.domain.messages import APPROVAL, LEADERSHIP, TO_SUPERIOR, Message
from functions.domain.privacy import Text
from functions.domain.rude import masked
from functions.domain.settings import Settings
from functions.domain.standing import StandingNow
from functions.domain.submission import KINDS

REPORTERS_TURN = ("react", "object", "dispute")
"""Phases whose clocks are internal, and whose end the reporter is told."""


@dataclass(frozen=True, slots=True)
class Composer:
    """Everything that the words of a message are drawn from, besides the complaint."""

    standing_now: StandingNow
    settings: Settings
    access_keys: Keyring
    agency_keys: Keyring
    base_url: str

    @property
    def rules(self) -> Rules:
        """The clocks and the calendar of this moment."""
        return self.standing_now().rules

    @property
    def directory(self) -> Directory:
        """Agencies, categories and places of this moment."""
        return self.standing_now().directory

    def fields(
        self, complaint: Complaint, message: Message, texts: Mapping[str, Text]
    ) -> dict[str, str]:
        """Every field of domain.messages.FIELDS; no people's names are among them."""
        event = complaint.history[message.event]
        agency = self.directory.agencies.get(message.to)
        text = texts.get(_spoken(complaint, message).act)
        rude = self.standing_now().rude if agency else ()
        return {
            "number": complaint.number,
            "title": masked(complaint.subject, rude),
            "kind": KINDS[complaint.kind],
            "category": self.directory.label_of(complaint.category),
            "district": self.directory.district_name(complaint.district) or "tidak disebutkan",
            "status": lifecycle.STATUSES[complaint.status].label,
            "explanation": wording.explanation(complaint, self.directory, self.rules),
            "until": self._until(complaint, event),
            "closes": self._closes(complaint),
            "head": agency.head if agency else "",
            "superior": agency.superior if agency else "",
            "text": masked(text.body, rude) if text else "",
            "portal": self.settings.portal.name,
            "office": self.settings.portal.office,
            "phone": self.settings.contact.phone,
            **self._secrets(complaint, message),
        }

    def _until(self, complaint: Complaint, event: Event) -> str:
        found = deadlines.deadlines(complaint, self.rules)
        if event.what == "warned":  # of this deadline, whichever others have passed
            warned = {key.split(".")[0] for key in event.names("steps")}
            found = [d for d in found if d.clock.id in warned] or found
        first = deadlines.first_running(
            d for d in found if d.clock.family != "internal" or d.clock.phase in REPORTERS_TURN
        )
        return hari_tanggal(first.due) if first and first.due else "akhir hari kerja berikutnya"

    def _closes(self, complaint: Complaint) -> str:
        ends = reminders.ends_at(complaint, self.rules)
        return hari_tanggal(ends) if ends else "tanggal yang tertulis di halaman pelacakan"

    def _secrets(self, complaint: Complaint, message: Message) -> dict[str, str]:
        """Links and codes: each reader gets only the reader's own."""
        secrets = {"code": "", "agency": "", "agency_code": "", "link": self.base_url}
        if message.template in ("lapor_admin", "escalation_leadership"):
            late = complaint.waiting_agencies() or complaint.agencies
            secrets["agency"] = daftar(self.directory.names_of(late)) or "instansi"
        if message.template == TO_SUPERIOR:  # only the agency itself may answer
            return secrets | {"agency": self.directory.name_of(message.to)}
        if message.to == LEADERSHIP:
            return secrets
        if message.template.endswith("_reporter"):
            return secrets | self._reporter_secrets(complaint)
        if message.template == APPROVAL:
            return secrets | self._head_secrets(complaint, message)
        if message.template.endswith("_agency"):
            return secrets | self._agency_secrets(complaint, message)
        number = quote(complaint.number)
        return secrets | {"link": f"{self.base_url}/admin/complaints/{number}"}

    def _reporter_secrets(self, complaint: Complaint) -> dict[str, str]:
        code = codes.code_of(self.access_keys, complaint)
        return {"code": code, "link": f"{self.base_url}/lacak/"}

    def _agency_secrets(self, complaint: Complaint, message: Message) -> dict[str, str]:
        """The link of the handing-over that the message is about: void once there is another."""
        event = complaint.history[message.event]
        dispatch = complaint.dispatch_at(message.event)
        expires = event.at + timedelta(days=self.settings.links.agency_days)
        link = AgencyLink(complaint.number, message.to, dispatch, expires)
        token = codes.agency_token(self.agency_keys, link)
        return {
            "agency": self.directory.name_of(message.to),
            "agency_code": codes.agency_code(
                self.agency_keys, complaint.number, message.to, dispatch
            ),
            "link": f"{self.base_url}/jawab/#{token}",
        }

    def _head_secrets(self, complaint: Complaint, message: Message) -> dict[str, str]:
        """The link of the proposal that waits: its head may approve, and not answer."""
        place = approval.told_of(complaint, message)
        expires = complaint.history[message.event].at + timedelta(
            days=self.settings.links.agency_days
        )
        link = HeadLink(complaint.number, message.to, place, expires)
        return {
            "agency": self.directory.name_of(message.to),
            "agency_code": approval_links.code(
                self.agency_keys, complaint.number, message.to, place
            ),
            "link": f"{self.base_url}/setujui/#{approval_links.token(self.agency_keys, link)}",
        }


def _spoken(complaint: Complaint, message: Message) -> Event:
    """The event whose words the message brings; a reminder to the head brings the proposal's."""
    is_heads = message.template == APPROVAL
    return complaint.history[approval.told_of(complaint, message) if is_heads else message.event]
