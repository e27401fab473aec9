"""The search as a browser and as an app use it."""

from __future__ import annotations

import logging
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from jinja2 import Environment

from functions.faces.search.app import create_app
from tests.desks import shipped
from tests.faces.browser import Page
from tests.faces.face import BROWSER, JSON, Face

PATH = "/informasi-publik/cari"


def ask(search: Face, accept: str = BROWSER, **query: str) -> httpx.Response:
    return search.send(PATH, method="GET", params=query, headers={"Accept": accept})


def test_forms_of_a_word_are_found_and_marked(search: Face) -> None:
    answer = ask(search, q="melayani")
    assert answer.status_code == 200
    assert "<mark>Pelayanan</mark>" in answer.text and "<mark>layanan</mark>" in answer.text
    assert 'href="/informasi-publik/standar-pelayanan-pengaduan/"' in answer.text
    assert answer.headers["cache-control"] == "public, max-age=300"
    assert answer.headers["vary"] == "Accept"


def test_an_app_gets_the_same_as_json(search: Face) -> None:
    data = ask(search, JSON, q="melayani").json()
    assert data["total"] > 10 == len(data["results"])
    first = data["results"][0]
    assert first["url"] == f"/informasi-publik/{first['id']}/"
    assert "Pelayanan" in first["title"] and "<" not in first["title"]


def test_what_was_typed_is_shown_as_text(search: Face) -> None:
    answer = ask(search, q='<script>alert(1)</script> "')
    assert "<script>" not in answer.text and "&lt;script&gt;" in answer.text


@pytest.mark.parametrize("page", ["-1", "0", "abc", "", "1e3", "²", "9" * 5_000])
def test_a_page_that_is_no_number_is_the_first(search: Face, page: str) -> None:
    assert ask(search, JSON, q="melayani", page=page).json()["page"] == 1


def test_a_page_beyond_the_last_is_the_last(search: Face) -> None:
    data = ask(search, JSON, q="melayani", page="999999").json()
    assert data["page"] == data["pages"] > 1


def test_pages_are_links_that_keep_the_words(search: Face) -> None:
    text = ask(search, q='layanan & "kecamatan"').text
    assert "Halaman" not in text, "one page needs none"
    assert f"?{urlencode({'q': 'melayani'})}&amp;page=2" in ask(search, q="melayani").text


def test_of_a_parameter_that_comes_twice_one_counts(search: Face) -> None:
    answer = search.send(f"{PATH}?q=xyzzy&q=melayani", method="GET")
    assert answer.status_code == 200 and "<mark>" in answer.text


@pytest.mark.parametrize("raw", ["q=%00", "q=%ff%fe", "q=%", "q", "&&=", "q=%ED%A0%80", "x=1"])
def test_a_broken_address_is_answered_with_the_list(search: Face, raw: str) -> None:
    answer = search.send(f"{PATH}?{raw}", method="GET")
    assert answer.status_code == 200 and "Seluruh daftar" in answer.text


def test_nothing_found_leads_on(search: Face) -> None:
    text = ask(search, q="xyzzy").text
    assert "Tidak ada informasi di daftar ini tentang “xyzzy”" in text
    assert 'href="/lapor/permohonan-informasi/"' in text and 'href="/lapor/pertanyaan/"' in text


def test_a_slip_is_answered_with_a_link(search: Face) -> None:
    text = ask(search, q="angaran kesehatn").text
    assert "Mungkin maksud Anda" in text and "?q=anggaran%20kesehatan" in text


def test_words_left_out_and_a_long_text_are_told(search: Face) -> None:
    assert "Kami mencari tanpa “zamrud”" in ask(search, q="kesehatan zamrud").text
    text = ask(search, q="jalan rusak " * 800).text
    assert "hanya memakai bagian awalnya" in text
    assert len(text) < 60_000


def test_the_form_is_found_by_a_screen_reader_and_holds_the_words(search: Face) -> None:
    answer = ask(search, q="izin usaha")
    assert '<form method="get" action="/informasi-publik/cari" role="search"' in answer.text
    assert 'value="izin usaha"' in answer.text
    assert Page.of(answer.text).faults() == []


def test_looking_is_all_that_there_is(search: Face) -> None:
    assert search.send(PATH, data={"q": "jalan"}, headers={"Accept": JSON}).status_code == 405


class Broken:
    def find(self, typed: str, page: int) -> Any:
        raise RuntimeError(typed)


def test_trouble_is_told_without_what_was_searched_for(
    pages: Environment, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Face(create_app(Broken(), shipped()[0], lambda: pages, lambda *told: None))  # type: ignore[arg-type]
    assert ask(broken, JSON, q="penyakit saya").status_code == 503
    [line] = our_words(caplog)
    assert "penyakit" not in line and PATH in line


def test_a_search_is_not_logged(search: Face, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    ask(search, q="penyakit saya")
    assert our_words(caplog) == []


def our_words(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Without those of the test's own client and loop."""
    theirs = ("httpx", "httpcore", "asyncio")
    return [r.getMessage() for r in caplog.records if not r.name.startswith(theirs)]


def test_a_search_is_counted_with_no_word_that_could_be_a_person(
    search: Face, heard: list[tuple[int, list[str]]]
) -> None:
    ask(search, q="melayani")
    ask(search, q="melayani", page="2")
    ask(search)
    assert [(found > 0, missed) for found, missed in heard] == [(True, [])]
    heard.clear()
    ask(search, q="elpiji Siti Rahmah 6310012345678901")
    [(found, missed)] = heard
    assert "elpiji" in missed or found, "a word of the office's own topics"
    assert not {"siti", "rahmah"} & set(missed) and not [w for w in missed if w.isdigit()]
