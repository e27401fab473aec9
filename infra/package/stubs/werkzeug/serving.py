"""Werkzeug and Flask import their development server; on Lambda nobody can start one.

The real module brings http.server along, a twelfth of a cold start.
"""

from __future__ import annotations


def is_running_from_reloader() -> bool:
    """Never."""
    return False


def run_simple(*_: object, **__: object) -> None:
    """There is nothing to run."""
    raise RuntimeError("the development server is not part of this package")
