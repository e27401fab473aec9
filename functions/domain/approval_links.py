"""The link and short code by which an agency's head opens one proposed answer, and nothing else.

They are an agency's link and code under a ring of their own. Where those name the handing-over,
these name the place of the proposal in the history, which only grows: so each proposal has its own.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from functions.domain import codes
from functions.domain.codes import AgencyLink, Keyring
from functions.domain.errors import VoidApproval, VoidLink

_PURPOSE = "approval"


class HeadLink(NamedTuple):
    """What a head's token says: which complaint, whose head, which proposal, until when."""

    number: str
    agency: str
    place: int
    expires: datetime


def token(agency_keys: Keyring, link: HeadLink) -> str:
    """The token of a head's link; safe in a URL's fragment."""
    made = AgencyLink(link.number, link.agency, link.place, link.expires)
    return codes.agency_token(agency_keys.for_purpose(_PURPOSE), made)


def read_token(agency_keys: Keyring, token: str, now: datetime) -> HeadLink:
    """The link behind a token, or VoidApproval when it is forged, foreign or expired."""
    try:
        link = codes.read_agency_token(agency_keys.for_purpose(_PURPOSE), token, now)
    except VoidLink as error:
        raise VoidApproval from error
    return HeadLink(link.number, link.agency, link.dispatch, link.expires)


def code(agency_keys: Keyring, number: str, agency: str, place: int) -> str:
    """The short code that opens the page where no link can be followed."""
    return codes.agency_code(agency_keys.for_purpose(_PURPOSE), number, agency, place)


def is_code(agency_keys: Keyring, typed: str, number: str, agency: str, place: int) -> bool:
    """Whether the typed code is the one of this proposal."""
    ring = agency_keys.for_purpose(_PURPOSE)
    return codes.is_agency_code(ring, typed, number, agency, place)
