"""Requests as the HTTP API hands them to a function, in payload format 2.0."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

ORIGIN_SECRET, SESSION = "bench-origin", "bench-session"

Event = Mapping[str, Any]


def as_json(path: str, body: Mapping[str, str]) -> Event:
    """As an app sends it."""
    text = json.dumps(body)
    sent = {"accept": "application/json", "content-type": "application/json"}
    return _event("POST", path, sent | {"content-length": str(len(text))}, body=text)


def as_form(path: str, fields: Mapping[str, str]) -> Event:
    """As a browser sends it: the gateway passes forms on in base 64."""
    form = urlencode(fields).encode()
    sent = {"accept": "text/html", "content-type": "application/x-www-form-urlencoded"}
    body = base64.b64encode(form).decode()
    sent |= {"content-length": str(len(form))}
    return _event("POST", path, sent, body=body, isBase64Encoded=True)


def page(path: str) -> Event:
    """A page for who is signed in."""
    cookies = [f"__Host-desk={SESSION}"]
    return _event("GET", path, {"accept": "text/html"}, cookies=cookies)


def query(path: str, **fields: str) -> Event:
    """A page for anybody, by what stands in the address."""
    return _event("GET", path, {"accept": "text/html"}, rawQueryString=urlencode(fields))


def _event(method: str, path: str, headers: Mapping[str, str], **more: Any) -> Event:
    """It has come through CloudFront."""
    here = "a1b2c3d4e5.execute-api.ap-southeast-3.amazonaws.com"
    http = {"method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "203.0.113.24"}
    context = {"http": http, "stage": "$default", "domainName": here, "requestId": "UkT5hh3LSQ0="}
    common = {"host": here, "x-origin-secret": ORIGIN_SECRET, "x-forwarded-proto": "https"}
    event: dict[str, Any] = {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": "",
    }
    event |= {"headers": common | dict(headers), "requestContext": context}
    return event | {"isBase64Encoded": False} | more
