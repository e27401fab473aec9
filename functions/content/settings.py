"""settings.toml: who runs the portal, when it is open and where its limits lie."""

from __future__ import annotations

from datetime import time
from pathlib import Path

from functions.content.reading import optional, required
from functions.content.sections import Section, document
from functions.content.values import (
    area,
    choice,
    domain,
    email,
    opening,
    phone,
    short_number,
    text,
    truth,
    url,
    whole,
)
from functions.domain.errors import BadContent
from functions.domain.settings import (
    Contact,
    Digest,
    Filing,
    Limits,
    Links,
    Portal,
    Promise,
    Settings,
)

FILE = "settings.toml"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Hours = dict[int, tuple[time, time]]

PORTAL = Section(
    "portal",
    Portal,
    {
        "name": required(text),
        "tagline": required(text),
        "kabupaten": required(text),
        "province": required(text),
        "office": required(text),
        "office_short": required(text),
        "domain": required(domain),
        "number_prefix": required(text),
        "admin_email": required(email),
        "deputy_email": required(email),
        "leadership_email": required(email),
        "ppid_email": required(email),
        "ppid_superior_email": required(email),
        "sender_email": required(email),
        "sender_name": required(text),
        "reply_to": required(email),
    },
)
CONTACT = Section(
    "contact",
    Contact,
    {
        "phone": required(phone),
        "sms": required(phone),
        "email": required(email),
        "facebook": optional(text),
        "x": optional(text),
        "lapor_url": required(url),
        "lapor_sms": required(short_number),
        "lapor_sms_format": required(text),
        "address": optional(text),
    },
)
FILING = Section(
    "filing",
    Filing,
    {
        "allow_anonymous": required(truth),
        "min_description": required(whole(1, 1_000)),
        "max_description": required(whole(100, 10_000)),
        "max_title": required(whole(20, 500)),
        "max_location": required(whole(20, 1_000)),
        "max_name": required(whole(20, 500)),
        "max_address": required(whole(20, 1_000)),
        "max_purpose": required(whole(20, 2_000)),
        "max_reply": required(whole(100, 10_000)),
        "max_body_bytes": required(whole(16_384, 1_048_576)),
        "area": required(area),
    },
)
LINKS = Section(
    "links",
    Links,
    {
        "agency_days": required(whole(1, 365)),
        "case_hours": required(whole(1, 168)),
    },
)
LIMITS = Section(
    "limits",
    Limits,
    {
        "wrong_codes_per_hour": required(whole(1, 1_000)),
        "logins_per_hour": required(whole(1, 1_000)),
        "renewals_per_hour": required(whole(1, 1_000)),
        "filings_per_hour": required(whole(1, 100_000)),
        "filings_per_hour_address": required(whole(1, 100_000)),
        "filings_per_hour_contact": required(whole(1, 100_000)),
        "max_filings_per_hour": required(whole(1, 1_000_000)),
        "max_by_question_per_hour": required(whole(1, 1_000_000)),
        "check_minutes": required(whole(5, 1_440)),
        "check_hardest": required(whole(1_000, 100_000)),
    },
)
PROMISE = Section(
    "promise",
    Promise,
    {
        "seconds": required(whole(1, 3_600)),
        "percent": required(whole(1, 100)),
        "minutes": required(whole(1, 1_440)),
    },
)
DIGEST = Section(
    "digest",
    Digest,
    {
        "send": required(truth),
        "from_day": required(lambda raw: WEEKDAYS.index(choice(*WEEKDAYS)(raw))),
    },
)


def _hours(**days: tuple[time, time] | None) -> Hours:
    return {WEEKDAYS.index(name): span for name, span in days.items() if span}


HOURS = Section("hours", _hours, {name: optional(opening, empty=None) for name in WEEKDAYS})


def settings(folder: Path) -> Settings:
    """The checked settings of a content folder."""
    written = document(folder, FILE)
    hours = HOURS.read(FILE, written)
    if not hours:
        raise BadContent(FILE, "hours", "monday", "paling sedikit satu hari harus buka.")
    return Settings(
        portal=PORTAL.read(FILE, written),
        contact=CONTACT.read(FILE, written),
        hours=hours,
        filing=_checked(FILING.read(FILE, written)),
        links=LINKS.read(FILE, written),
        limits=_checked_limits(LIMITS.read(FILE, written)),
        promise=PROMISE.read(FILE, written),
        digest=DIGEST.read(FILE, written),
    )


def _checked(filing: Filing) -> Filing:
    if filing.max_description <= filing.min_description:
        problem = "harus lebih besar daripada min_description."
        raise BadContent(FILE, "filing", "max_description", problem)
    # A character takes up to four bytes, and twelve once percent-encoded in a form.
    if filing.max_body_bytes < 12 * filing.max_description:
        problem = "terlalu kecil untuk uraian terpanjang (max_description × 12)."
        raise BadContent(FILE, "filing", "max_body_bytes", problem)
    return filing


def _checked_limits(limits: Limits) -> Limits:
    if limits.max_filings_per_hour < limits.filings_per_hour:
        problem = "harus paling sedikit sebesar filings_per_hour."
        raise BadContent(FILE, "limits", "max_filings_per_hour", problem)
    return limits
