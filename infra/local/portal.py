"""The whole portal as one ASGI app: site, citizen's and agency's API, staff pages, local tools."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from a2wsgi import WSGIMiddleware
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import PathLike, StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from functions.faces.admin.app import create_app as create_staff_app
from functions.faces.agency.app import create_app as create_agency_app
from functions.faces.citizen.app import create_app as create_citizen_app
from functions.faces.lazy_pages import live
from functions.faces.pages import environment
from functions.faces.search.app import PATH as SEARCH
from functions.faces.search.app import create_app as create_search_app
from functions.faces.statistics.files import JSON as STATISTICS
from functions.jobs.pages import run
from functions.storage.site import FRESH, cache_control
from functions.wiring.clients import client
from functions.wiring.filing import archivist
from functions.wiring.images import images
from functions.wiring.jobs import Jobs, jobs
from functions.wiring.pages import local_pages
from functions.wiring.reports import reporting
from functions.wiring.search import catalogue
from functions.wiring.staff import staff
from functions.wiring.statistics import publisher
from infra.headers import security_headers
from infra.local import search_log
from infra.local.background import Background, beside
from infra.local.clock import MovableClock
from infra.local.emulator import Emulator
from infra.local.fates import keep_tags
from infra.local.inbox import Inbox
from infra.local.published import Published
from infra.local.tools import Tools


class _Files(StaticFiles):
    """The site's files; pages without the bucket's five minutes, so that a writer sees changes."""

    def file_response(self, full_path: PathLike, *rest: Any, **more: Any) -> Response:
        """The file; a script says that it may not be kept."""
        response = super().file_response(full_path, *rest, **more)
        if cache_control(str(full_path)) == FRESH:
            response.headers["Cache-Control"] = FRESH
        return response


@dataclass(frozen=True, slots=True)
class Portal:
    """The app, and the jobs that run beside it."""

    app: ASGIApp
    background: Background
    jobs: Jobs
    clock: MovableClock


def assemble(emulator: Emulator, site: Path) -> Portal:
    """Put the deployed parts together over the emulator; `site` is the built site."""
    config, clock = emulator.config, MovableClock()
    keep_tags(client("sesv2", one_attempt=True))  # the courier's own
    made = jobs(config, clock)
    inbox = Inbox(emulator.url, clock)
    count, cabinet = publisher(config, clock), archivist(config, clock)
    editing = local_pages(config, clock, site)
    background = Background(
        made, images(config, clock), count, cabinet, reporting(config, clock), clock, inbox, config
    )
    static = _Files(directory=site, html=True)
    desk = made.desk
    pages = environment(config.site, **live(desk))
    behind = staff(
        config,
        clock,
        beside(lambda: run(editing)),
        lambda event: beside(lambda: background.report(event))(),
    )
    staff_app = create_staff_app(behind, config)
    tools = Tools(pages, inbox, clock, background)
    published = GZipMiddleware(Published(client("s3"), config.site_files, static))
    routes: dict[str, ASGIApp] = {
        f"/{STATISTICS}/": published,
        "/api/agency/": create_agency_app(desk, lambda: pages),
        "/api/": create_citizen_app(desk, lambda: pages, config.base_url),
        "/admin/": WSGIMiddleware(staff_app),  # type: ignore[arg-type, dict-item]
        f"{SEARCH}/": create_search_app(
            catalogue(config), desk.directory, lambda: pages, search_log.teller(clock)
        ),
        "/_local/": Starlette(routes=tools.routes()),
        "/statistik/": published,
        "/": GZipMiddleware(static),
    }
    headers = security_headers(config.site, emulator.url)
    return Portal(_with_headers(_by_prefix(routes), headers), background, made, clock)


def _by_prefix(routes: Mapping[str, ASGIApp]) -> ASGIApp:
    """The first app whose prefix fits: what CloudFront's behaviours and API routes do."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        path = f"{scope.get('path', '/').rstrip('/')}/"
        prefix = next(prefix for prefix in routes if path.startswith(prefix))
        await routes[prefix](scope, receive, send)

    return app


def _with_headers(app: ASGIApp, headers: Mapping[str, str]) -> ASGIApp:
    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(raw=message["headers"]).update(headers)
            await send(message)

        await app(scope, receive, add if scope["type"] == "http" else send)

    return wrapped
