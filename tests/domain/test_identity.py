from __future__ import annotations

from datetime import date

import pytest

from functions.domain import identity
from functions.domain.identity import Identity

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "6281234567890",
        "+6281234567890",
        "0812 3456 7890",
        "0812-3456-7890",
        "(0812) 3456.7890",
        "+62 812-3456-7890",
    ],
)
def test_a_mobile_number_is_understood_however_it_is_written(typed: str) -> None:
    assert identity.phone(typed) == "+6281234567890"


@pytest.mark.parametrize(
    ("typed", "e164"), [("0518-71000", "+6251871000"), ("(0518) 710 001", "+62518710001")]
)
def test_a_landline_is_a_number_too(typed: str, e164: str) -> None:
    assert identity.phone(typed) == e164


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "112",
        "0812",
        "08123456789012345",
        "080123456789",
        "812 3456 7890",
        "+65 8123 4567",
        "0812x34567890",
        "٠٨١٢٣٤٥٦٧٨٩٠",
        "08١٢٣٤٥٦٧٨٩",
        "628",
    ],
)
def test_what_is_no_indonesian_number_is_refused(typed: str) -> None:
    assert identity.phone(typed) is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("siti@contoh.id", "siti@contoh.id"),
        ("Siti.Aminah+lapor@Contoh.CO.ID", "Siti.Aminah+lapor@contoh.co.id"),
        ("a@b-c.id", "a@b-c.id"),
    ],
)
def test_a_mail_address_is_kept_as_typed_but_for_its_domain(typed: str, kept: str) -> None:
    assert identity.email(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "siti",
        "siti@contoh",
        "siti@@contoh.id",
        "siti@contoh..id",
        "si ti@contoh.id",
        "siti@contoh.id, a@b.id",
        "siti@contoh.id\r\nBcc: a@b.id",
        "Siti <siti@contoh.id>",
        "sitì@contoh.id",
        "a" * 65 + "@contoh.id",
        "a@" + "b" * 250 + ".id",
    ],
)
def test_what_is_no_mail_address_is_refused(typed: str) -> None:
    assert identity.email(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "6310015708900001",  # a woman born on the 17th: 57
        "6310 0117 0890 0001",
        "6310.0117.0890.0001",
        "3171012902000001",  # 29 February 2000
        "9471014108260001",  # issued in Papua, born this year
    ],
)
def test_a_nik_that_can_be_one_is_kept_as_its_digits(typed: str) -> None:
    kept = identity.national_id(typed, TODAY)
    assert kept is not None and kept.isdigit() and len(kept) == 16


@pytest.mark.parametrize(
    "typed",
    [
        "631001170890000",  # fifteen digits
        "63100117089000011",
        "6310013208900001",  # day 32
        "6310010008900001",  # day 0
        "6310017208900001",  # a woman's day 32
        "6310011713900001",  # month 13
        "6310012902010001",  # 29 February 2001
        "6310011708900000",  # serial 0000
        "0000001708900001",
        "63100117O8900001",
        "٦٣١٠٠١١٧٠٨٩٠٠٠٠١",
    ],
)
def test_a_nik_that_cannot_exist_is_refused(typed: str) -> None:
    assert identity.national_id(typed, TODAY) is None


@pytest.mark.parametrize(
    ("who", "contact"),
    [
        (Identity(email="a@b.id", phone="+6281234567890"), "email"),
        (Identity(phone="+6281234567890"), "phone"),
        (Identity(phone="+62518710001"), ""),  # a landline takes no SMS
        (Identity(name="Siti"), ""),
    ],
)
def test_how_the_reporter_can_be_told(who: Identity, contact: str) -> None:
    assert who.contact == contact
