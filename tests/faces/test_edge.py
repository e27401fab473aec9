"""A function answers the edge alone."""

from __future__ import annotations

import json
from typing import Any

import pytest

from functions.faces.edge import only_from_edge

NEW, OLD = "new-secret", "old-secret"


def request(secret: str | None, **more: Any) -> dict[str, Any]:
    headers = {"accept": "*/*"} | ({} if secret is None else {"x-origin-secret": secret})
    return {"version": "2.0", "rawPath": "/api/track", "headers": headers} | more


def answered(event: Any, secrets: str) -> Any:
    return only_from_edge(lambda event, context: "in", secrets)(event, None)


def is_refused(answer: Any) -> bool:
    return answer != "in" and answer["statusCode"] == 403


@pytest.mark.parametrize("secrets", [NEW, f"{NEW} {OLD}", f"{OLD} {NEW}", f"  {NEW}\n"])
def test_the_edge_is_let_in_and_also_while_its_secret_is_replaced(secrets: str) -> None:
    assert answered(request(NEW), secrets) == "in"


@pytest.mark.parametrize("given", [None, "", " ", "new", f"{NEW}x", f"{NEW} {OLD}", f"{NEW},{OLD}"])
def test_who_does_not_know_the_secret_is_refused(given: str | None) -> None:
    assert is_refused(answered(request(given), f"{NEW} {OLD}"))


def test_a_secret_that_no_header_can_hold_is_refused_too() -> None:
    assert is_refused(answered(request("rahasia–é"), NEW))


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ({"x-viewer-address": "36.68.1.2"}, "36.68.1.2"),
        ({"x-forwarded-for": "1.2.3.4"}, "130.1.1.1"),
    ],
)
def test_a_request_comes_from_the_address_that_the_edge_saw(
    headers: dict[str, str], address: str
) -> None:
    given = request(NEW, requestContext={"http": {"sourceIp": "130.1.1.1"}})
    given["headers"] |= headers
    seen = only_from_edge(lambda event, context: event, NEW)(given, None)
    assert seen["requestContext"]["http"]["sourceIp"] == address


@pytest.mark.parametrize("secrets", ["", "  "])
@pytest.mark.parametrize("given", [None, "", NEW])
def test_without_any_secret_nobody_is_let_in(given: str | None, secrets: str) -> None:
    assert is_refused(answered(request(given), secrets))


@pytest.mark.parametrize(
    "event",
    [
        {"raw_command": "print(1)"},
        {"raw_command": "print(1)", "headers": {"x-origin-secret": NEW}},
        {"version": "1.0", "headers": {"x-origin-secret": NEW}},
        {"command": "functions.jobs.sweep.handler"},
        request(None, headers=None),
        {},
        [],
        None,
        "text",
    ],
)
def test_what_is_no_request_over_the_http_api_is_refused(event: Any) -> None:
    assert is_refused(answered(event, NEW))


def test_the_refusal_says_where_to_go_and_is_not_kept_in_a_cache() -> None:
    answer = answered(request(None), NEW)
    assert json.loads(answer["body"])["message"].endswith("Buka lewat alamat portal.")
    assert answer["headers"] == {"Cache-Control": "no-store", "Content-Type": "application/json"}
