"""The weekly digest as a mail. It carries no link that answers: one mail, many complaints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from functions.domain.digest import TEMPLATE, Owing
from functions.domain.messages import Send
from functions.outbound.courier import Courier


@dataclass(frozen=True, slots=True)
class DigestPost:
    """Sends through the courier's mail service."""

    courier: Courier

    def prepare(self, agency: str, lines: Sequence[Owing]) -> Send:
        """Everything about the mail but the sending."""
        composer = self.courier.composer
        known = composer.directory.agencies.get(agency)
        fields = {
            "number": "",
            "text": "",
            "agency": composer.directory.name_of(agency),
            "count": str(len(lines)),
            "late": str(sum(bool(line.late) for line in lines)),
            "list": "\n".join(f"{place}. {line}" for place, line in enumerate(lines, 1)),
            "link": f"{composer.base_url}/jawab/",
            "portal": composer.settings.portal.name,
            "office": composer.settings.portal.office,
            "phone": composer.settings.contact.phone,
        }
        return self.courier.mail(known.email if known else "", TEMPLATE, fields)
