"""What an official finds in the mail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True)
class AgencyMail:
    """Link, token and short code of a mail to an agency."""

    subject: str
    link: str
    token: str
    code: str

    @classmethod
    def of(cls, message: dict[str, Any]) -> Self:
        link = re.search(r"http://\S+/jawab/#(\S+)", message["text"])
        code = re.search(r"kode instansi (\d{4}-\d{4}-\d{4})", message["text"])
        assert link and code, message["text"]
        return cls(message["subject"], link[0], link[1], code[1])
