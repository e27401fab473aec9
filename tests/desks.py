"""Builders: a desk over memory or over moto, and complaints in any state."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

from functions.actions.desk import Desk
from functions.actions.file_complaint import Filed, file_complaint
from functions.content.calendar import calendar
from functions.content.clocks import clocks
from functions.content.directory import directory
from functions.content.settings import settings
from functions.domain.agencies import Directory
from functions.domain.clocks import Rules
from functions.domain.codes import Keyring
from functions.domain.identity import Identity
from functions.domain.settings import Settings
from functions.domain.standing import Standing
from functions.domain.submission import Submission
from functions.outbound.fields import Composer
from functions.storage.presigned import Presigned
from functions.wiring.statistics import Publisher
from tests.clock import Clock
from tests.stores import (
    MemoryComplaints,
    MemoryFinds,
    MemoryIdentities,
    MemorySubmissions,
    MemoryTries,
)

CONTENT = Path("site/content")

ACCESS = Keyring({"a1": b"access-key-of-the-tests"}, "a1")
AGENCY = Keyring({"g1": b"agency-key-of-the-tests"}, "g1")

RUDE = ("goblok", "bangsat")

STORY = "Lampu jalan di depan pasar mati sejak hari Senin, jalan jadi gelap."


@cache
def shipped() -> tuple[Directory, Rules, Settings]:
    """The content that the project ships: directory, rules, settings."""
    rules = Rules(clocks(CONTENT), calendar(CONTENT))
    return directory(CONTENT), rules, settings(CONTENT)


BUCKET = "lampiran"
BUCKET_URL = "https://lampiran.s3.ap-southeast-3.amazonaws.com/"


Works = TypeVar("Works", Desk, Composer, Publisher)


def replaced(whole: Works, **parts: Any) -> Works:
    """The desk, or who works beside it, with another directory, other rules or settings."""
    settings = parts.pop("settings", whole.settings)
    standing = whole.standing_now()._replace(**parts)
    return replace(whole, standing_now=lambda: standing, settings=settings)


def memory_desk(clock: Clock | None = None, **parts: Any) -> Desk:
    """A desk without AWS."""
    found, rules, words = shipped()
    ids, chance = count(1), random.Random(7)
    complaints = MemoryComplaints()
    keys = SimpleNamespace(access_key="AKID", secret_key="secret", token="token-of-a-role")
    given: dict[str, Any] = {
        "complaints": complaints,
        "attachments": complaints.attachments,
        "files": Presigned(BUCKET_URL, BUCKET, lambda: "ap-southeast-3", lambda: keys),
        "submissions": MemorySubmissions(),
        "identities": MemoryIdentities(),
        "finds": MemoryFinds(complaints),
        "tries": MemoryTries(),
        "standing_now": lambda: Standing(found, rules, RUDE),
        "settings": words,
        "access_keys": ACCESS,
        "agency_keys": AGENCY,
        "now": clock or Clock(),
        "new_id": lambda: f"act{next(ids)}",
        "choice": chance.choice,
    }
    return Desk(**(given | parts))


def submission(**changes: Any) -> Submission:
    """A plausible submission."""
    who = Identity(name="Siti", email="siti@contoh.id", phone="+6281234567890")
    given: dict[str, Any] = {
        "kind": "complaint",
        "description": STORY,
        "category": "lampu-jalan-mati",
        "identity": who,
    }
    return Submission(**(given | changes))


def filed(desk: Desk, **changes: Any) -> Filed:
    """A complaint that has just been filed."""
    return file_complaint(desk, submission(**changes))
