"""POST endpoints of the citizen's and the agency's faces: HTML to a browser, JSON on request.

An endpoint is a pair of plain functions: `handle` turns fields into an Answer or raises Refused,
`recover` makes the page that shows the error with everything that was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from functions import faults
from functions.domain.errors import Busy, Refused, TooLarge
from functions.faces import http
from functions.faces.forms import long_words

if TYPE_CHECKING:
    from jinja2 import Environment  # never at run time: an answer in JSON does not pay for it

Fields = Mapping[str, Any]

GATEWAY_LIMIT = 10 * 2**20
"""Bytes that API Gateway lets through (quota of HTTP APIs); nothing beyond is read."""


@dataclass(frozen=True, slots=True)
class Page:
    """A template and what it shows."""

    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an endpoint answers: `data` as JSON, or `page` for a browser."""

    data: Mapping[str, Any]
    page: Page
    status: int = 200


Handle = Callable[[Fields], Answer]
HandleFrom = Callable[[Fields, str], Answer]
Recover = Callable[[Fields, Refused], Page]


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Makes routes; `pages` is only called when a browser asks (JSON needs no templates)."""

    pages: Callable[[], Environment]
    max_body: int

    def app(self, *routes: Route) -> Starlette:
        """The app with these routes, and words for whoever takes a wrong turn."""
        made = Starlette(routes=routes, exception_handlers={HTTPException: self._wrong_turn})
        made.router.redirect_slashes = False  # it would name the gateway's host, not the portal's
        return made

    def post(self, path: str, handle: Handle, recover: Recover) -> Route:
        """A route for POST."""
        return self.post_from(path, lambda fields, _: handle(fields), recover)

    def post_from(self, path: str, handle: HandleFrom, recover: Recover) -> Route:
        """A route for POST that also needs to know from which address it comes."""

        async def endpoint(request: Request) -> Response:
            body = await self._body(request)
            address = request.client.host if request.client else ""
            # No thread: Lambda has one request at a time, and a pool is a twelfth of its start.
            return self._answer(request, body, lambda fields: handle(fields, address), recover)

        return Route(path, endpoint, methods=["POST"])

    def get(self, path: str, handle: Handle, headers: Mapping[str, str]) -> Route:
        """A route for GET: its fields are in the query; `headers` go with all but errors."""

        async def endpoint(request: Request) -> Response:
            try:
                answer = _reported(handle, dict(request.query_params), path)
            except Refused as error:
                return self._refusal(error, None if _wants_json(request) else problem(error))
            if _wants_json(request):
                return _json(answer.data, answer.status, headers)
            return self._html(answer.page, answer.status, headers)

        return Route(path, endpoint, methods=["GET"])

    async def _body(self, request: Request) -> bytes:
        """At most one byte more than allowed.

        What comes after is read away: a browser shows no answer while it still sends.
        """
        body, sent = b"", 0
        async for chunk in request.stream():
            body += chunk[: self.max_body + 1 - len(body)]
            sent += len(chunk)
            if sent > GATEWAY_LIMIT:
                break
        return body

    def _answer(self, request: Request, body: bytes, handle: Handle, recover: Recover) -> Response:
        path, as_json = request.url.path, _wants_json(request)
        fields: Fields = {}
        try:
            fields = http.fields_of(body, request.headers.get("content-type", ""), self.max_body)
            answer = _reported(handle, fields, path)
        except Refused as error:
            page = None if as_json else _recovered(recover, fields, error, path)
            return self._refusal(error, page)
        if as_json:
            return _json(answer.data, answer.status, http.NO_STORE)
        return self._html(answer.page, answer.status, http.NO_STORE)

    def _refusal(
        self, error: Refused, page: Page | None, more: Mapping[str, str] | None = None
    ) -> Response:
        status, headers = http.status_of(error), http.headers_of(error) | dict(more or {})
        if page is None:
            return _json(http.error_json(error), status, headers)
        return self._html(page, status, headers)

    def _wrong_turn(self, request: Request, exception: Exception) -> Response:
        assert isinstance(exception, HTTPException)
        error = http.wrong_turn(exception.status_code)
        page = None if _wants_json(request) else problem(error)
        return self._refusal(error, page, exception.headers)

    def _html(self, page: Page, status: int, headers: Mapping[str, str]) -> Response:
        text = self.pages().get_template(page.template).render(**page.context)
        # JSON can carry halves of characters, which no page can show.
        return Response(text.encode(errors="replace"), status, headers, media_type="text/html")


def _reported(handle: Handle, fields: Fields, path: str) -> Answer:
    """The answer; an error that nobody foresaw is reported, and told as "try again"."""
    try:
        return handle(fields)
    except Refused:
        raise
    except Exception as error:
        faults.report(path, error)
        raise Busy from error


def _recovered(recover: Recover, fields: Fields, error: Refused, path: str) -> Page:
    """The page for an error; a plain one when not even its own page can be made."""
    if not fields:
        return problem(error)
    try:
        return recover(fields, error)
    except Refused:
        return problem(error, fields)
    except Exception as another:  # the same trouble again, most likely; the text must not be lost
        faults.report(path, another)
        return problem(error, fields)


def problem(error: Refused, fields: Fields | None = None) -> Page:
    """The page for an error that belongs to no form; whatever had been typed stands on it."""
    title = "Kiriman terlalu besar" if isinstance(error, TooLarge) else "Belum berhasil"
    advice = "Kembali ke halaman sebelumnya; tulisan Anda biasanya masih ada di sana."
    context = {
        "title": title,
        "sentence": error.message,
        "advice": advice,
        "typed": long_words(texts(fields or {})),
    }
    return Page("citizen/problem.html", context)


def texts(fields: Fields) -> dict[str, str]:
    """The fields that are text, to be shown again as they were typed."""
    return {name: value for name, value in fields.items() if isinstance(value, str)}


def joined_date(fields: Fields, name: str, stem: str) -> Fields:
    """The fields with a date of three inputs (<stem>_day, _month, _year) joined to ISO."""
    parts = [http.text_of(fields, f"{stem}_{part}").strip() for part in ("year", "month", "day")]
    if fields.get(name) or not any(parts):
        return fields
    year, month, day = parts
    return {**fields, name: f"{year:0>4}-{month:0>2}-{day:0>2}"}


def _wants_json(request: Request) -> bool:
    return http.wants_json(request.headers.get("accept", ""))


def _json(data: Mapping[str, Any], status: int, headers: Mapping[str, str]) -> Response:
    return Response(http.to_json(data), status, headers, media_type="application/json")
