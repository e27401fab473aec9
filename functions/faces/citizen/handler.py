"""Lambda's entry to the citizen's side."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mangum import Mangum

from functions import config, wiring
from functions.faces.citizen.app import create_app

if TYPE_CHECKING:
    from jinja2 import Environment

_config = config.from_environment()
_desk = wiring.desk(_config)


@cache
def _pages() -> Environment:
    from functions.faces.pages import environment  # noqa: PLC0415 - only browsers need templates

    return environment(_config.site, settings=_desk.settings, directory=_desk.directory)


handler = Mangum(create_app(_desk, _pages, _config.base_url), lifespan="off")
