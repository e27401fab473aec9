from __future__ import annotations

import pytest

from functions.content.rude import rude_words
from functions.domain.rude import masked
from tests.desks import CONTENT

WORDS = ("goblok", "bangsat", "anjir")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Dasar Goblok!", "Dasar G.....!"),
        ("GOBLOOOK kalian, bangsatnya.", "G....... kalian, b.........."),
        ("g0bl0k, b4ngs4t", "g....., b......"),
        ("Jembatan Bangsata di desa Anjiran", "Jembatan Bangsata di desa Anjiran"),
        ("kegoblokan", "kegoblokan"),
        ("Lampu mati.", "Lampu mati."),
        ("", ""),
    ],
)
def test_abusive_words_are_masked_however_they_are_written(written: str, read: str) -> None:
    assert masked(written, WORDS) == read


def test_a_long_text_is_read_quickly_and_the_shipped_words_hurt_no_plain_complaint() -> None:
    words = rude_words(CONTENT)
    plain = "Anjing liar di pasar, babi lepas, tai ayam di selokan, aparat desa diam, bego"
    assert masked(plain, words) == plain.replace("bego", "b...")
    assert masked("o" * 20_000 + "goblo" * 4_000, words)
