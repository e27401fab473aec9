"""The short check of a busy hour: work for the phone, or a question in words for people without it.

The work is altcha's scheme, so that apps find a solver in their language: find the number whose
SHA-256 after a salt is `challenge`. Nothing is stored. Salt and question are signed, expire, and
are good for one idempotency key, with which only one complaint can be filed: playing an answer
again files nothing.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from functions.domain.codes import Keyring

_SALT = re.compile(r"[0-9a-f]{16}\?expires=(?P<expires>[0-9]{1,12})&for=(?P<mark>[0-9a-f]{24})&")
"""Read whole, ending in "&": where salt and number meet can then not be moved (CVE-2025-68113)."""

_HEX = "0123456789abcdef"
_LARGEST = 10**9
_UNITS = "nol satu dua tiga empat lima enam tujuh delapan sembilan".split()
_NUMBERS = [*_UNITS, "sepuluh", "sebelas", *(f"{unit} belas" for unit in _UNITS[2:])]


@dataclass(frozen=True, slots=True)
class Task:
    """What has to be worked out; the names and their meaning are altcha's (its version 1)."""

    algorithm: str
    challenge: str
    maxnumber: int
    salt: str
    signature: str


@dataclass(frozen=True, slots=True)
class Challenge:
    """What is handed out: the work, and the question with its ticket, of which one is enough."""

    key: str
    task: Task
    question: str
    ticket: str

    def as_json(self) -> dict[str, object]:
        """What an app needs in order to send again."""
        return {"idempotency_key": self.key, "challenge": asdict(self.task)}


def challenge(
    keyring: Keyring,
    key: str,
    now: datetime,
    *,
    minutes: int,
    hardest: int,
    choice: Callable[[str], str],
) -> Challenge:
    """A new challenge for whoever sends with this idempotency key, or without one: it gets one."""
    key = key or _random(choice, _HEX, 32)
    expires = int((now + timedelta(minutes=minutes)).timestamp())
    salt = f"{_random(choice, _HEX, 16)}?expires={expires}&for={_mark(key)}&"
    hidden = int(_random(choice, _HEX[:10], 12)) % (hardest + 1)
    digest = _digest(salt, hidden)
    task = Task("SHA-256", digest, hardest, salt, _signature(keyring, keyring.current, digest))
    one, other = (int(choice("123456789")) for _ in range(2))
    ticket = f"{expires}.{_ticket(keyring, keyring.current, key, expires, one + other)}"
    return Challenge(key, task, f"{_UNITS[one]} tambah {_UNITS[other]}", ticket)


def is_worked_out(keyring: Keyring, payload: str, key: str, now: datetime) -> bool:
    """Whether the payload is the work of a challenge of ours, for this key and not too old."""
    try:
        given = json.loads(base64.b64decode(payload, validate=True))
    except (ValueError, RecursionError):
        return False
    match given:
        case {"salt": str(salt), "number": int(number), "signature": str(signature)}:
            signed = _SALT.fullmatch(salt)
        case _:
            return False
    # The number must be one: as text it could hold the end of another salt (altcha-lib 2.10.0).
    if not signed or not 0 <= number <= _LARGEST:
        return False
    if signed["mark"] != _mark(key) or int(signed["expires"]) <= now.timestamp():
        return False
    digest = _digest(salt, number)
    return any(_same(signature, _signature(keyring, id, digest)) for id in keyring.keys)


def is_answered(keyring: Keyring, ticket: str, answer: str, key: str, now: datetime) -> bool:
    """Whether the question of this ticket was answered, in digits or in words."""
    found = re.fullmatch(r"([0-9]{1,12})\.([0-9a-f]{32})", ticket)
    if not found or int(found[1]) <= now.timestamp():
        return False
    total = _number(answer)
    return any(
        _same(found[2], _ticket(keyring, id, key, int(found[1]), total)) for id in keyring.keys
    )


def _number(typed: str) -> int:
    """The number as it was typed; -1 for what is none."""
    plain = " ".join(typed.lower().split())
    if plain in _NUMBERS:
        return _NUMBERS.index(plain)
    return int(plain) if re.fullmatch(r"[0-9]{1,3}", plain) else -1


def _mark(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:24]


def _digest(salt: str, number: int) -> str:
    return hashlib.sha256(f"{salt}{number}".encode()).hexdigest()


def _signature(keyring: Keyring, key_id: str, digest: str) -> str:
    return keyring.mac(key_id, digest).hex()


def _ticket(keyring: Keyring, key_id: str, key: str, expires: int, total: int) -> str:
    return keyring.mac(key_id, "question", key, expires, total)[:16].hex()


def _same(given: str, ours: str) -> bool:
    return hmac.compare_digest(given.encode(errors="replace"), ours.encode())


def _random(choice: Callable[[str], str], letters: str, length: int) -> str:
    return "".join(choice(letters) for _ in range(length))
