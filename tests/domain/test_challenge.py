from __future__ import annotations

import base64
import hashlib
import json
import random
import re
from collections.abc import Iterable
from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pytest

from functions.domain.challenge import Challenge, challenge, is_answered, is_worked_out
from functions.domain.codes import Keyring
from tests.clock import wita

KEY = "kunci-kiriman-0001"
NOW = wita("2026-11-24")
IN_AN_HOUR = NOW + timedelta(hours=1)
OLD, NEW = {"k1": b"the old secret"}, {"k2": b"the new secret"}
RING = Keyring(OLD, "k1")
WORDS = "nol satu dua tiga empat lima enam tujuh delapan sembilan".split()


def made(key: str = KEY, ring: Keyring = RING, seed: int = 7) -> Challenge:
    chance = random.Random(seed)
    return challenge(ring, key, NOW, minutes=60, hardest=1000, choice=chance.choice)


def solved(given: Challenge, **changes: Any) -> str:
    """The payload of altcha's own solvers."""
    task = given.task
    number = next(n for n in range(task.maxnumber + 1) if sha(f"{task.salt}{n}") == task.challenge)
    fields = asdict(task) | {"number": number} | changes
    return base64.b64encode(json.dumps(fields).encode()).decode()


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def total(given: Challenge) -> int:
    one, other = given.question.split(" tambah ")
    return WORDS.index(one) + WORDS.index(other)


def test_work_that_was_done_is_known_again_and_is_good_for_one_key_and_an_hour() -> None:
    payload = solved(made())
    assert is_worked_out(RING, payload, KEY, NOW)
    assert is_worked_out(RING, payload, KEY, IN_AN_HOUR - timedelta(seconds=1))
    assert not is_worked_out(RING, payload, KEY, IN_AN_HOUR)
    assert not is_worked_out(RING, payload, "kunci-kiriman-0002", NOW)


def test_the_question_is_good_for_one_key_and_an_hour_too() -> None:
    given = made()
    answer = str(total(given))
    assert is_answered(RING, given.ticket, answer, KEY, NOW)
    assert is_answered(RING, given.ticket, answer, KEY, IN_AN_HOUR - timedelta(seconds=1))
    assert not is_answered(RING, given.ticket, answer, KEY, IN_AN_HOUR)
    assert not is_answered(RING, given.ticket, answer, "kunci-kiriman-0002", NOW)


def test_a_key_of_yesterday_is_known_while_it_is_kept_and_no_other() -> None:
    given, both = made(), Keyring(NEW | OLD, "k2")
    for ring, known in ((both, True), (Keyring(NEW, "k2"), False)):
        assert is_worked_out(ring, solved(given), KEY, NOW) is known
        assert is_answered(ring, given.ticket, str(total(given)), KEY, NOW) is known


def test_a_ring_for_one_purpose_checks_nothing_of_another() -> None:
    given = made(ring=RING.for_purpose("check"))
    assert is_worked_out(RING.for_purpose("check"), solved(given), KEY, NOW)
    assert not is_worked_out(RING, solved(given), KEY, NOW)
    assert not is_worked_out(RING.for_purpose("count"), solved(given), KEY, NOW)


def longer(salt: str) -> str:
    """The same salt with a later end."""
    return re.sub(r"expires=(\d+)", r"expires=9\1", salt)


@pytest.mark.parametrize(
    "changes",
    [
        {"number": -1},
        {"number": True},
        {"number": 1.5},
        {"number": 10**40},
        {"number": "1"},
        {"number": None},
        {"signature": ""},
        {"signature": "é"},
        {"signature": None},
        {"salt": longer(made().task.salt)},
        {"salt": "\ud800"},
        {"salt": 1},
    ],
)
def test_a_changed_payload_is_refused(changes: dict[str, Any]) -> None:
    assert not is_worked_out(RING, solved(made(), **changes), KEY, NOW)


def splices(given: Challenge) -> Iterable[tuple[str, Any]]:
    """Salt and number cut at every other place: what is hashed stays the same."""
    number = json.loads(base64.b64decode(solved(given)))["number"]
    whole = f"{given.task.salt}{number}"
    for cut in range(len(whole)):
        if cut != len(given.task.salt):
            yield whole[:cut], whole[cut:]
            if whole[cut:].isdecimal():
                yield whole[:cut], int(whole[cut:])


def test_salt_and_number_cannot_be_cut_elsewhere() -> None:
    given = made()
    for salt, number in splices(given):
        assert not is_worked_out(RING, solved(given, salt=salt, number=number), KEY, NOW)


@pytest.mark.parametrize(
    "payload",
    ["", "x", "=", "e30=", "W10=", "bnVsbA==", "/w==", base64.b64encode(b"[" * 30_000).decode()],
)
def test_what_is_no_payload_is_refused(payload: str) -> None:
    assert not is_worked_out(RING, payload, KEY, NOW)


@pytest.mark.parametrize("seed", range(12))
def test_the_question_is_answered_in_digits_or_words(seed: int) -> None:
    given = made(seed=seed)
    right = total(given)
    names = [*WORDS, "sepuluh", "sebelas", *(f"{unit} belas" for unit in WORDS[2:])]
    for typed in (str(right), f" {right} ", f"0{right}", names[right], names[right].upper()):
        assert is_answered(RING, given.ticket, typed, KEY, NOW), typed
    for typed in ("", str(right + 1), f"-{right}", f"{right}.0", names[right - 1], "²", "1" * 5000):
        assert not is_answered(RING, given.ticket, typed, KEY, NOW), typed


@pytest.mark.parametrize("ticket", ["", ".", "1.2", f"{2**40}.{'0' * 32}", "é", "9" * 6000])
def test_a_ticket_that_we_did_not_give_is_refused(ticket: str) -> None:
    assert not any(is_answered(RING, ticket, str(n), KEY, NOW) for n in range(19))


def test_a_ticket_cannot_be_made_to_last() -> None:
    given = made()
    expires, _, mac = given.ticket.partition(".")
    later = f"{int(expires) + 9999}.{mac}"
    assert not is_answered(RING, later, str(total(given)), KEY, NOW)


def test_whoever_has_no_key_gets_one_that_fits_the_form() -> None:
    one, other = made(key="", seed=1), made(key="", seed=2)
    assert re.fullmatch(r"[A-Za-z0-9_-]{16,64}", one.key) and one.key != other.key
    assert is_worked_out(RING, solved(one), one.key, NOW)
    assert made().key == KEY
