"""A client for one side of the portal that believes no answer.

Each JSON answer is held against the document, each page against what pages must be.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable
from dataclasses import dataclass
from typing import Any

import httpx
from starlette.types import ASGIApp

from tests.faces import document
from tests.faces.browser import Page

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
JSON = "application/json"
BASE = "https://lapor.tanahbumbu.example"

PUBLIC = ("/api/openapi.json", "/informasi-publik/cari")
"""What is the same for everybody, and may be kept on the way."""


@dataclass(frozen=True)
class Face:
    """An app, without a server between."""

    app: ASGIApp

    def json(self, path: str, **fields: Any) -> httpx.Response:
        """As an app talks."""
        return self.send(path, json=fields, headers={"Accept": JSON})

    def form(self, path: str, **fields: str) -> httpx.Response:
        """As a browser talks."""
        return self.send(path, data=fields, headers={"Accept": BROWSER})

    def page(self, path: str, **fields: str) -> Page:
        return Page.of(self.form(path, **fields).text)

    def send(
        self,
        path: str,
        *,
        method: str = "POST",
        content: bytes | AsyncIterable[bytes] | None = None,
        **request: Any,
    ) -> httpx.Response:
        async def go() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
                return await client.request(method, path, content=content, **request)

        answer = asyncio.run(go())
        _check(path, method, answer)
        return answer


def _check(path: str, method: str, answer: httpx.Response) -> None:
    kind = answer.headers["content-type"]
    if kind == JSON and (method, path) in document.operations():
        problems = document.answer_problems(path, answer.status_code, method, answer.json())
        assert not problems, (path, answer.status_code, problems)
    elif kind == JSON:
        assert not document.error_problems(answer.json()), answer.text
    else:
        assert kind == "text/html; charset=utf-8", kind
        assert Page.of(answer.text).faults() == [], answer.text
    if path.partition("?")[0] not in PUBLIC or answer.is_error:
        assert answer.headers["cache-control"] == "no-store"
    if answer.status_code in (429, 503):
        assert int(answer.headers["retry-after"]) > 0
