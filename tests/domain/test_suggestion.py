from __future__ import annotations

import pytest

from functions.domain.suggestion import topic_of
from tests.desks import shipped

DIRECTORY = shipped()[0]


@pytest.mark.parametrize(
    ("story", "code"),
    [
        ("Lampu jalan di depan pasar mati sejak Senin", "lampu-jalan-mati"),
        ("Jalan depan SD berlubang", "jalan-berlubang"),
        ("Sampahnya sudah seminggu menumpuk", "sampah-menumpuk"),
        ("KTP anak saya belum jadi", "ktp-belum-jadi"),
        ("Kepala desa korupsi dana desa", "korupsi"),
    ],
)
def test_a_storys_rare_words_suggest_its_topic(story: str, code: str) -> None:
    assert topic_of(story, DIRECTORY) == code


@pytest.mark.parametrize("story", ["", "Jalan", "Mohon bantuan Bapak", "Halo selamat pagi"])
def test_words_of_every_topic_suggest_none(story: str) -> None:
    assert topic_of(story, DIRECTORY) == ""
