"""The Flask app that finds its pages by the one table of routes.

Werkzeug's rules are made when they are first needed, those of one first part of the address at a
time, and a view is imported when it is first asked for: all of them at the start would take a
tenth of it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from flask import Flask, Request
from werkzeug.routing import Map, MapAdapter, Rule

from functions.faces.admin.routes import ROUTES, Route


class Routed(Flask):
    """A Flask app with these addresses."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.view_functions.update((route.endpoint, _lazily(route)) for route in ROUTES)
        self._maps: dict[str, Map] = {}

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """What finds the row of a request, among those that begin alike."""
        if request is None:
            return super().create_url_adapter(None)
        part = _first_part(request.path)
        rows = [route for route in ROUTES if _first_part(route.address) == part]
        found = self._maps.get(part) or Map([_rule(route) for route in rows])
        if rows:  # what a robot invents is not kept
            self._maps[part] = found
        return found.bind_to_environ(request.environ)


def _rule(route: Route) -> Rule:
    return Rule(route.address, endpoint=route.endpoint, methods=[route.method])


def _first_part(address: str) -> str:
    """Of "/admin/queue?view=…" it is "queue"."""
    return f"{address}//".split("/")[2]


def _lazily(route: Route) -> Callable[..., Any]:
    name = route.view.partition(":")[2]

    def view(**arguments: Any) -> Any:
        return getattr(import_module(route.module), name)(**arguments)

    return view
