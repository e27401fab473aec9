from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from functions.content import packed
from functions.content.packed import FILE, content, pack
from functions.domain.errors import BadContent

SHIPPED = Path(__file__).parents[2] / "site" / "content"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(SHIPPED, tmp_path / "content")


def test_packed_content_is_what_the_files_say(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = content(folder)
    pack(folder)
    monkeypatch.setattr(packed, "_read", lambda folder: pytest.fail("the files are read again"))
    assert content(folder) == read


def test_content_with_a_mistake_is_not_packed(folder: Path) -> None:
    topics = folder / "topics.csv"
    topics.write_text(topics.read_text("utf-8") + "kode salah,x,y\n", "utf-8")
    with pytest.raises(BadContent, match=r"topics\.csv"):
        pack(folder)
    assert not (folder / FILE).exists()
