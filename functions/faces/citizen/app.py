"""The citizen's side: file, track, and what follows; one Starlette app, here and on Lambda."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse
from starlette.routing import Route

from functions.actions.desk import Desk
from functions.faces.citizen.acts import ACTS
from functions.faces.citizen.tracking import Tracking
from functions.faces.endpoints import Endpoints
from functions.faces.http import NO_STORE
from functions.faces.openapi import DOCUMENT

if TYPE_CHECKING:
    from jinja2 import Environment

    from functions.faces.citizen.filing import Filing
    from functions.faces.citizen.uploading import Uploading


def create_app(desk: Desk, pages: Callable[[], Environment], base_url: str) -> Starlette:
    """The app over a desk; `pages` makes the templates' environment when a browser asks."""
    endpoints = Endpoints(pages, desk.settings.filing.max_body_bytes)
    tracking = Tracking(desk)

    # Most only follow a complaint: a function does not start with what filing needs.
    @cache
    def filing() -> Filing:
        from functions.actions.admission import Gate  # noqa: PLC0415
        from functions.faces.citizen.filing import Filing  # noqa: PLC0415

        return Filing(desk, base_url, Gate(desk))

    @cache
    def uploading() -> Uploading:
        from functions.faces.citizen.uploading import Uploading  # noqa: PLC0415

        return Uploading(desk, base_url)

    return endpoints.app(
        endpoints.post_from(
            "/api/complaints",
            lambda fields, address: filing().handle(fields, address),
            lambda fields, error: filing().recover(fields, error),
        ),
        endpoints.post("/api/track", tracking.handle, tracking.recover),
        endpoints.post(
            "/api/complaints/uploads",
            lambda fields: uploading().handle(fields),
            lambda fields, error: uploading().recover(fields, error),
        ),
        *(
            endpoints.post(
                f"/api/complaints/{name}",
                partial(act.handle, desk),
                partial(act.recover, desk, name),
            )
            for name, act in ACTS.items()
        ),
        Route("/api/health", _health),
        Route("/api/openapi.json", _openapi),
    )


def _health(request: Request) -> JSONResponse:
    """That the function answers; what stands behind it is the staff's page to tell."""
    return JSONResponse({"status": "ok"}, headers=NO_STORE)


def _openapi(request: Request) -> FileResponse:
    return FileResponse(DOCUMENT, media_type="application/json")
