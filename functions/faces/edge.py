"""Only what comes through the edge: CloudFront sends a secret that nobody else knows."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import Any

from functions.domain.errors import NotAllowed
from functions.faces import http

Handler = Callable[[Any, Any], Any]


def only_from_edge(handler: Handler, secrets: str) -> Handler:
    """The handler, for HTTP events that carry one of the secrets; whatever else is refused.

    There are several while one replaces another. Without any nothing is let through.
    """
    allowed = [secret.encode() for secret in secrets.split()]

    def guarded(event: Any, context: Any) -> Any:
        given = _secret(event)
        if not any(hmac.compare_digest(given, secret) for secret in allowed):
            return _refusal()
        return handler(_from_viewer(event), context)

    return guarded


def _from_viewer(event: dict[str, Any]) -> dict[str, Any]:
    """The event as coming from the address that the edge saw, not from the edge's own.

    The edge replaces whatever a browser says in this header (ViewerAddress in the template).
    """
    if viewer := event["headers"].get("x-viewer-address"):
        event["requestContext"]["http"]["sourceIp"] = viewer
    return event


def _secret(event: Any) -> bytes:
    """What a request over the HTTP API carries (payload format 2.0); b"" for other events."""
    if not isinstance(event, dict) or event.get("version") != "2.0":
        return b""
    return str((event.get("headers") or {}).get("x-origin-secret", "")).encode()


def _refusal() -> dict[str, Any]:
    error = NotAllowed("Alamat ini hanya dipakai oleh situs kami. Buka lewat alamat portal.")
    return {
        "statusCode": http.status_of(error),
        "headers": http.headers_of(error) | {"Content-Type": "application/json"},
        "body": http.to_json(http.error_json(error)).decode(),
        "isBase64Encoded": False,
    }
