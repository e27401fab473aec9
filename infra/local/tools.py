"""The pages under /_local/: messages, clock, sign-in. A deployed stack has none of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jinja2 import Environment
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from functions.domain.errors import Invalid, Refused
from functions.faces import http
from infra.local.background import Background
from infra.local.clock import MovableClock, duration, moment
from infra.local.emulator import STAFF
from infra.local.inbox import Inbox

_PAGE = Path(__file__).with_name("page.html")
_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Tools:
    """What a developer or tester needs beside the portal."""

    pages: Environment
    inbox: Inbox
    clock: MovableClock
    background: Background

    def routes(self) -> list[Route]:
        """The routes under /_local/."""
        return [
            Route("/_local/", self._page),
            Route("/_local/messages.json", self._messages),
            Route("/_local/staff.json", self._staff),
            Route("/_local/clock", self._clock, methods=["POST"]),
        ]

    def _page(self, request: Request) -> Response:
        template = self.pages.from_string(_PAGE.read_text(encoding="utf-8"))
        sent = list(reversed(self.inbox.messages()))
        return Response(
            template.render(messages=sent, now=self.clock(), staff=STAFF), media_type="text/html"
        )

    def _messages(self, request: Request) -> Response:
        return _json([sent.as_json() for sent in self.inbox.messages()])

    def _staff(self, request: Request) -> Response:
        return _json(STAFF)

    async def _clock(self, request: Request) -> Response:
        body = await request.body()
        kind = request.headers.get("content-type", "")
        try:
            target = self._target(http.fields_of(body, kind, _MOST_BYTES))
        except Refused as error:
            return _json(http.error_json(error), http.status_of(error))
        now = await run_in_threadpool(self.background.advance, target)
        if "json" not in kind:
            return RedirectResponse("/_local/", 303)
        return _json({"now": now})

    def _target(self, fields: dict[str, object]) -> datetime:
        try:
            if "set" in fields:
                return moment(str(fields["set"]))
            return self.clock() + duration(str(fields.get("advance", "")))
        except (ValueError, OverflowError) as error:
            raise Invalid({"advance": str(error)}) from error


def _json(value: object, status: int = 200) -> Response:
    return Response(http.to_json(value), status, media_type="application/json")
