"""Building again: what is noticed, what is left alone, and what an accident leaves behind."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from build_site import build, main
from functions.builder.build import STEP, bring_up_to_date
from tests.site.reading import Seen
from tests.site.records import add


def tree(out: Path) -> dict[str, bytes]:
    found = (p for p in out.rglob("*") if p.is_file() and not p.name.startswith("."))
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in found}


def fresh(tmp_path: Path, content: Path) -> dict[str, bytes]:
    build(tmp_path / "fresh", content)
    return tree(tmp_path / "fresh")


def times(out: Path) -> dict[str, int]:
    return {name: (out / name).stat().st_mtime_ns for name in tree(out)}


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_changed_record_touches_only_what_shows_it(tmp_path: Path, content: Path) -> None:
    out = tmp_path / "out"
    add(content, summary="Isi lama")
    build(out, content)
    before = times(out)
    replace(content / "dip.csv", "Isi lama", "Isi baru")
    build(out, content)
    after = times(out)
    assert {name for name in after if after[name] != before[name]} == {
        "informasi-publik/uji/index.html",
        "informasi-publik/dip.csv",
        "informasi-publik/dip.json",
        "informasi-publik/perubahan.xml",
        "data.json",
    }
    assert tree(out) == fresh(tmp_path, content)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("agencies.csv", "Dinas Lingkungan Hidup", "Dinas Lingkungan"),
        ("settings.toml", "Lapor Tanah Bumbu", "Lapor Tanbu"),
    ],
)
def test_what_changed_anywhere_is_shown_everywhere(
    tmp_path: Path, content: Path, file: str, old: str, new: str
) -> None:
    out = tmp_path / "out"
    build(out, content)
    replace(content / file, old, new)
    assert build(out, content) > 0
    assert tree(out) == fresh(tmp_path, content)


@pytest.mark.parametrize("name", ["lapor/index.html", "informasi-publik/uji/index.html"])
def test_a_file_that_somebody_changed_or_deleted_comes_back(
    tmp_path: Path, content: Path, name: str
) -> None:
    out = tmp_path / "out"
    add(content)
    build(out, content)
    path, right = out / name, (out / name).read_bytes()
    path.write_bytes(right.replace(b"a", b"b"))  # as long as before
    assert build(out, content) == 1
    assert path.read_bytes() == right
    path.unlink()
    assert build(out, content) == 1
    assert path.read_bytes() == right


def test_a_stopped_build_leaves_a_usable_site_and_no_orphans(tmp_path: Path, content: Path) -> None:
    out, before = tmp_path / "out", (content / "dip.csv").read_bytes()
    build(out, content)
    old = tree(out)
    for number in range(STEP):
        add(content, id=f"baru-{number}")

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring_up_to_date(out, content, "", stop)
    assert tree(out).keys() > old.keys(), "it was stopped in the middle"
    assert tree(out)["informasi-publik/index.html"] == old["informasi-publik/index.html"]
    (content / "dip.csv").write_bytes(before)  # the office thinks again
    build(out, content)
    assert tree(out) == fresh(tmp_path, content)


def test_a_full_disk_is_said_in_a_sentence_and_tears_no_file(
    tmp_path: Path,
    content: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out, write, calls = tmp_path / "out", os.write, []

    def full(file: int, data: bytes) -> int:
        calls.append(1)
        if len(calls) == 30:
            return write(file, data[:100])
        if len(calls) > 30:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(file, data)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        assert main(["--out", str(out), "--content", str(content)]) == 1
    assert "No space left" in capsys.readouterr().err
    whole = fresh(tmp_path, content)
    left = tree(out)
    assert left and all(whole[name] == data for name, data in left.items())
    build(out, content)
    assert tree(out) == whole


def test_a_record_does_not_vanish_without_a_word(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, before = tmp_path / "out", (content / "dip.csv").read_bytes()
    add(content)
    build(out, content)
    old = tree(out)
    (content / "dip.csv").write_bytes(before)
    assert main(["--out", str(out), "--content", str(content)]) == 1
    assert "dip-dihapus.csv" in (said := capsys.readouterr().err) and "hilang" in said
    assert "dip.csv: uji." in said
    assert tree(out) == old, "nothing was touched"


def test_a_withdrawn_record_says_so_where_it_was(tmp_path: Path, content: Path) -> None:
    with (content / "dip-dihapus.csv").open("a", encoding="utf-8") as file:
        file.write("uji,Judul lama,24/11/2026,Digabung.,rpjmd-2021-2026\n")
    out = tmp_path / "out"
    build(out, content)
    html = (out / "informasi-publik/uji/index.html").read_text("utf-8")
    page = Seen(html)
    assert page.headings == ["Judul lama"]
    assert "24 November 2026" in page.text and "Digabung." in page.text
    assert "/informasi-publik/rpjmd-2021-2026/" in page.links
    assert 'name="robots" content="noindex"' in html
    assert "/informasi-publik/uji/" not in (out / "sitemap.xml").read_text()
    assert "Judul lama" in (out / "informasi-publik/perubahan.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("rpjmd-2021-2026,Judul,2026-11-24,Alasan,", "masih ada di dip.csv"),
        ("uji,Judul,2026-11-24,Alasan,tidak-ada", '"tidak-ada" tidak ada di dip.csv'),
        ("uji,Judul,2026-11-24,,", "kolom reason: wajib diisi"),
    ],
)
def test_a_withdrawal_that_makes_no_sense_is_named(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str], row: str, words: str
) -> None:
    with (content / "dip-dihapus.csv").open("a", encoding="utf-8") as file:
        file.write(f"{row}\n")
    assert main(["--out", str(tmp_path / "out"), "--content", str(content)]) == 1
    assert words in (said := capsys.readouterr().err)
    assert said.startswith("dip-dihapus.csv, baris 2")
