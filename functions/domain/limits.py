"""How much is filed in an hour, by whom: what is counted, and from where on a check is asked.

What is counted is a MAC over the hour and the address, phone or e-mail. It tells nothing to whoever
reads the table, and is another one in the next hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from functions.domain.codes import Keyring
from functions.domain.identity import Identity
from functions.domain.settings import Limits

_TOLD_FROM = 8
"""A process tells the table what it counted from an eighth of a limit on: a quiet hour costs no
write, and some processes side by side cannot let much more through than one."""


@dataclass(frozen=True, slots=True)
class Counter:
    """One thing that is counted per hour, and the number from which on it is too much."""

    what: str
    limit: int

    @property
    def told_from(self) -> int:
        """The number from which on one process does not count for itself any more."""
        return max(1, self.limit // _TOLD_FROM)


@dataclass(frozen=True, slots=True)
class Counters:
    """What one filing is counted as."""

    everybody: Counter
    address: Counter
    contacts: tuple[Counter, ...]
    by_question: Counter

    @property
    def each(self) -> tuple[Counter, ...]:
        """Those that may ask for a check."""
        return (self.everybody, self.address, *self.contacts)


def counters(
    keyring: Keyring, limits: Limits, address: str, identity: Identity, now: datetime
) -> Counters:
    """The counters of a filing at this hour."""

    def counter(limit: int, *what: str) -> Counter:
        hour = f"{now.astimezone(UTC):%Y%m%d%H}"
        return Counter(keyring.mac(keyring.current, "filed", hour, *what)[:15].hex(), limit)

    contacts = (("phone", identity.phone), ("email", identity.email.lower()))
    return Counters(
        counter(limits.filings_per_hour, "all"),
        counter(limits.filings_per_hour_address, "address", network(address)),
        tuple(counter(limits.filings_per_hour_contact, *c) for c in contacts if c[1]),
        counter(limits.max_by_question_per_hour, "question"),
    )


def network(address: str) -> str:
    """What belongs to one subscriber: an IPv4 address, or the first half of an IPv6 address."""
    from ipaddress import IPv6Address, ip_address  # noqa: PLC0415 - only who files starts with it

    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address):
        return str(known.ipv4_mapped or known.packed[:8].hex())
    return str(known)


def next_hour(now: datetime) -> datetime:
    """When counting begins anew."""
    return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
