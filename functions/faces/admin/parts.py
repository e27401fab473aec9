"""What the staff pages work with, kept on the app."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from flask import current_app
from jinja2 import Environment

from functions.actions.desk import Desk
from functions.config import Config

if TYPE_CHECKING:
    from functions.wiring.staff import Staff

KEY = "parts"


@dataclass(frozen=True, slots=True)
class Parts:
    """Stores, desk, templates, and how the session's cookie is called."""

    staff: Staff
    config: Config
    pages: Environment

    @property
    def desk(self) -> Desk:
        """The complaint desk."""
        return self.staff.desk

    @property
    def cookie(self) -> str:
        """With the __Host- prefix no other site, path or plain connection can set it."""
        return "__Host-desk" if self.config.secure_cookies else "desk"


def parts() -> Parts:
    """The parts of the app that serves this request."""
    return cast(Parts, current_app.extensions[KEY])
