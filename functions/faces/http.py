"""HTTP for the faces: what a request says, and which status an error answers with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

from functions.domain import errors
from functions.domain.dates import local
from functions.domain.errors import Invalid, Refused


class WrongMethod(Refused):
    """An address that takes forms was opened like a page, by a reload or a bookmark."""

    code = "wrong_method"


STATUS: dict[type[Refused], int] = {
    errors.Unreadable: 400,
    errors.NotAllowed: 403,
    errors.NotFound: 404,
    WrongMethod: 405,
    errors.Conflict: 409,
    errors.WrongState: 409,
    errors.Stale: 409,
    errors.TooLarge: 413,
    errors.WrongType: 415,
    errors.Invalid: 422,
    errors.TooMany: 429,
    errors.Busy: 503,
}
"""The statuses of INTERFACE.md, for an error or the nearest of its ancestors."""

RETRY_AFTER = {503: "5"}
"""Seconds after which it is worth trying again; an error with 429 says it itself."""

NO_STORE = {"Cache-Control": "no-store"}


def status_of(error: Refused) -> int:
    """The HTTP status of an error."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def headers_of(error: Refused) -> dict[str, str]:
    """The headers that go with an error."""
    if isinstance(error, errors.TooMany):
        return NO_STORE | {"Retry-After": str(error.retry_after)}
    retry = RETRY_AFTER.get(status_of(error))
    return NO_STORE | ({"Retry-After": retry} if retry else {})


def error_json(error: Refused) -> dict[str, Any]:
    """An error as INTERFACE.md writes it."""
    fields = error.fields if isinstance(error, Invalid) else {}
    more = error.challenge.as_json() if isinstance(error, errors.CheckNeeded) else {}
    return {"error": error.code, "message": error.message, "fields": fields, **more}


def wrong_turn(status: int) -> Refused:
    """The error for an address that is none (404), or that takes forms only (405)."""
    if status == 405:
        return WrongMethod("Alamat ini hanya menerima kiriman formulir. Buka dulu formulirnya.")
    return errors.NotFound("Alamat ini tidak ada. Periksa lagi penulisannya.")


def too_large(limit: int) -> Refused:
    """The error for a body of more than `limit` bytes."""
    return errors.TooLarge(
        f"Kiriman ini terlalu besar (paling besar {limit // 1024} kB). Persingkat tulisannya."
    )


def unreadable_form() -> Refused:
    """The error for a form that no browser has written."""
    return errors.Unreadable("Formulir ini tidak terbaca. Muat ulang halamannya.")


def fields_of(body: bytes, content_type: str, limit: int) -> dict[str, Any]:
    """The fields of a form-urlencoded or JSON body of at most `limit` bytes."""
    if len(body) > limit:
        raise too_large(limit)
    kind = content_type.split(";", maxsplit=1)[0].strip().lower()
    if kind == "application/json":
        return _json(body)
    if kind == "application/x-www-form-urlencoded":
        return _form(body)
    raise errors.WrongType("Kirim isian sebagai formulir atau JSON.")


def text_of(fields: Mapping[str, Any], name: str) -> str:
    """A field as text; what is not text counts as empty, and is then asked for."""
    value = fields.get(name, "")
    return value if isinstance(value, str) else ""


def wants_json(accept: str) -> bool:
    """Whether the answer should be JSON: only for those who ask for it."""
    kinds = accept.lower()
    return "application/json" in kinds and "text/html" not in kinds


def to_json(value: Any) -> bytes:
    """JSON with moments as ISO 8601 in the office's zone."""
    return json.dumps(value, default=_moment, ensure_ascii=False).encode()


def _json(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise errors.Unreadable("JSON ini tidak terbaca. Periksa penulisannya.") from error
    if not isinstance(value, dict):
        raise errors.Unreadable("JSON harus berupa objek dengan nama-nama isian.")
    return value


def _form(body: bytes) -> dict[str, Any]:
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=100
        )
    except ValueError as error:
        raise unreadable_form() from error
    return dict(pairs)


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return local(value).isoformat(timespec="seconds")
    raise TypeError(f"{type(value).__name__} has no JSON form")
