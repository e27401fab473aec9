"""Templates for the functions that answer both JSON and HTML: made when a browser asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Protocol

from functions.config import Config
from functions.domain.agencies import Directory
from functions.domain.settings import Settings
from functions.domain.standing import Live

if TYPE_CHECKING:
    from jinja2 import Environment


class Words(Protocol):
    """What every page is made with: a desk has it, and so has the content."""

    @property
    def settings(self) -> Settings:
        """The office's settings."""

    @property
    def directory(self) -> Directory:
        """Agencies, categories and places."""


def live(words: Words) -> dict[str, object]:
    """What templates are made with; what the office changes is in the next page."""
    return {
        "settings": words.settings,
        "directory": Live(lambda: words.directory),
    }


def pages_when_asked(config: Config, words: Words) -> Callable[[], Environment]:
    """A function that makes the environment once; JSON answers never import Jinja2."""

    @cache
    def pages() -> Environment:
        from functions.faces.pages import environment  # noqa: PLC0415 - a tenth of a cold start

        return environment(config.site, **live(words))

    return pages
