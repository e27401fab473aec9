"""What the office can set without a programmer: names, contacts, hours, limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class Portal:
    """Who runs the portal and under which addresses it writes."""

    name: str
    tagline: str
    kabupaten: str
    province: str
    office: str
    office_short: str
    domain: str
    number_prefix: str
    admin_email: str
    deputy_email: str
    leadership_email: str
    ppid_email: str
    ppid_superior_email: str
    sender_email: str
    sender_name: str
    reply_to: str


@dataclass(frozen=True, slots=True)
class Contact:
    """The ways to reach the desk beside this portal."""

    phone: str
    sms: str
    email: str
    facebook: str
    x: str
    lapor_url: str
    lapor_sms: str
    lapor_sms_format: str
    address: str


@dataclass(frozen=True, slots=True)
class Filing:
    """What a submission may hold; lengths in characters, `area` in degrees (S, W, N, E)."""

    allow_anonymous: bool
    min_description: int
    max_description: int
    max_title: int
    max_location: int
    max_name: int
    max_address: int
    max_purpose: int
    max_reply: int
    max_body_bytes: int
    area: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Links:
    """How long an agency's mailed link lives, and the page that it opens."""

    agency_days: int
    case_hours: int


@dataclass(frozen=True, slots=True)
class Limits:
    """How many tries are let through before "wait a while", and filings before a check is asked.

    The two that begin with `max` turn people away; a check is of so many minutes and so hard.
    """

    wrong_codes_per_hour: int
    logins_per_hour: int
    renewals_per_hour: int
    filings_per_hour: int
    filings_per_hour_address: int
    filings_per_hour_contact: int
    max_filings_per_hour: int
    max_by_question_per_hour: int
    check_minutes: int
    check_hardest: int


@dataclass(frozen=True, slots=True)
class Promise:
    """So many of a hundred messages accepted within `seconds`, none unsettled after `minutes`."""

    seconds: int
    percent: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Digest:
    """Whether agencies get their weekly digest, and from which weekday on (0 = Monday)."""

    send: bool
    from_day: int


@dataclass(frozen=True, slots=True)
class Settings:
    """All of settings.toml; `hours` maps weekdays (Monday 0) to opening and closing in WITA."""

    portal: Portal
    contact: Contact
    hours: Mapping[int, tuple[time, time]]
    filing: Filing
    links: Links
    limits: Limits
    promise: Promise
    digest: Digest
