from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from starlette.routing import Route

from functions.actions.desk import Desk
from functions.domain import errors, lifecycle, privacy
from functions.domain.agency_acts import FOLLOW_UPS
from functions.domain.dip import DIP_CATEGORIES
from functions.domain.errors import Refused
from functions.domain.identity import Identity
from functions.domain.submission import KINDS, Submission
from functions.faces import http
from functions.faces.agency import fields as agency_fields
from functions.faces.statistics.files import JSON as STATISTICS
from tests.desks import STORY, shipped
from tests.faces import document
from tests.faces.document import DOC, SCHEMAS
from tests.faces.face import Face

FILING = shipped()[2].filing
FILES = {("GET", f"/{STATISTICS}")}
"""What the site's bucket answers, not a function; tests/jobs/test_publish.py looks at it."""

FORM, JSON = "application/x-www-form-urlencoded", "application/json"


def test_the_document_is_openapi_3_1() -> None:
    assert DOC["openapi"].startswith("3.1.")
    OpenAPIV31SpecValidator(DOC).validate()


def test_it_is_served_to_everybody(citizen: Face) -> None:
    answer = citizen.send("/api/openapi.json", method="GET")
    assert answer.status_code == 200 and answer.json() == DOC


def test_the_portal_says_that_it_answers_and_asks_nobody_for_it(citizen: Face, desk: Desk) -> None:
    vars(desk.complaints).clear()
    answer = citizen.send("/api/health", method="GET")
    assert answer.status_code == 200 and answer.json() == {"status": "ok"}


def test_every_route_is_in_it_and_nothing_else(citizen: Face, agency: Face, search: Face) -> None:
    routes = {
        (method, route.path)
        for face in (citizen, agency, search)
        for route in face.app.routes  # type: ignore[attr-defined]
        if isinstance(route, Route)
        for method in (route.methods or set()) - {"HEAD"}
    }
    assert routes.isdisjoint(FILES), "a file, and a function that answers in its place?"
    assert routes | FILES == set(document.operations())


def test_every_post_takes_a_form_or_json_and_answers_both() -> None:
    for (method, path), operation in document.operations().items():
        if method == "POST":
            body = document.followed(operation["requestBody"])
            assert set(body["content"]) == {FORM, JSON}, path
            for status in operation["responses"]:
                answer = document.response(path, int(status))
                assert set(answer["content"]) == {"text/html", JSON}, (path, status)
                waits = "Retry-After" in answer["headers"]
                assert waits == (int(status) in (429, 503))


def test_nothing_in_it_is_unused() -> None:
    used = set(_references(DOC))
    for kind, parts in DOC["components"].items():
        for name in parts:
            assert f"#/components/{kind}/{name}" in used, name


@pytest.mark.parametrize(
    ("schema", "table"),
    [
        (SCHEMAS["Kind"], KINDS),
        (SCHEMAS["InformationCategory"], DIP_CATEGORIES),
        (SCHEMAS["Status"], lifecycle.STATUSES),
        (SCHEMAS["FollowUp"], FOLLOW_UPS),
        (SCHEMAS["Tracked"]["properties"]["may"]["items"], privacy.REPORTER_ACTS),
        (SCHEMAS["Case"]["properties"]["may"]["items"], privacy.AGENCY_ACTS),
    ],
)
def test_its_lists_are_those_of_the_code(schema: dict[str, Any], table: Any) -> None:
    assert sorted(schema["enum"]) == sorted(table)


def test_its_errors_are_those_of_the_code() -> None:
    ours = (errors.__name__, http.__name__)
    codes = {kind.code for kind in _descendants(Refused) if kind.__module__ in ours}
    assert set(SCHEMAS["Error"]["properties"]["error"]["enum"]) == codes


@pytest.mark.parametrize(
    ("schema", "field", "least", "most"),
    [
        ("Submission", "description", FILING.min_description, FILING.max_description),
        ("Submission", "title", None, FILING.max_title),
        ("Submission", "location", None, FILING.max_location),
        ("Submission", "name", None, FILING.max_name),
        ("Submission", "address", None, FILING.max_address),
        ("Submission", "purpose", None, FILING.max_purpose),
        ("Acknowledgement", "officer_name", None, FILING.max_name),
        ("Answer", "text", agency_fields.SHORTEST, FILING.max_reply),
        ("Answer", "officer_name", 1, FILING.max_name),
        ("Answer", "officer_title", None, FILING.max_name),
        ("Answer", "approved_by", None, FILING.max_location),
        ("Return", "suggested_agency", None, FILING.max_name),
    ],
)
def test_its_lengths_are_those_of_the_office(
    schema: str, field: str, least: int | None, most: int
) -> None:
    found = SCHEMAS[schema]["properties"][field]
    assert (found.get("minLength"), found["maxLength"]) == (least, most)


def test_its_longest_words_and_body_are_those_of_the_office() -> None:
    assert SCHEMAS["Words"]["maxLength"] == FILING.max_reply
    assert SCHEMAS["RequiredWords"]["maxLength"] == FILING.max_reply
    said = DOC["components"]["responses"]["TooLarge"]["description"]
    assert f"{FILING.max_body_bytes // 1024} kB" in said


def test_each_status_of_an_error_is_documented_with_it() -> None:
    documented = {int(s) for o in document.operations().values() for s in o["responses"]}
    unspoken = {405}  # belongs to no operation
    assert set(http.STATUS.values()) - unspoken == {s for s in documented if s >= 400}


@pytest.mark.parametrize(
    "wrong",
    [
        {"description": "pendek"},
        {"title": "a" * 151},
        {"kind": "gosip"},
        {"latitude": "1"},
        {"idempotency_key": "pendek"},
        {"name": ["Siti"]},
    ],
)
def test_what_it_forbids_the_portal_refuses(citizen: Face, wrong: dict[str, Any]) -> None:
    fields = {"description": STORY, "name": "Siti", "phone": "081234567890"}
    assert not document.request_problems("/api/complaints", fields)
    assert document.request_problems("/api/complaints", fields | wrong)
    assert citizen.json("/api/complaints", **fields | wrong).status_code == 422


def test_every_field_of_a_submission_can_be_sent() -> None:
    fields = {f.name for kind in (Submission, Identity) for f in dataclasses.fields(kind)}
    of_the_desk = {"speaker", "reach"}  # who spoke for whom, and the way back to who has no phone
    assert (
        fields - {"identity"} - of_the_desk == SCHEMAS["Submission"]["properties"].keys() & fields
    )


def _references(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if "$ref" in node else []
        return own + [ref for child in node.values() for ref in _references(child)]
    if isinstance(node, list):
        return [ref for child in node for ref in _references(child)]
    return []


def _descendants(kind: type[Refused]) -> set[type[Refused]]:
    children = set(kind.__subclasses__())
    return children.union(*(_descendants(child) for child in children)) if children else set()
