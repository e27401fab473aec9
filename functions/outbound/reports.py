"""A report as a mail, with its PDF. It names no complaint and no person."""

from __future__ import annotations

from dataclasses import dataclass

from functions.domain.messages import Send
from functions.domain.shelf import TEMPLATE, Mailing
from functions.outbound.courier import Courier
from functions.outbound.mail import File


@dataclass(frozen=True, slots=True)
class ReportPost:
    """Sends through the courier's mail service."""

    courier: Courier

    def prepare(self, to: str, mailing: Mailing) -> Send:
        """Everything about the mail but the sending."""
        composer = self.courier.composer
        fields = {
            "number": "",
            "text": "",
            "title": mailing.title,
            "period": mailing.period,
            "about": mailing.about,
            "link": f"{composer.base_url}{mailing.place}",
            "portal": composer.settings.portal.name,
            "office": composer.settings.portal.office,
            "phone": composer.settings.contact.phone,
        }
        pdf = File(mailing.file, "pdf", mailing.pdf)
        return self.courier.mail(to, TEMPLATE, fields, (pdf,))
