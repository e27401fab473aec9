"""The only sender of mails (SES) and SMS (SNS): one message, one attempt, one outcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from string import Template
from typing import Any

from functions.domain import messages
from functions.domain.complaint import Complaint
from functions.domain.identity import Identity
from functions.domain.messages import ADMIN, DEPUTY, REPORTER, Message, Wording
from functions.domain.privacy import Text
from functions.outbound.fields import Composer
from functions.outbound.mail import compose
from functions.outbound.outcomes import attempt

_NO_ADDRESS = "Alamat penerima tidak ada"


@dataclass(frozen=True, slots=True)
class Courier:
    """Sends through the two clients, each made when it is first needed.

    `identify` opens the reporter's identity: only a message to the reporter needs it.
    """

    composer: Composer
    wordings: Mapping[str, Wording]
    ses: Callable[[], Any]
    sns: Callable[[], Any]
    identify: Callable[[str], Identity]
    now: Callable[[], datetime]
    configuration_set: str = ""
    sms_sender_id: str = ""

    def send(self, complaint: Complaint, message: Message, texts: Mapping[str, Text]) -> Message:
        """What the message has become after one attempt."""
        wording = self.wordings[message.template]
        fields = self.composer.fields(complaint, message, texts)
        if message.to == REPORTER:
            who = self.identify(complaint.number)
            if complaint.contact == "phone":
                return self._text(who.phone, wording, fields, message)
            return self._mail(who.email, wording, fields, message)
        return self._mail(self._address(message.to), wording, fields, message)

    def _address(self, to: str) -> str:
        portal = self.composer.settings.portal
        if to in (ADMIN, DEPUTY):
            return portal.admin_email if to == ADMIN else portal.deputy_email
        agency = self.composer.directory.agencies.get(to)
        return agency.email if agency else ""

    def _mail(
        self, to: str, wording: Wording, fields: Mapping[str, str], message: Message
    ) -> Message:
        if not to:
            return messages.failed(message, self.now(), _NO_ADDRESS)
        mail = compose(to, wording, fields, self.composer.settings.portal, self.now())
        optional = (
            {"ConfigurationSetName": self.configuration_set} if self.configuration_set else {}
        )
        tags = [
            {"Name": "complaint", "Value": fields["number"]},
            {"Name": "message", "Value": message.id},
        ]
        return attempt(
            lambda: self.ses().send_email(
                FromEmailAddress=self.composer.settings.portal.sender_email,
                Destination={"ToAddresses": [to]},
                Content={"Raw": {"Data": mail.as_bytes()}},
                EmailTags=tags,
                **optional,
            ),
            message,
            self.now(),
        )

    def _text(
        self, to: str, wording: Wording, fields: Mapping[str, str], message: Message
    ) -> Message:
        if not to:
            return messages.failed(message, self.now(), _NO_ADDRESS)
        attributes = {"AWS.SNS.SMS.SMSType": _string("Transactional")}
        if self.sms_sender_id:
            attributes["AWS.SNS.SMS.SenderID"] = _string(self.sms_sender_id)
        return attempt(
            lambda: self.sns().publish(
                PhoneNumber=to,
                Message=Template(wording.sms).substitute(fields),
                MessageAttributes=attributes,
            ),
            message,
            self.now(),
        )


def _string(value: str) -> dict[str, str]:
    return {"DataType": "String", "StringValue": value}
