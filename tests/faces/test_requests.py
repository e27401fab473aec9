from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest

from functions.actions.desk import Desk
from tests.desks import filed, shipped
from tests.faces.browser import Page
from tests.faces.face import BROWSER, JSON, Face
from tests.faces.test_filing import GOOD

Send = Callable[..., httpx.Response]

LIMIT = shipped()[2].filing.max_body_bytes
FORM = "application/x-www-form-urlencoded"
CITIZEN = ["/api/complaints", "/api/track"] + [
    f"/api/complaints/{act}" for act in ("reply", "rate", "reopen", "object", "withdraw")
]
AGENCY = [
    f"/api/agency/{act}" for act in ("case", "acknowledge", "answer", "return", "ask", "renew")
]


@pytest.fixture
def send(citizen: Face, agency: Face) -> Send:
    def send(path: str, body: Any, kind: str, accept: str = JSON) -> httpx.Response:
        face = agency if path in AGENCY else citizen
        headers = {"Accept": accept} | ({"Content-Type": kind} if kind else {})
        return face.send(path, content=body, headers=headers)

    return send


@pytest.mark.parametrize("path", CITIZEN + AGENCY)
@pytest.mark.parametrize(
    "body",
    [b"", b"{", b'{"a":', b"[1, 2]", b'"teks"', b"null", b"\xff\xfe", b"[" * 50_000, b"1" * 9000],
)
def test_unreadable_json_is_told(send: Send, path: str, body: bytes) -> None:
    answer = send(path, body, "application/json")
    assert answer.status_code == 400 and answer.json()["error"] == "unreadable"
    page = Page.of(send(path, body, "application/json", BROWSER).text)
    assert "JSON" in page.seen.text and page.seen.headings == ["Belum berhasil"]


@pytest.mark.parametrize(
    "body",
    [b"description=%ff%fe", "description=é".encode(), b"a=1&" * 200],
)
def test_an_unreadable_form_is_told(send: Send, body: bytes) -> None:
    answer = send("/api/complaints", body, FORM, BROWSER)
    assert answer.status_code == 400 and "Formulir ini tidak terbaca" in answer.text


@pytest.mark.parametrize("path", CITIZEN + AGENCY)
@pytest.mark.parametrize("kind", ["", "text/plain", "multipart/form-data; boundary=x", "json"])
def test_another_content_type_is_told(send: Send, path: str, kind: str) -> None:
    answer = send(path, b"{}", kind)
    assert answer.status_code == 415 and answer.json()["error"] == "wrong_type"


@pytest.mark.parametrize("kind", [f"{FORM}; charset=utf-8", f"{FORM} ;a=;b", FORM.upper()])
def test_a_content_type_may_be_written_in_its_own_way(send: Send, kind: str) -> None:
    assert send("/api/track", b"number=TB-1", kind).status_code == 404


@pytest.mark.fault(8)
@pytest.mark.parametrize("path", CITIZEN + AGENCY)
def test_a_body_over_the_limit_is_refused(send: Send, path: str) -> None:
    answer = send(path, b"a=" + b"a" * LIMIT, FORM)
    assert answer.status_code == 413 and "64 kB" in answer.json()["message"]
    assert "Kiriman terlalu besar" in send(path, b"a=" + b"a" * LIMIT, FORM, BROWSER).text


def test_a_body_of_just_the_limit_is_read(send: Send) -> None:
    body = json.dumps(GOOD).encode()
    assert send("/api/complaints", body.ljust(LIMIT), "application/json").status_code == 201


@pytest.mark.fault(8)
def test_an_endless_body_is_neither_kept_nor_read_to_its_end(send: Send) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 2**20
            yield b"a" * 2**20

    assert send("/api/complaints", endless(), FORM).status_code == 413
    assert sent <= 16 * 2**20


def test_a_body_in_chunks_without_a_length_is_read(send: Send) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for byte in json.dumps(GOOD).encode():
            yield bytes([byte])

    assert send("/api/complaints", chunks(), "application/json").status_code == 201


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (JSON, JSON),
        ("Application/JSON", JSON),
        ("application/json, */*;q=0.5", JSON),
        ("application/json;q=0.9, text/plain", JSON),
        (BROWSER, "text/html; charset=utf-8"),
        ("text/html, application/json", "text/html; charset=utf-8"),
        ("*/*", "text/html; charset=utf-8"),
        ("", "text/html; charset=utf-8"),
    ],
)
def test_json_is_for_those_who_ask_for_it(
    citizen: Face, desk: Desk, accept: str, kind: str
) -> None:
    number = filed(desk).complaint.number
    for fields in ({"number": number}, {"number": ""}):
        answer = citizen.send("/api/track", json=fields, headers={"Accept": accept})
        assert answer.headers["content-type"] == kind


@pytest.mark.parametrize("path", CITIZEN + AGENCY)
@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE"])
def test_only_a_post_acts(citizen: Face, agency: Face, path: str, method: str) -> None:
    face = agency if path in AGENCY else citizen
    answer = face.send(path, method=method, headers={"Accept": JSON})
    assert answer.status_code == 405 and answer.headers["allow"] == "POST"


def test_who_reloads_the_answer_to_a_form_is_shown_the_way(citizen: Face) -> None:
    answer = citizen.send("/api/track", method="GET", headers={"Accept": BROWSER})
    assert answer.status_code == 405
    page = Page.of(answer.text)
    assert "formulir" in page.seen.text and "/lacak/" in page.seen.links


@pytest.mark.parametrize("path", ["/api/track/", "/api/apa", "/api/complaints/reply/x"])
def test_an_unknown_address_is_told(citizen: Face, path: str) -> None:
    answer = citizen.send(path, json={}, headers={"Accept": JSON})
    assert answer.status_code == 404 and answer.json()["error"] == "not_found"


@pytest.mark.parametrize("value", [None, True, 7, 1.5, [], {}, "\ud800"])
@pytest.mark.parametrize("path", CITIZEN + AGENCY)
def test_fields_of_every_json_type_are_refused_in_words(
    send: Send, path: str, value: object
) -> None:
    names = "number code text reason score resolved token type dispatch agency_code description"
    body = json.dumps(dict.fromkeys(names.split(), value)).encode()
    for accept in (JSON, BROWSER):
        answer = send(path, body, "application/json", accept)
        assert answer.status_code in (202, 403, 404, 422), answer.text
