"""The agency's side: everything behind the mailed link; one Starlette app, here and on Lambda."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from starlette.applications import Starlette

from functions.actions.desk import Desk
from functions.faces.agency.acts import ACTS
from functions.faces.agency.approving import HEAD_ACTS, handle_proposal, recover_proposal
from functions.faces.agency.case import handle_case, handle_renew, recover_case
from functions.faces.endpoints import Endpoints

if TYPE_CHECKING:
    from jinja2 import Environment


def create_app(desk: Desk, pages: Callable[[], Environment]) -> Starlette:
    """The app over a desk; `pages` makes the templates' environment when a browser asks."""
    endpoints = Endpoints(pages, desk.settings.filing.max_body_bytes)
    return endpoints.app(
        endpoints.post("/api/agency/case", partial(handle_case, desk), recover_case),
        endpoints.post("/api/agency/renew", partial(handle_renew, desk), recover_case),
        endpoints.post("/api/agency/proposal", partial(handle_proposal, desk), recover_proposal),
        *(
            endpoints.post(
                f"/api/agency/{name}",
                partial(act.handle, desk),
                partial(act.recover, desk, name),
            )
            for name, act in (ACTS | HEAD_ACTS).items()
        ),
    )
