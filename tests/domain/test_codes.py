from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from functions.domain import codes
from functions.domain.codes import AgencyLink, Keyring
from functions.domain.errors import VoidLink

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
RING = Keyring({"g2": b"new key", "g1": b"old key"}, "g2")
OLD_RING = Keyring({"g1": b"old key"}, "g1")
LINK = AgencyLink("TB-7K3M-9QPX", "kec-batulicin", 2, NOW + timedelta(days=30))
TOKEN = codes.agency_token(RING, LINK)


def test_a_token_opens_what_it_was_made_for() -> None:
    assert codes.read_agency_token(RING, TOKEN, NOW) == LINK
    assert TOKEN.isascii() and " " not in TOKEN and len(TOKEN) < 100


@pytest.mark.fault(31)
def test_a_token_is_void_from_the_moment_it_expires() -> None:
    assert codes.read_agency_token(RING, TOKEN, LINK.expires - timedelta(seconds=1)) == LINK
    with pytest.raises(VoidLink):
        codes.read_agency_token(RING, TOKEN, LINK.expires)
    assert codes.read_expired_token(RING, TOKEN) == LINK, "good enough to mail a new one"


@pytest.mark.parametrize(
    "change",
    [
        {"number": "TB-AAAA-BBBB"},
        {"agency": "pupr"},
        {"dispatch": 3},
        {"expires": NOW + timedelta(days=3000)},
    ],
)
def test_a_signature_does_not_fit_another_case_agency_dispatch_or_day(change: Any) -> None:
    other = codes.agency_token(RING, replace(LINK, **change))
    forged = f"{other.rsplit('.', 1)[0]}.{TOKEN.rsplit('.', 1)[1]}"
    with pytest.raises(VoidLink):
        codes.read_agency_token(RING, forged, NOW)


@pytest.mark.fault(31)
@pytest.mark.parametrize(
    "forged",
    [
        "",
        "x",
        ".....",
        "g2.TB-7K3M-9QPX.pupr.1.9999999999",
        "g2.TB-7K3M-9QPX.pupr.1.9999999999.",
        "g9" + TOKEN[2:],
        TOKEN[:-1],
        TOKEN + "A",
        TOKEN.upper(),
        TOKEN.replace(".2.", ".２."),
        "g2.n.a.1.99999999999999999999999999.AAAA",
        "g2.n.a.1.-99999999999999999999.AAAA",
        "g2.n.a.x.1.AAAA",
        "\ud800" + TOKEN,
        TOKEN + "\u0661",
        "𝟙" * 500,
        "g2.n.a." + "9" * 5000 + ".1.AAAA",
    ],
)
def test_a_forged_token_gets_the_same_words_whatever_is_wrong(forged: str) -> None:
    with pytest.raises(VoidLink) as refused:
        codes.read_agency_token(RING, forged, NOW)
    assert refused.value.message == str(VoidLink())


@pytest.mark.fault(31)
def test_a_token_with_any_one_character_changed_is_void() -> None:
    for place in range(len(TOKEN)):
        changed = "A" if TOKEN[place] != "A" else "B"
        # The last character of a signature carries two bits that mean nothing.
        if place == len(TOKEN) - 1:
            continue
        with pytest.raises(VoidLink):
            codes.read_agency_token(RING, TOKEN[:place] + changed + TOKEN[place + 1 :], NOW)


@pytest.mark.fault(32)
def test_a_key_that_was_rotated_still_opens_and_one_that_was_dropped_does_not() -> None:
    old = codes.agency_token(OLD_RING, LINK)
    assert codes.read_agency_token(RING, old, NOW) == LINK
    with pytest.raises(VoidLink):
        codes.read_agency_token(OLD_RING, TOKEN, NOW)
    short = codes.agency_code(OLD_RING, LINK.number, LINK.agency, 2)
    assert codes.is_agency_code(RING, short, LINK.number, LINK.agency, 2)
    assert not codes.is_agency_code(OLD_RING, codes.agency_code(RING, "n", "a", 1), "n", "a", 1)


def test_keys_of_one_purpose_do_not_serve_another() -> None:
    access = codes.access_code(RING, "g2", LINK.number, 2)
    short = codes.agency_code(RING, LINK.number, "2", 0)
    signature = TOKEN.rsplit(".", 1)[1]
    assert len({access, short, signature}) == 3
    assert not codes.is_agency_code(RING, access, LINK.number, LINK.agency, 2)


def test_the_parts_of_a_secret_cannot_run_into_each_other() -> None:
    assert RING.mac("g2", "a", "bc") != RING.mac("g2", "ab", "c")
    assert RING.mac("g2", "a", "b", "") != RING.mac("g2", "a", "b")


def test_an_access_code_is_twelve_digits_and_belongs_to_one_number_and_generation() -> None:
    code = codes.access_code(RING, "g2", LINK.number, 0)
    assert len(code) == 14 and code.replace("-", "").isdigit()
    others = {
        codes.access_code(RING, "g2", "TB-AAAA-BBBB", 0),
        codes.access_code(RING, "g2", LINK.number, 1),
        codes.access_code(RING, "g1", LINK.number, 0),
    }
    assert code not in others and len(others) == 3


@pytest.mark.parametrize(
    "typed", ["1234-5678-9012", "123456789012", "1234 5678 9012", " 1234–5678–9012 "]
)
def test_a_code_is_right_however_it_is_typed(typed: str) -> None:
    assert codes.same_code(typed, "1234-5678-9012")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        "1234-5678-9013",
        "1234-5678",
        "1234-5678-9012-3",
        "١٢٣٤-٥٦٧٨-٩٠١٢",
        "１２３４５６７８９０１２",
        "\ud800",
    ],
)
def test_another_code_is_wrong_in_whatever_script(typed: str) -> None:
    assert not codes.same_code(typed, "1234-5678-9012")


@pytest.mark.parametrize(
    "typed",
    [
        "TB-7K3M-9QPX",
        "tb-7k3m-9qpx",
        "TB7K3M9QPX",
        "7K3M-9QPX",
        "  tb 7k3m 9qpx  ",
        "TB–7K3M–9QPX",
    ],
)
def test_a_number_is_found_however_it_is_typed(typed: str) -> None:
    assert codes.tidy_number(typed, "TB") == "TB-7K3M-9QPX"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("TB-OIL0-0000", "TB-0110-0000"),  # letters that are mistaken for digits
        ("tb-tb3m-9qpx", "TB-TB3M-9QPX"),
        ("TB3M-9QPX", "TB-TB3M-9QPX"),  # begins like the prefix, which was left out
    ],
)
def test_a_number_is_tidied_as_it_was_meant(typed: str, number: str) -> None:
    assert codes.tidy_number(typed, "TB") == number


def test_a_new_number_has_no_letter_that_is_mistaken_for_a_digit() -> None:
    chance = random.Random(1)
    numbers = {codes.new_number("TB", chance.choice) for _ in range(500)}
    assert len(numbers) == 500
    assert not set("ILOU") & set("".join(n.removeprefix("TB-") for n in numbers))
    assert all(codes.tidy_number(n.lower(), "TB") == n for n in numbers)
