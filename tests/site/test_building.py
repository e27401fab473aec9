"""The builder: what it writes, what it leaves, and what it refuses."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from build_site import build, main
from tests.site.reading import seen
from tests.site.records import add


def test_building_again_writes_nothing(tmp_path: Path, content: Path) -> None:
    assert build(tmp_path / "out", content) > 80
    assert build(tmp_path / "out", content) == 0


def test_a_file_that_the_builder_did_not_make_stays(tmp_path: Path, content: Path) -> None:
    out, outside = tmp_path / "out", tmp_path / "precious.txt"
    build(out, content)
    (out / "verifikasi.html").write_text("x")
    outside.write_text("x")
    manifest = out / ".manifest"
    manifest.write_text(manifest.read_text() + "\n../precious.txt\n")
    build(out, content)
    assert (out / "verifikasi.html").exists()
    assert outside.exists()


@pytest.mark.parametrize("text", ['<script>alert("x")</script>', "A & B <b>", "{{ 7*7 }}", "' \""])
def test_what_an_office_typed_is_shown_as_text(tmp_path: Path, content: Path, text: str) -> None:
    add(content, title=text, summary=text)
    build(tmp_path / "out", content)
    page = seen(tmp_path / "out/informasi-publik/uji/index.html")
    assert page.headings == [text]
    assert page.scripts == []
    assert text in seen(tmp_path / "out/informasi-publik/index.html").text
    titles = [
        row["title"] for row in json.loads((tmp_path / "out/informasi-publik/dip.json").read_text())
    ]
    assert titles[-1] == text


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
def test_a_spreadsheet_runs_nothing_of_the_list(tmp_path: Path, content: Path, sign: str) -> None:
    add(content, title=f"{sign}cmd|' /C calc'!A0", summary='Dua kata, "dikutip"')
    build(tmp_path / "out", content)
    with (tmp_path / "out/informasi-publik/dip.csv").open(encoding="utf-8", newline="") as file:
        last = list(csv.DictReader(file))[-1]
    assert last["title"].startswith(f"'{sign}cmd")
    assert last["summary"] == 'Dua kata, "dikutip"'


def test_the_data_files_agree_and_carry_full_addresses(tmp_path: Path, content: Path) -> None:
    out = tmp_path / "out"
    build(out, content, "https://lapor.contoh.id/")
    rows = json.loads((out / "informasi-publik/dip.json").read_text())
    with (out / "informasi-publik/dip.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == [row["id"] for row in rows]
    catalogue = json.loads((out / "data.json").read_text())["dataset"]
    assert len(catalogue) == len(rows) + 1
    assert all(d["landingPage"].startswith("https://lapor.contoh.id/i") for d in catalogue)
    assert {"title", "description", "keyword", "modified", "publisher"} <= catalogue[-1].keys()
    assert "https://lapor.contoh.id/lapor/" in (out / "sitemap.xml").read_text()


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"agency": "tidak-ada"}, ("dip.csv", "kolom agency", "tidak-ada")),
        ({"category": "dikecualikan"}, ("dip.csv", "kolom category")),
        ({"title": ""}, ("dip.csv", "kolom title")),
        ({"id": "cari"}, ("dip.csv", "kolom id")),
    ],
)
def test_bad_content_stops_the_build_and_is_named(
    tmp_path: Path,
    content: Path,
    capsys: pytest.CaptureFixture[str],
    cells: dict[str, str],
    words: tuple[str, ...],
) -> None:
    row = len((content / "dip.csv").read_text("utf-8").splitlines()) + 1
    add(content, **cells)
    out = tmp_path / "out"
    assert main(["--out", str(out), "--content", str(content)]) == 1
    said = capsys.readouterr().err
    assert all(word in said for word in (*words, f"baris {row}"))
    assert not out.exists()


def test_a_text_without_a_title_is_named(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "pages/privasi.md").write_text("Tanpa judul\n")
    assert main(["--out", str(tmp_path / "out"), "--content", str(content)]) == 1
    assert "pages/privasi.md, baris 1" in capsys.readouterr().err


def test_the_command_tells_what_it_did_in_one_line(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--out", str(tmp_path / "out"), "--content", str(content)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_only_verified_emergency_numbers_are_shown(tmp_path: Path, content: Path) -> None:
    out, page = tmp_path / "out", tmp_path / "out/index.html"
    build(out, content)
    assert "tel:" not in page.read_text()
    with (content / "emergency.csv").open("a") as file:
        file.write("Damkar,0518-000-113,2026-11-20,Uji telepon\n")
    build(out, content)
    assert "0518-000-113" in page.read_text()
