"""What the builder refuses to publish, and what it tells the person who runs it."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pytest

from build_site import SITE, main
from functions.builder import progress, render
from functions.builder.links import Links
from functions.builder.records import RecordPages
from functions.builder.watch import watch
from functions.content.directory import directory
from functions.content.settings import settings
from functions.domain.dip import DipRecord
from functions.faces.pages import environment
from tests.site.test_lists import record


def said(content: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["--out", str(out), "--content", str(content)]) == 1
    assert not out.exists(), "nothing was written"
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("/lapor/salah/", "tautan /lapor/salah/ tidak menuju ke halaman mana pun"),
        ("/informasi-publik/#salah", 'menuju bagian "salah" yang tidak ada'),
        ("#salah", 'menuju bagian "salah" yang tidak ada'),
        ("/lapor", "tautan /lapor tidak menuju"),
    ],
)
def test_a_broken_link_in_a_text_is_named_with_its_line(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str], link: str, words: str
) -> None:
    prose = content / "pages/privasi.md"
    prose.write_text(f"# Privasi\n\nIsi.\n\nLihat [ini]({link}).\n", "utf-8")
    sentence = said(content, tmp_path / "out", capsys)
    assert sentence.startswith("pages/privasi.md, baris 5, kolom tautan: ")
    assert words in sentence


@pytest.mark.parametrize(
    ("template", "text", "words"),
    [
        ("pages/404.html", '<a href="/salah/">x</a>', "Halaman /404.html: tautan /salah/"),
        ("pages/satu-informasi.html", '<a href="/salah/">x</a>', "tautan /salah/"),
        ("macros/dip-list.html", '<a href="/salah/">x</a>', "tautan /salah/"),
        ("macros/dip-row.html", '<a href="/salah/">x</a>', "tautan /salah/"),
        ("pages/404.html", "{{ lupa }}", "Halaman /404.html: templat pages/404.html gagal"),
    ],
)
def test_a_mistake_in_a_template_is_named_with_its_page(
    tmp_path: Path,
    content: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    template: str,
    text: str,
    words: str,
) -> None:
    site = Path(shutil.copytree(SITE, tmp_path / "site"))
    path = site / "templates" / template
    before = path.read_text("utf-8")
    place = "<h1>" if "<h1>" in before else "<p"
    path.write_text(before.replace(place, f"{text}{place}", 1), "utf-8")
    monkeypatch.setattr(render, "SITE", site)
    assert main(["--out", str(tmp_path / "out"), "--content", str(content)]) == 1
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("link", "is_good"),
    [
        ("/lapor/", True),
        ("/lapor/?kind=x", True),
        ("/lapor/#isi", True),
        ("#isi", True),
        ("/api/complaints", True),
        ("/informasi-publik/cari?q=air", True),
        ("https://lapor.go.id/", True),
        ("/lapor/#lain", False),
        ("/laporan/", False),
        ("//lapor/", False),
    ],
)
def test_a_link_is_good_when_something_answers_it(link: str, is_good: bool) -> None:
    links = Links({"/", "/lapor/"}, lambda path: b'<main id="isi">')
    html = f'<main id="isi"><a class="x" href="{link}">x</a>'.encode()
    assert (links.broken("/", html) is None) == is_good


HOSTILE = (
    '<script>alert("x")</script>',
    "{{ 7*7 }} {% raw %}",
    "A & B '\" 100% \\0 \\1",
    "Ünïcodé –",
)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize(("url", "neighbours"), [("", 0), ("https://x.example/?a=1&b='2'", 3)])
def test_a_filled_page_is_the_page_that_its_template_makes(
    words: str, url: str, neighbours: int
) -> None:
    content = SITE / "content"
    agencies = directory(content)
    env = environment(SITE, settings=settings(content), directory=agencies)
    texts = dict.fromkeys(("title", "summary", "officer", "made_at", "form", "media"), words)
    shown = record(1, **texts, url=url, responsible="Bidang", retention="5 tahun")
    others = [record(n, title=f"{words} {n}") for n in range(2, 2 + neighbours)]
    pages = RecordPages(env, agencies, "/x/")
    filled = pages.page(pages.words(shown), others).decode()
    assert filled == env.get_template("pages/satu-informasi.html").render(
        record=_in_words(shown, agencies), others=others, path="/x/"
    )


def _in_words(shown: DipRecord, agencies: object) -> dict[str, object]:
    agency = agencies.agencies[shown.agency]  # type: ignore[attr-defined]
    return shown._asdict() | {
        "agency_name": agency.name,
        "agency_short": agency.short_name,
        "category": "Berkala",
        "explanation": "Diumumkan secara rutin, tanpa diminta.",
        "updated": "2 Januari 2026",
    }


def test_a_writers_change_is_built_and_a_mistake_does_not_end_the_watch(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prose = content / "pages/privasi.md"
    steps = iter([lambda: prose.write_text("Tanpa judul\n"), lambda: prose.write_text("# Baru\n")])
    results = []

    def build() -> None:
        results.append(main(["--out", str(tmp_path / "out"), "--content", str(content)]))
        next(steps, _stop)()

    with pytest.raises(KeyboardInterrupt):
        watch(content, build, pause=0)
    assert results == [0, 1, 0]
    assert "pages/privasi.md, baris 1" in capsys.readouterr().err


def _stop() -> None:
    raise KeyboardInterrupt


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "is_drawn"), [(Terminal(), True), (io.StringIO(), False)])
def test_only_a_person_who_watches_sees_the_bar(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, is_drawn: bool
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", -1)
    bar = progress.Bar()
    bar(15, 30)
    bar.wipe()
    assert ("█ " in stream.getvalue() or "█░" in stream.getvalue()) == is_drawn
    assert stream.getvalue().endswith("\r") == is_drawn


def test_every_page_can_be_weighed(
    tmp_path: Path, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["--out", str(out), "--content", str(content), "--sizes"]) == 0
    *pages, total, summary = capsys.readouterr().out.splitlines()
    assert len(pages) == sum(1 for _ in out.rglob("*.html"))
    weights = [int(line.split()[0]) for line in pages]
    assert weights == sorted(weights, reverse=True)
    assert f"{len(pages)} halaman" in total
    assert pages[0].split()[-1] in summary
