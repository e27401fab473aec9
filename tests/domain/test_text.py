from __future__ import annotations

import pytest

from functions.domain import gsm, text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a  ", "a"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("a\t b\u00a0c", "a b c"),
        ("e\u0301", "é"),
        ("\u200babc\ufeff\u2066", "abc"),
        ("a\u202eb\u061cc", "abc"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("\x00\x07a\x7f\x9f", "a"),
        ("a\udc00b", "ab"),
        ("Kepada Yth.\x0bBapak\u202fBupati", "Kepada Yth.\nBapak Bupati"),
        ("satu\x0cdua\u2028tiga", "satu\ndua\ntiga"),
        ("pe\u00adme\u200brin\u2060tah\ufffc “baik”", "pemerintah “baik”"),
        ("", ""),
    ],
)
def test_a_text_is_cleaned_of_what_nobody_sees(typed: str, kept: str) -> None:
    assert text.paragraphs(typed) == kept
    kept.encode()


@pytest.mark.parametrize(
    "typed", ["a\nb", "a\r\nb", "a\n\nb", "a\u2028b", "a\u2029b", "a\x0b\nb", " a \n b "]
)
def test_one_line_is_one_line(typed: str) -> None:
    assert text.one_line(typed) == "a b"


@pytest.mark.parametrize(
    ("typed", "number"),
    [("0", 0), ("007", 7), ("123456", 123456), ("1234567", None), ("9" * 5000, None)]
    + [(odd, None) for odd in ("", " 1", "-1", "1.5", "1e3", "²", "\u0661", "dua")],
)
def test_a_whole_number_is_digits_and_not_too_many(typed: str, number: int | None) -> None:
    assert text.whole_number(typed) == number


@pytest.mark.parametrize(
    ("whole", "cut"),
    [
        ("Lampu mati", "Lampu mati"),
        ("Lampu jalan di depan pasar", "Lampu jalan di…"),
        ("Lampu jalan, di depan pasar", "Lampu jalan…"),
        ("a" * 30, "a" * 15 + "…"),
    ],
)
def test_an_excerpt_ends_at_a_word(whole: str, cut: str) -> None:
    assert text.excerpt(whole, 16) == cut
    assert len(text.excerpt(whole, 16)) <= 16


@pytest.mark.parametrize(
    ("sms", "places"),
    [
        ("", 0),
        ("Lapor: TB-7K3M-9QPX, kode 1234", 30),
        ("[TB]", 6),
        ("€", 2),
        ("é", 1),
        ("ê", None),
        ("“kutip”", None),
        ("–", None),
        ("😀", None),
        ("`", None),
    ],
)
def test_an_sms_is_measured_in_the_gsm_alphabet(sms: str, places: int | None) -> None:
    assert gsm.length(sms) == places
