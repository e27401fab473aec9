"""The pages under /_local/: messages, their fate, clock, sign-in. A deployed stack has none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jinja2 import Environment
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from functions.domain.errors import Invalid, NotFound, Refused
from functions.domain.roles import ROLES
from functions.faces import http
from infra.local.background import Background
from infra.local.clock import MovableClock, duration, moment, next_morning
from infra.local.emulator import COLLEAGUES, STAFF
from infra.local.fates import FATES, event
from infra.local.inbox import Inbox, Sent

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
            Route("/_local/fate", self._fate, methods=["POST"]),
            Route("/_local/publish", self._publish, methods=["POST"]),
        ]

    def _page(self, request: Request) -> Response:
        template = self.pages.from_string(_PAGE.read_text(encoding="utf-8"))
        text = template.render(
            messages=list(reversed(self.inbox.messages())),
            now=self.clock(),
            morning=next_morning(self.clock()),
            staff=STAFF,
            colleagues=[(name, ROLES[role]) for name, role, _ in COLLEAGUES],
            fates=FATES,
            told=FATES.get(request.query_params.get("told", "")),
        )
        return Response(text, media_type="text/html")

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

    async def _fate(self, request: Request) -> Response:
        """Tell of a mail what SES would tell; what follows from it happens before the answer."""
        kind = request.headers.get("content-type", "")
        return await run_in_threadpool(self._tell, await request.body(), kind)

    def _tell(self, body: bytes, kind: str) -> Response:
        try:
            mail, fate = self._chosen(http.fields_of(body, kind, _MOST_BYTES))
        except Refused as error:
            return _json(http.error_json(error), http.status_of(error))
        self.background.hear(event(FATES[fate], mail.tags, mail.sent_at))
        return RedirectResponse(f"/_local/?told={fate}", 303)

    def _chosen(self, fields: dict[str, object]) -> tuple[Sent, str]:
        fate = str(fields.get("fate", ""))
        mail = next((m for m in self.inbox.messages() if m.id == fields.get("id")), None)
        if mail is None or not mail.is_about_a_complaint:
            raise NotFound("E-mail ini tidak ada, atau bukan tentang satu laporan.")
        if fate not in FATES:
            raise Invalid({"fate": "Pilih: " + ", ".join(FATES)})
        return mail, fate

    async def _publish(self, request: Request) -> Response:
        await run_in_threadpool(self.background.publish)
        return RedirectResponse("/statistik/", 303)

    def _target(self, fields: dict[str, object]) -> datetime:
        try:
            if "set" in fields:
                return moment(str(fields["set"]))
            return self.clock() + duration(str(fields.get("advance", "")))
        except (ValueError, OverflowError) as error:
            raise Invalid({"advance": str(error)}) from error


def _json(value: object, status: int = 200) -> Response:
    return Response(http.to_json(value), status, media_type="application/json")
