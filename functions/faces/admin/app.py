"""The staff pages as one Flask app; what is deployed and what runs locally."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkzeug.exceptions import HTTPException

from functions.config import Config
from functions.domain.errors import Refused
from functions.faces.admin import access, answers
from functions.faces.admin.parts import KEY, Parts
from functions.faces.admin.routed import Routed
from functions.faces.lazy_pages import live
from functions.faces.pages import environment

if TYPE_CHECKING:
    from functions.wiring.staff import Staff


def create_app(staff: Staff, config: Config) -> Routed:
    """The app over the parts of this deployment."""
    app = Routed(__name__, static_folder=None, template_folder=None)
    desk = staff.desk
    pages = environment(config.site, **live(desk))
    app.extensions[KEY] = Parts(staff, config, pages)
    app.config["MAX_CONTENT_LENGTH"] = desk.settings.filing.max_body_bytes
    app.before_request(answers.step_inside)
    app.before_request(access.check)
    app.after_request(answers.no_store)
    app.register_error_handler(Refused, answers.problem)
    app.register_error_handler(HTTPException, answers.not_a_page)
    app.register_error_handler(Exception, answers.unforeseen)
    return app
