from __future__ import annotations

import pytest

from functions.actions.desk import Desk
from functions.domain.errors import Busy
from functions.faces.admin import case
from tests.admin.conftest import Browser, Office
from tests.desks import filed

WORDS = "Mohon sebutkan RT dan RW tempat lampunya mati."


@pytest.fixture
def number(office: Office) -> str:
    return filed(office.desk).complaint.number


def test_a_form_that_the_new_state_no_longer_has_leaves_its_text(
    browser: Browser, number: str
) -> None:
    browser.act(number, "decline", reason="too_general")
    page = browser.act(number, "ask", question=WORDS, version="1")
    assert page.status_code == 409 and "/ask" not in page.text
    assert WORDS in page.text and "Salin tulisan ini" in page.text


def test_a_form_without_its_token_gives_the_text_back(browser: Browser, number: str) -> None:
    page = browser.client.post(f"/admin/complaints/{number}/ask", data={"question": WORDS})
    assert page.status_code == 403 and WORDS in page.text


def test_whoever_was_signed_out_meanwhile_gets_the_text_back(
    office: Office, browser: Browser, number: str
) -> None:
    page = office.browser().client.post(
        f"/admin/complaints/{number}/ask", data={"question": WORDS, "password": "rahasia"}
    )
    assert page.status_code == 403 and "Silakan masuk dulu." in page.text
    assert WORDS in page.text and "rahasia" not in page.text


def test_a_store_that_does_not_answer_is_told_with_all_that_was_typed(
    browser: Browser, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(desk: Desk, number: str, *_: object, **__: object) -> None:
        raise Busy

    monkeypatch.setattr(case, "perform", busy)
    page = browser.act(number, "ask", question=WORDS)
    assert page.status_code == 503 and page.headers["Retry-After"] and WORDS in page.text


@pytest.mark.parametrize(
    ("method", "path", "size", "status", "sentence"),
    [
        ("POST", "/admin/queue", 1, 405, "hanya menerima kiriman formulir"),
        ("POST", "/admin/complaints/TB-1/ask", 100_000, 413, "terlalu besar (paling besar 64 kB)"),
        ("GET", "/admin/find?number=abc", 0, 404, "Tidak ada laporan dengan nomor"),
    ],
)
def test_a_request_that_makes_no_sense_is_answered_in_words(
    browser: Browser, method: str, path: str, size: int, status: int, sentence: str
) -> None:
    data = {"question": "x" * size} if size else None
    answer = browser.client.open(path, method=method, data=data)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (status, "no-store")
    assert sentence in answer.text
