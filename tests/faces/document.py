"""The project's own description of its interface, as the tests hold it against the answers."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date, datetime
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from functions.faces.openapi import DOCUMENT

DOC: dict[str, Any] = json.loads(DOCUMENT.read_text(encoding="utf-8"))
SCHEMAS: dict[str, Any] = DOC["components"]["schemas"]

_FORMATS = FormatChecker(formats=())


@_FORMATS.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@_FORMATS.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or bool(date.fromisoformat(value))


def operations() -> dict[tuple[str, str], dict[str, Any]]:
    """Operations by method and path."""
    return {
        (method.upper(), path): operation
        for path, methods in DOC["paths"].items()
        for method, operation in methods.items()
    }


def response(path: str, status: int, method: str = "POST") -> dict[str, Any]:
    """What the document says of an answer; KeyError when it does not know it."""
    return followed(operations()[method, path]["responses"][str(status)])


def request_problems(path: str, fields: object) -> list[str]:
    """What the document holds against a body."""
    body = followed(operations()["POST", path]["requestBody"])
    schema = body["content"]["application/json"]["schema"]
    return _problems(DOC | schema, fields)


def answer_problems(path: str, status: int, method: str, data: object) -> list[str]:
    """What the document holds against an answer, unknown properties included."""
    return [error.message for error in _answers(path, status, method).iter_errors(data)]


def followed(node: dict[str, Any]) -> dict[str, Any]:
    """The component behind a reference."""
    if "$ref" not in node:
        return node
    found: Any = DOC
    for part in node["$ref"].removeprefix("#/").split("/"):
        found = found[part]
    return dict(found)


def error_problems(data: object) -> list[str]:
    """What the document holds against an error of a path that it does not describe."""
    return _problems(_closed(DOC) | {"$ref": "#/components/schemas/Error"}, data)


@cache
def _answers(path: str, status: int, method: str) -> Draft202012Validator:
    schema = response(path, status, method)["content"]["application/json"]["schema"]
    return Draft202012Validator(_closed(DOC) | schema, format_checker=_FORMATS)


def _problems(schema: dict[str, Any], data: object) -> list[str]:
    validator = Draft202012Validator(schema, format_checker=_FORMATS)
    return [error.message for error in validator.iter_errors(data)]


def _closed(node: dict[str, Any]) -> dict[str, Any]:
    """The document for a reader who wants to know of every property."""
    closed = deepcopy(node)
    _close(closed["components"]["schemas"])
    return closed


def _close(node: Any) -> None:
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            node.setdefault("additionalProperties", False)
        for child in node.values():
            _close(child)
