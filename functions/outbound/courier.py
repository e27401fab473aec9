"""The only sender of mails (SES) and SMS (SNS): one message, one attempt, one outcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from string import Template
from typing import Any

from functions.domain import messages
from functions.domain.complaint import Complaint
from functions.domain.duty import on_duty
from functions.domain.identity import Identity
from functions.domain.messages import (
    ADMIN,
    APPROVAL,
    DEPUTY,
    LEADERSHIP,
    REPORTER,
    SUPERIOR,
    TO_SUPERIOR,
    Message,
    Send,
    Wording,
)
from functions.domain.privacy import Text
from functions.domain.submission import PPID
from functions.outbound.fields import Composer
from functions.outbound.mail import File, compose
from functions.outbound.outcomes import attempt


@dataclass(frozen=True, slots=True)
class Courier:
    """Sends through the two clients, each made when it is first needed.

    `identify` opens the reporter's identity: only a message to the reporter needs it.
    """

    composer: Composer
    wordings: Callable[[], Mapping[str, Wording]]
    ses: Callable[[], Any]
    sns: Callable[[], Any]
    identify: Callable[[str], Identity]
    now: Callable[[], datetime]
    configuration_set: str = ""
    sms_sender_id: str = ""

    def prepare(self, complaint: Complaint, message: Message, texts: Mapping[str, Text]) -> Send:
        """Everything about a message but the sending: a failure here has sent nothing."""
        fields = self.composer.fields(complaint, message, texts)
        if message.to != REPORTER:
            return self.mail(self._address(complaint, message), message.template, fields)
        who = self.identify(complaint.number)
        if complaint.contact == "phone":
            return self._text(who.phone, self._sms(complaint, message, texts), fields)
        return self.mail(who.email, message.template, fields)

    def _address(self, complaint: Complaint, message: Message) -> str:
        portal = self.composer.settings.portal
        admin = self._on_duty(ADMIN) or portal.admin_email
        offices = {
            ADMIN: portal.ppid_email if complaint.kind == PPID else admin,
            DEPUTY: self._on_duty(DEPUTY) or portal.deputy_email,
            LEADERSHIP: portal.leadership_email,
            SUPERIOR: portal.ppid_superior_email,
        }
        if message.to in offices:
            return offices[message.to]
        agency = self.composer.directory.agencies.get(message.to)
        if agency is None:
            return ""
        if message.template == TO_SUPERIOR:
            return agency.superior_email
        if message.template == APPROVAL:
            return agency.head_email
        return agency.second_email if message.is_second else agency.email

    def _on_duty(self, post: str) -> str:
        """The address of who stands in for the post today; "" when nobody does."""
        turn = on_duty(self.composer.standing_now().turns, post, self.now())
        return turn.email if turn else ""

    def mail(
        self, to: str, template: str, fields: Mapping[str, str], files: Sequence[File] = ()
    ) -> Send:
        """A mail in the words of a template, ready to be sent; to nobody, it fails."""
        if not to:
            return self._nowhere
        portal, ses = self.composer.settings.portal, self.ses()
        wording = self.wordings()[template]
        mail = compose(to, wording, fields, portal, self.now(), files).as_bytes()
        chosen = {"ConfigurationSetName": self.configuration_set} if self.configuration_set else {}

        def send(message: Message) -> Message:
            # SES takes letters, digits, "_" and "-" in a tag, and refuses the mail otherwise.
            tags = {"complaint": fields["number"], "message": message.id.replace(".", "-")}
            return attempt(
                lambda: ses.send_email(
                    FromEmailAddress=portal.sender_email,
                    Destination={"ToAddresses": [to]},
                    Content={"Raw": {"Data": mail}},
                    EmailTags=[
                        {"Name": name, "Value": value} for name, value in tags.items() if value
                    ],
                    **chosen,
                ),
                message,
                self.now(),
            )

        return send

    def _sms(self, complaint: Complaint, message: Message, texts: Mapping[str, Text]) -> str:
        """The office's own words, or the template's."""
        own = texts.get(complaint.history[message.event].act)
        if own and own.sms:
            return own.sms.replace("$", "$$")
        return self.wordings()[message.template].sms

    def _text(self, to: str, words: str, fields: Mapping[str, str]) -> Send:
        if not to:
            return self._nowhere
        sns, body = self.sns(), Template(words).substitute(fields)
        attributes = {"AWS.SNS.SMS.SMSType": _string("Transactional")}
        if self.sms_sender_id:
            attributes["AWS.SNS.SMS.SenderID"] = _string(self.sms_sender_id)
        return lambda message: attempt(
            lambda: sns.publish(PhoneNumber=to, Message=body, MessageAttributes=attributes),
            message,
            self.now(),
        )

    def _nowhere(self, message: Message) -> Message:
        return messages.failed(message, self.now(), "Alamat penerima tidak ada")


def _string(value: str) -> dict[str, str]:
    return {"DataType": "String", "StringValue": value}
