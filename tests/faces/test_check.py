"""The short check of a busy hour, as a browser and an app meet it."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from typing import Any

import pytest
from jinja2 import Environment

from functions.actions.desk import Desk
from functions.domain.errors import Busy
from functions.faces.citizen.app import create_app
from tests.clock import Clock
from tests.desks import replaced, shipped
from tests.domain.test_challenge import WORDS, sha
from tests.faces.browser import Page
from tests.faces.face import BASE, BROWSER, Face
from tests.faces.test_filing import GOOD, HARD, KEY

PATH = "/api/complaints"
ROBOT = {"website": "https://robot.example"}


def work(challenge: dict[str, Any]) -> str:
    """What a solver of altcha makes of the challenge."""
    salt, numbers = challenge["salt"], range(challenge["maxnumber"] + 1)
    number = next(n for n in numbers if sha(f"{salt}{n}") == challenge["challenge"])
    found = {name: challenge[name] for name in ("algorithm", "challenge", "salt", "signature")}
    return base64.b64encode(json.dumps(found | {"number": number}).encode()).decode()


def answer(page: Page) -> str:
    """What a person answers who reads the question."""
    _, _, question = page.seen.text.partition("Tulis dengan angka: ")
    one, other = question.split("\n")[0].split(" tambah ")
    return str(WORDS.index(one) + WORDS.index(other))


def test_an_app_gets_a_challenge_and_files_with_its_solution(citizen: Face) -> None:
    asked = citizen.json(PATH, **GOOD, **ROBOT)
    assert asked.status_code == 429 and asked.json()["error"] == "check_needed"
    body = asked.json()
    given = {"idempotency_key": body["idempotency_key"], "check": work(body["challenge"])}
    filed = citizen.json(PATH, **GOOD, **ROBOT, **given)
    assert filed.status_code == 201
    again = citizen.json(PATH, **GOOD, **ROBOT, **given)
    assert again.status_code == 200 and again.json()["number"] == filed.json()["number"]


def test_the_challenge_is_for_the_key_that_was_sent(citizen: Face) -> None:
    body = citizen.json(PATH, **GOOD, **ROBOT, idempotency_key=KEY).json()
    assert body["idempotency_key"] == KEY
    other = {"idempotency_key": "kunci-kiriman-0002", "check": work(body["challenge"])}
    assert citizen.json(PATH, **GOOD, **ROBOT, **other).status_code == 429


@pytest.mark.parametrize("key", ["", KEY])
def test_all_that_was_typed_comes_back_with_one_question(citizen: Face, key: str) -> None:
    typed = GOOD | {"kind": "complaint", "description": HARD, "idempotency_key": key}
    page = citizen.page(PATH, **typed, **ROBOT)
    assert page.seen.headings == ["Satu langkah lagi"] and "belum terkirim" in page.seen.text
    assert not page.seen.title.startswith("Galat"), "nobody did anything wrong"
    form = page.form(PATH).values
    assert form["description"] == HARD and form["name"] == GOOD["name"]
    assert form["check"] == form["check_answer"] == ""
    assert form["idempotency_key"] == key or not key
    filed = citizen.form(PATH, **form | {"check_answer": answer(page)})
    assert filed.status_code == 201
    resent = citizen.form(PATH, **form | {"check_answer": answer(page)})
    assert resent.status_code == 200, "pressed twice, filed once"


def test_the_text_may_be_changed_before_the_question_is_answered(citizen: Face) -> None:
    page = citizen.page(PATH, **GOOD, **ROBOT)
    form = page.form(PATH).values | {"description": "Lampu di depan pasar sudah mati seminggu."}
    assert citizen.form(PATH, **form | {"check_answer": answer(page)}).status_code == 201


def test_a_wrong_answer_gets_another_question(citizen: Face) -> None:
    form = citizen.page(PATH, **GOOD, **ROBOT).form(PATH).values
    page = citizen.page(PATH, **form | {"check_answer": "99"})
    assert page.says_beside("check_answer", "Jawabannya belum cocok")
    assert "data-send" not in page.html, "the script would send for ever"
    form = page.form(PATH).values
    assert form["check_answer"] == ""
    assert citizen.form(PATH, **form | {"check_answer": answer(page)}).status_code == 201


def test_what_was_solved_outlasts_another_mistake(citizen: Face) -> None:
    page = citizen.page(PATH, **GOOD, **ROBOT)
    form = page.form(PATH).values | {"check_answer": answer(page)}
    mistaken = citizen.form(PATH, **form | {"name": ""})
    assert mistaken.status_code == 422
    mended = Page.of(mistaken.text).form(PATH).values | ROBOT | {"name": "Siti"}
    assert citizen.form(PATH, **mended).status_code == 201


def test_what_an_app_sent_as_yes_or_as_a_number_goes_along_too(citizen: Face) -> None:
    sent = GOOD | ROBOT | {"hide_identity": True, "latitude": -3.44, "longitude": 115.99}
    page = Page.of(citizen.send(PATH, json=sent, headers={"Accept": BROWSER}).text)
    given = {"hide_identity": "true", "latitude": "-3.44", "longitude": "115.99"}
    assert given.items() <= page.form(PATH).values.items()


@pytest.mark.parametrize("kind", ["aspiration", "information_request", "ppid_request"])
def test_every_kind_of_form_can_ask(citizen: Face, kind: str) -> None:
    formal = {"national_id": "6310011308890001", "address": "Jl. Raya", "purpose": "Skripsi"}
    page = citizen.page(PATH, **GOOD, **ROBOT, **formal, kind=kind)
    form = page.form(PATH).values
    assert form["kind"] == kind and form["check_ticket"]
    assert citizen.form(PATH, **form | {"check_answer": answer(page)}).status_code == 201


def test_fields_are_checked_before_anything_is_asked(citizen: Face) -> None:
    assert citizen.json(PATH, **GOOD | ROBOT | {"name": ""}).status_code == 422


def limited(clock: Clock, desk: Desk, pages: Environment, **limits: int) -> Face:
    settings = shipped()[2]
    settings = replace(settings, limits=replace(settings.limits, **limits))
    return Face(create_app(replaced(desk, settings=settings), lambda: pages, BASE))


def test_from_its_limit_on_an_address_is_asked(
    clock: Clock, desk: Desk, pages: Environment
) -> None:
    citizen = limited(clock, desk, pages, filings_per_hour_address=3)
    sent = [GOOD | {"location": f"RT {i}"} for i in range(5)]
    again = [citizen.json(PATH, **sent[0]).status_code for _ in range(5)]
    assert again == [201] + [200] * 4, "a resend is not one more"
    assert [citizen.json(PATH, **body).status_code for body in sent[1:]] == [201] * 2 + [429] * 2
    assert citizen.json(PATH, **sent[0]).status_code == 200
    clock.advance(hours=1)
    assert citizen.json(PATH, **sent[4]).status_code == 201


def test_when_nothing_more_is_taken_the_text_stays_in_the_form(
    clock: Clock, desk: Desk, pages: Environment
) -> None:
    citizen = limited(clock, desk, pages, filings_per_hour=1, max_filings_per_hour=1)
    clock.advance(minutes=40)
    citizen.json(PATH, **GOOD)
    closed = citizen.form(PATH, **GOOD | {"description": HARD})
    assert closed.status_code == 429 and closed.headers["retry-after"] == "1200"
    page = Page.of(closed.text)
    assert page.says_beside("description", "Kirim lagi sekitar 20 menit lagi")
    assert page.form(PATH).values["description"] == HARD and "periksa" not in page.seen.ids


def test_a_filing_that_could_not_be_counted_is_filed_and_reported(
    clock: Clock, desk: Desk, pages: Environment, caplog: pytest.LogCaptureFixture
) -> None:
    def busy(*_: object) -> None:
        raise Busy

    desk.tries.add = busy  # type: ignore[method-assign]
    citizen = limited(clock, desk, pages, filings_per_hour_address=2)
    assert citizen.json(PATH, **GOOD).status_code == 201
    assert citizen.json(PATH, **GOOD | {"location": "RT 2"}).status_code == 201
    assert "Busy" in caplog.text


def test_no_address_and_no_phone_is_kept_or_logged(
    clock: Clock, desk: Desk, pages: Environment, caplog: pytest.LogCaptureFixture
) -> None:
    citizen = limited(clock, desk, pages, filings_per_hour_address=2, filings_per_hour_contact=2)
    for i in range(4):
        citizen.json(PATH, **GOOD | {"location": f"RT {i}"})
    counted = repr(desk.tries.counts)  # type: ignore[attr-defined]
    assert desk.tries.counts  # type: ignore[attr-defined]
    for secret in ("127.0.0.1", "8123456"):
        assert secret not in counted + caplog.text
