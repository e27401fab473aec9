"""Content files taken home as they stand, and files that come back."""

from __future__ import annotations

import io

import pytest
from werkzeug.test import TestResponse

from tests.admin.conftest import Browser, Office
from tests.admin.content_forms import words
from tests.desks import CONTENT

TOPICS = "/admin/content/topics"


def bring(browser: Browser, book: str, text: str | bytes) -> TestResponse:
    data = text.encode() if isinstance(text, str) else text
    return browser.post(f"{book}/upload", file=(io.BytesIO(data), "berkas.csv"))


@pytest.mark.parametrize(
    ("book", "file"),
    [
        ("content/agencies", "agencies.csv"),
        ("content/clocks", "clocks.toml"),
        ("content/privasi", "pages/privasi.md"),
        ("information/dip", "dip.csv"),
    ],
)
def test_a_file_that_nobody_changed_comes_as_it_was_deployed(
    browser: Browser, book: str, file: str
) -> None:
    answer = browser.get(f"/admin/{book}/file")
    assert answer.text == (CONTENT / file).read_text(encoding="utf-8")
    assert file.rpartition("/")[2] in answer.headers["Content-Disposition"]
    assert "sama dengan yang berlaku sekarang" in words(
        bring(browser, f"/admin/{book}", answer.text).text
    )


def test_what_would_change_is_shown_row_by_row_and_then_applied(
    office: Office, browser: Browser
) -> None:
    lines = browser.get(f"{TOPICS}/file").text.splitlines(keepends=True)
    lines[1] = lines[1].replace("Jalan berlubang atau rusak", "Jalan rusak")
    del lines[2]
    text = "".join([*lines, "pohon-tumbang,jalan-jembatan,Pohon tumbang\n"])
    shown = bring(browser, TOPICS, text)
    assert "mengubah 3 baris" in words(shown.text)
    for told in ("Jalan berlubang atau rusak", "Jalan rusak", "Pohon tumbang", "Dihapus"):
        assert told in words(shown.text), told
    assert "pohon-tumbang" not in office.desk.directory.topics, "nothing before somebody says so"
    done = browser.post(f"{TOPICS}/upload", does="apply", text=text)
    assert done.status_code == 303
    topics = office.desk.directory.topics
    assert topics["jalan-berlubang"].label == "Jalan rusak" and "pohon-tumbang" in topics
    assert "jembatan-rusak" not in topics
    assert browser.get(f"{TOPICS}/file").text == text


def test_every_wrong_row_is_named_and_nothing_applied(office: Office, browser: Browser) -> None:
    text = browser.get("/admin/content/agencies/file").text
    text = text.replace("pengaduan@pupr", "pengaduan pupr").replace("0518-000-001", "telepon")
    answer = bring(browser, "/admin/content/agencies", text)
    assert answer.status_code == 422
    assert "Perbaiki 2 hal ini" in words(answer.text)
    assert 'Dinas dan instansi, baris 2, Telepon: "telepon" bukan nomor telepon' in words(
        answer.text
    )
    assert 'E-mail pengaduan: "pengaduan pupr' in words(answer.text)


@pytest.mark.parametrize(
    ("book", "text", "told"),
    [
        ("topics", "code,label\na,b\n", "category: kolom ini tidak ada"),
        ("topics", "code,category,label\na,hantu,b\n", 'kategori "hantu" tidak ada'),
        ("clocks", "[sop_forward\n", "tidak bisa dibaca"),
        ("messages", '[filed_admin]\nsubject = "x"\n', "Isi e-mail: wajib diisi"),
        ("kontak", "", "wajib diisi"),
        ("topics", b"code,category,label\n\xff\xfe", "bukan UTF-8"),
    ],
)
def test_a_file_that_is_none_is_told_in_words(
    browser: Browser, book: str, text: str | bytes, told: str
) -> None:
    answer = bring(browser, f"/admin/content/{book}", text)
    assert answer.status_code == 422 and told in words(answer.text), words(answer.text)
