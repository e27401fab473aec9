"""The edge's function before the search: one Accept for all browsers; run as test_folder_urls."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from functions.faces.http import wants_json
from infra.templates import template

CODE = template()["Resources"]["PageOrJson"]["Properties"]["FunctionCode"]

RUN = """([code, cases]) => cases.map(accept => {
    const headers = accept === null ? {} : {accept: {value: accept}};
    const request = {method: 'GET', uri: '/informasi-publik/cari', headers};
    const handler = new Function(code + '; return handler;')();
    return handler({version: '1.0', request}).headers.accept.value;
})"""

ASKED = [
    (None, "text/html"),
    ("", "text/html"),
    ("*/*", "text/html"),
    ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
    ("application/json", "application/json"),
    ("Application/JSON;q=0.9, */*", "application/json"),
    ("text/html, application/json", "text/html"),
]


def test_the_edge_asks_for_what_the_function_would_have_answered(browser: Browser) -> None:
    page = browser.new_page()
    found = page.evaluate(RUN, [CODE, [accept for accept, _ in ASKED]])
    page.close()
    assert found == [passed for _, passed in ASKED]


@pytest.mark.parametrize(("accept", "passed"), ASKED)
def test_the_function_reads_both_alike(accept: str | None, passed: str) -> None:
    assert wants_json(accept or "") is wants_json(passed)
