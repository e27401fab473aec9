"""The edge's function for folder addresses, run where its language is at home: in the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser

from infra.templates import template

CODE = template()["Resources"]["FolderUrls"]["Properties"]["FunctionCode"]

RUN = """([code, uri, query]) => {
    const request = {method: 'GET', uri, headers: {}, rawQueryString: () => query ?? undefined};
    const answer = new Function(code + '; return handler;')()({version: '1.0', request});
    if (answer === request) return {file: answer.uri, code: 0, to: ''};
    const to = new URL(answer.headers.location.value, 'https://portal.example' + uri);
    return {file: '', code: answer.statusCode, to: to.href};
}"""
"""CloudFront gives each request such a method, with undefined for an address without "?"."""


@dataclass(frozen=True)
class Edge:
    """What the edge does with a request: fetch a file, or send the browser elsewhere."""

    file: str
    code: int
    to: str


Ask = Callable[..., Edge]


@pytest.fixture(scope="module")
def edge(browser: Browser) -> Iterator[Ask]:
    page = browser.new_page()

    def ask(uri: str, query: str | None = None) -> Edge:
        found: dict[str, Any] = page.evaluate(RUN, [CODE, uri, query])
        return Edge(**found)

    yield ask
    page.close()


@pytest.mark.parametrize(
    ("asked", "file"),
    [
        ("/", "/index.html"),
        ("/lapor/", "/lapor/index.html"),
        ("/lapor/permohonan-informasi/", "/lapor/permohonan-informasi/index.html"),
        ("/informasi-publik/dip.csv", "/informasi-publik/dip.csv"),
        ("/robots.txt", "/robots.txt"),
        ("/lapor/index.html", "/lapor/index.html"),
    ],
)
def test_a_folder_is_its_index_and_a_file_is_itself(edge: Ask, asked: str, file: str) -> None:
    assert edge(asked) == Edge(file, 0, "")


@pytest.mark.parametrize(
    ("asked", "to"),
    [
        ("/lapor", "/lapor/"),
        ("/admin", "/admin/"),
        ("/lapor/permohonan-informasi", "/lapor/permohonan-informasi/"),
        ("/berkas.d/isi", "/berkas.d/isi/"),
    ],
)
def test_a_folder_without_its_slash_leads_to_the_folder(edge: Ask, asked: str, to: str) -> None:
    assert edge(asked) == Edge("", 301, f"https://portal.example{to}")


@pytest.mark.parametrize(
    ("query", "kept"), [("q=jalan&q=air%20bersih", "?q=jalan&q=air%20bersih"), ("", ""), (None, "")]
)
def test_what_was_asked_for_goes_along(edge: Ask, query: str | None, kept: str) -> None:
    assert edge("/lacak", query).to == f"https://portal.example/lacak/{kept}"


@pytest.mark.parametrize(
    "asked",
    [
        "//evil",
        "//evil.example/x",
        "//evil/x",
        "///evil/x",
        "/\\evil/x",
        "\\\\evil/x",
        "/%5Cevil/x",
        "//evil:80/x",
    ],
)
def test_nothing_leads_to_another_host(edge: Ask, asked: str) -> None:
    assert edge(asked).to.startswith("https://portal.example/")
