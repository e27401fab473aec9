"""Numbers, access codes and agency links: derived by HMAC, so that none of them is stored.

One keyring per purpose (DESIGN rule 3): who checks access codes cannot mint an agency's link.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from functions.domain.complaint import Complaint
from functions.domain.errors import VoidLink

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is mistaken for a digit."""

_NUMBER_LENGTH = 8
_CODE_DIGITS = 12
_MAC_BYTES = 16
"""128 bits (ASVS 5.0, 11.5.1)."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """Secret keys by their id; `current` makes new secrets, all of them check old ones."""

    keys: Mapping[str, bytes]
    current: str

    def mac(self, key_id: str, *parts: object) -> bytes:
        """The MAC of the parts under one key; parts cannot run into each other."""
        message = "\x1f".join(str(part) for part in parts).encode()
        return hmac.digest(self.keys[key_id], message, hashlib.sha256)

    def for_purpose(self, purpose: str) -> Keyring:
        """A ring of its own for another purpose, made of this one, which it does not give away."""
        return Keyring({id: self.mac(id, "ring", purpose) for id in self.keys}, self.current)


def new_number(prefix: str, choice: Callable[[str], str]) -> str:
    """A public number such as TB-7K3M-9QPX: 40 random bits, not to be guessed from another."""
    letters = "".join(choice(_ALPHABET) for _ in range(_NUMBER_LENGTH))
    return f"{prefix}-{letters[:4]}-{letters[4:]}"


def tidy_number(typed: str, prefix: str) -> str:
    """The number as it was issued, however it was typed: spaces, small letters, O for 0."""
    plain = re.sub(r"[^A-Z0-9]", "", typed.upper())
    if len(plain) > _NUMBER_LENGTH:  # without its prefix a number may begin like one
        plain = plain.removeprefix(prefix)
    plain = plain.translate(str.maketrans("OIL", "011"))
    return f"{prefix}-{plain[:4]}-{plain[4:]}"


def access_code(keyring: Keyring, key_id: str, number: str, generation: int) -> str:
    """The reporter's secret: twelve digits, easy to say on the phone, as 1234-5678-9012."""
    return _digits(keyring.mac(key_id, "access", number, generation))


def code_of(keyring: Keyring, complaint: Complaint) -> str:
    """The access code that opens this complaint now."""
    return access_code(keyring, complaint.code_key, complaint.number, complaint.code_generation)


def agency_code(keyring: Keyring, number: str, agency: str, dispatch: int) -> str:
    """The short code that opens the answer page where no link can be followed."""
    return _digits(keyring.mac(keyring.current, "agency-code", number, agency, dispatch))


def is_agency_code(keyring: Keyring, typed: str, number: str, agency: str, dispatch: int) -> bool:
    """Whether the typed code is the agency's for this dispatch, under any key still kept."""
    return any(
        same_code(typed, _digits(keyring.mac(key_id, "agency-code", number, agency, dispatch)))
        for key_id in keyring.keys
    )


def same_code(typed: str, code: str) -> bool:
    """Whether a typed code is the code; spaces and dashes do not matter."""
    return hmac.compare_digest(re.sub(r"[^0-9]", "", typed), re.sub(r"[^0-9]", "", code))


@dataclass(frozen=True, slots=True)
class AgencyLink:
    """What an agency's token says: which complaint, whose, which handing-over, until when."""

    number: str
    agency: str
    dispatch: int
    expires: datetime


def agency_token(keyring: Keyring, link: AgencyLink) -> str:
    """The token of an agency's link; safe in a URL's fragment."""
    fields = _fields(keyring.current, link)
    return f"{fields}.{_signature(keyring, keyring.current, fields)}"


def read_agency_token(keyring: Keyring, token: str, now: datetime) -> AgencyLink:
    """The link behind a token, or VoidLink when it is forged, foreign or expired."""
    link = read_expired_token(keyring, token)
    if link.expires <= now:
        raise VoidLink
    return link


def read_expired_token(keyring: Keyring, token: str) -> AgencyLink:
    """The link behind a genuine token, however old: enough to mail a new one, no more."""
    try:
        fields, signature = token.rsplit(".", 1)
        key_id, number, agency, dispatch, expires = fields.split(".")
        if key_id not in keyring.keys or not hmac.compare_digest(
            signature.encode(), _signature(keyring, key_id, fields).encode()
        ):
            raise VoidLink
        return AgencyLink(number, agency, int(dispatch), datetime.fromtimestamp(int(expires), UTC))
    except ValueError as error:
        raise VoidLink from error


def _fields(key_id: str, link: AgencyLink) -> str:
    expires = int(link.expires.timestamp())
    return f"{key_id}.{link.number}.{link.agency}.{link.dispatch}.{expires}"


def _signature(keyring: Keyring, key_id: str, fields: str) -> str:
    mac = keyring.mac(key_id, "agency-link", fields)[:_MAC_BYTES]
    return base64.urlsafe_b64encode(mac).rstrip(b"=").decode()


def _digits(mac: bytes) -> str:
    digits = f"{int.from_bytes(mac[:8]) % 10**_CODE_DIGITS:0{_CODE_DIGITS}d}"
    return "-".join(digits[i : i + 4] for i in range(0, _CODE_DIGITS, 4))
