from __future__ import annotations

from pathlib import Path

import pytest

from functions.content.replies import replies
from functions.domain.errors import BadContent
from functions.domain.replies import PLACES, Reply, filled
from tests.content.small import SHIPPED

VALUES = {"nomor": "TB-1", "dinas": "PUPR", "tanggal": "1 Desember 2026"}


def reply(text: str) -> Reply:
    return Reply("x", "ask", "Judul", text)


def test_the_shipped_replies_cover_every_form_that_offers_some() -> None:
    found = replies(SHIPPED)
    assert {r.act for r in found} == set(PLACES)
    assert all("\n" in r.text for r in found if r.code == "jawaban"), "paragraphs are kept"


@pytest.mark.parametrize(
    ("text", "typed", "becomes"),
    [
        ("Nomor {nomor} di {dinas}, {tanggal}.", "", "Nomor TB-1 di PUPR, 1 Desember 2026."),
        ("Di mana?", "Halo Bu", "Halo Bu\n\nDi mana?"),
        ("Kata mereka: {teks}!", "Beres {nomor}", "Kata mereka: Beres {nomor}!"),
        ("Di mana?", "Halo Bu\n\nDi mana?", "Halo Bu\n\nDi mana?"),
        ("Kata mereka: {teks}", "", "Kata mereka: "),
    ],
)
def test_a_reply_is_filled_and_loses_nothing_that_was_typed(
    text: str, typed: str, becomes: str
) -> None:
    assert filled(reply(text), typed, VALUES) == becomes


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('act = "x"\ntitle = "A"\ntext = "B"', 'kolom act: "x" tidak dikenal'),
        ('act = "ask"\ntitle = ""\ntext = "B"', "kolom title: wajib diisi."),
        ('act = "ask"\ntitle = "A"\ntext = "{nama}"', "kolom text: {nama} tidak dikenal"),
        ('act = "ask"\ntitle = "A"\ntext = "B"\nx = 1', "kolom x: nama ini tidak dikenal"),
        (
            'act = "ask"\ntitle = "A"\ntext = "B"\n[dua]\nact = "ask"\ntitle = "A"\ntext = "C"',
            "baris dua, kolom title: judul ini sudah dipakai",
        ),
        (f'act = "ask"\ntitle = "A"\ntext = "{"a" * 1001}"', "paling panjang 1000 huruf"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, written: str, told: str) -> None:
    (tmp_path / "replies.toml").write_text(f"[satu]\n{written}", encoding="utf-8")
    with pytest.raises(BadContent) as error:
        replies(tmp_path)
    assert told in str(error.value) and "replies.toml" in str(error.value)
