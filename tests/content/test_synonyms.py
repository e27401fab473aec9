from __future__ import annotations

from pathlib import Path
from sqlite3 import OperationalError

import pytest

from functions.catalogue.index import open_file
from functions.content.synonyms import synonyms
from functions.domain.catalogue import Synonym
from functions.domain.errors import BadContent
from functions.wiring.search import FILE, pack
from tests.content.small import SHIPPED


def written(folder: Path, *rows: str) -> Path:
    (folder / "sinonim.csv").write_text("\n".join(("word,same_as", *rows)), encoding="utf-8")
    return folder


def test_a_row_has_a_word_and_one_or_several_that_mean_the_same(tmp_path: Path) -> None:
    [row] = synonyms(written(tmp_path, "KTP,kartu tanda penduduk; e-KTP;"))
    assert row == Synonym("KTP", ("kartu tanda penduduk", "e-KTP"))


def test_the_shipped_list_can_be_read() -> None:
    assert {"APBD", "KTP"} <= {row.word for row in synonyms(SHIPPED)}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("KTP,", "sinonim.csv, baris 2, kolom same_as: wajib diisi."),
        (",kartu", "sinonim.csv, baris 2, kolom word: wajib diisi."),
        ("KTP,kartu;!", "sinonim.csv, baris 2, kolom same_as: harus memuat sebuah kata."),
        ("KTP,kartu\nKTP,lain", "sinonim.csv, baris 3, kolom word"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, row: str, told: str) -> None:
    with pytest.raises(BadContent) as error:
        synonyms(written(tmp_path, row))
    assert str(error.value).startswith(told)


def test_words_that_nobody_searches_for_stop_the_packaging(folder: Path, tmp_path: Path) -> None:
    written(folder, "KTP,yang untuk")
    with pytest.raises(BadContent, match=r'sinonim\.csv.*KTP.*"yang untuk"'):
        pack(folder, tmp_path)


def test_a_package_holds_the_same_index_each_time_and_nobody_can_write_it(
    folder: Path, tmp_path: Path
) -> None:
    written(folder, "KTP,kartu tanda penduduk")
    one, other = tmp_path / "one", tmp_path / "other"
    for target in (one, other):
        target.mkdir()
        pack(folder, target)
    assert (one / FILE).read_bytes() == (other / FILE).read_bytes()
    with pytest.raises(OperationalError, match="readonly"):
        open_file(one / FILE).execute("DELETE FROM record")
