"""The real handlers over emulated AWS, with requests as API Gateway hands them over.

The events are of payload format 2.0: bodies that are not text by their type come in base64.
"""

from __future__ import annotations

import base64
import importlib
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest

from functions.domain import codes
from functions.domain.codes import AgencyLink
from functions.wiring.desk import desk
from tests.emulated import Aws
from tests.faces import office
from tests.faces.browser import Page
from tests.faces.document import DOC, answer_problems

EVENTS = Path(__file__).with_name("events")

SECRET = "secret-of-the-edge"
"""What CloudFront adds to each request."""

Handler = Callable[[dict[str, Any]], dict[str, Any]]


def event(name: str, **fields: str) -> dict[str, Any]:
    """A recorded event, with the fields that only this run knows put into its body."""
    found: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
    found["headers"]["x-origin-secret"] = SECRET
    if not fields:
        return found
    body = found["body"]
    if found["isBase64Encoded"]:
        typed = dict(parse_qsl(base64.b64decode(body).decode(), keep_blank_values=True))
        found["body"] = base64.b64encode(urlencode(typed | fields).encode()).decode()
    else:
        found["body"] = json.dumps(json.loads(body) | fields)
    return found


@pytest.fixture
def functions_of(aws: Aws, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Handler]:
    """Imports a handler as Lambda does: once, with the deployment in the environment."""
    for name in ("table", "base_url", "kms_key", "access_keys", "agency_keys", "find_keys"):
        monkeypatch.setenv(name.upper(), getattr(aws.config, name))
    monkeypatch.setenv("ORIGIN_SECRET", SECRET)

    def load(side: str) -> Handler:
        module = f"functions.faces.{side}.handler"
        monkeypatch.delitem(sys.modules, module, raising=False)
        handler = importlib.import_module(module).handler
        return lambda event: handler(event, None)

    return load


@pytest.fixture
def citizen(functions_of: Callable[[str], Handler]) -> Handler:
    return functions_of("citizen")


@pytest.fixture
def agency(functions_of: Callable[[str], Handler]) -> Handler:
    return functions_of("agency")


def data(answer: dict[str, Any]) -> Any:
    assert answer["headers"]["content-type"] == "application/json"
    assert answer["isBase64Encoded"] is False
    return json.loads(answer["body"])


def page(answer: dict[str, Any]) -> Page:
    assert answer["headers"]["content-type"] == "text/html; charset=utf-8"
    assert answer["isBase64Encoded"] is False
    assert answer["headers"]["cache-control"] == "no-store"
    shown = Page.of(answer["body"])
    assert shown.faults() == []
    return shown


def test_a_form_in_base64_is_filed_and_followed(citizen: Handler, aws: Aws) -> None:
    filed = citizen(event("file_form"))
    assert filed["statusCode"] == 201 and "cookies" not in filed
    form = page(filed).form("/api/track")
    tracked = page(citizen(event("track_form", **form.values)))
    assert "Diterima" in tracked.seen.text
    raw = str(aws.items())
    assert "Siti Rahmah" not in raw and "1234567890" not in raw, "identities are encrypted"
    again = citizen(event("file_form"))
    assert again["statusCode"] == 200 and form.values["number"] in again["body"]


def test_json_comes_as_plain_text(citizen: Handler) -> None:
    filed = citizen(event("file_json"))
    assert filed["statusCode"] == 201
    assert not answer_problems("/api/complaints", 201, "POST", data(filed))
    receipt = data(filed)
    key = {"number": receipt["number"], "code": receipt["code"]}
    assert receipt["number"] in page(citizen(event("track_form", **key))).seen.headings[0]


def test_a_base64_body_of_json_is_read_too(citizen: Handler) -> None:
    given = event("file_json")
    given["body"] = base64.b64encode(given["body"].encode()).decode()
    given["isBase64Encoded"] = True
    assert citizen(given)["statusCode"] == 201


def test_a_form_as_plain_text_is_read_too(citizen: Handler) -> None:
    given = event("file_form")
    given["body"] = base64.b64decode(given["body"]).decode()
    given["isBase64Encoded"] = False
    assert citizen(given)["statusCode"] == 201


def test_a_body_that_is_missing_or_broken_is_told(citizen: Handler) -> None:
    empty = event("file_json")
    del empty["body"]
    assert data(citizen(empty))["error"] == "unreadable"
    large = event("file_json")
    large["body"] = " " * 70_000
    assert citizen(large)["statusCode"] == 413


def test_an_unknown_complaint_is_not_found(citizen: Handler) -> None:
    answer = citizen(event("track_form"))
    assert answer["statusCode"] == 404
    assert page(answer).says_beside("number", "tidak cocok")


def test_the_agency_opens_its_case_and_answers(citizen: Handler, agency: Handler, aws: Aws) -> None:
    number = data(citizen(event("file_json")))["number"]
    made = desk(aws.config)
    office.dispatch(made, number)
    in_a_month = datetime.now(UTC) + timedelta(days=30)
    token = codes.agency_token(made.agency_keys, AgencyLink(number, "dishub", 1, in_a_month))
    case = data(agency(event("case_json", token=token)))
    assert not answer_problems("/api/agency/case", 200, "POST", case)
    assert "😀" in case["description"] and case["reporter"] is None
    form = page(agency(event("case_form", token=token))).form("/api/agency/answer")
    typed = form.values | {"type": "final", "text": office.ANSWER, "officer_name": "Hasan"}
    given = event("case_form", **typed)
    given["rawPath"] = given["requestContext"]["http"]["path"] = form.action
    assert page(agency(given)).seen.headings == ["Jawaban terkirim"]
    assert made.complaints.load(number).status == "answer_in"


def test_a_token_of_nobody_is_refused(agency: Handler) -> None:
    assert agency(event("case_json"))["statusCode"] == 403
    assert "Kirim tautan baru" in page(agency(event("case_form"))).html


def test_the_document_is_served(citizen: Handler) -> None:
    answer = citizen(event("document"))
    assert answer["statusCode"] == 200 and data(answer) == DOC


def test_another_method_is_told(citizen: Handler) -> None:
    given = event("document")
    given["rawPath"] = given["requestContext"]["http"]["path"] = "/api/track"
    answer = citizen(given)
    assert answer["statusCode"] == 405 and answer["headers"]["allow"] == "POST"


def test_whoever_goes_round_the_edge_is_turned_away(citizen: Handler, agency: Handler) -> None:
    for handler, name in ((citizen, "file_form"), (agency, "case_form")):
        given = event(name)
        del given["headers"]["x-origin-secret"]
        answer = handler(given)
        assert answer["statusCode"] == 403 and "alamat portal" in answer["body"]
