"""Templates for the functions that answer both JSON and HTML: made when a browser asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from functions.actions.desk import Desk
from functions.config import Config

if TYPE_CHECKING:
    from jinja2 import Environment


def pages_when_asked(config: Config, desk: Desk) -> Callable[[], Environment]:
    """A function that makes the environment once; JSON answers never import Jinja2."""

    @cache
    def pages() -> Environment:
        from functions.faces.pages import environment  # noqa: PLC0415 - a tenth of a cold start

        return environment(config.site, settings=desk.settings, directory=desk.directory)

    return pages
