"""Answers of the staff pages: a rendered page, a redirect, or an error in words."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Response, g, redirect, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from functions import faults
from functions.domain.errors import Busy, NotFound, Refused, TooLarge
from functions.faces import http
from functions.faces.admin import menu
from functions.faces.admin.access import SignedOut, csrf_token, own_place
from functions.faces.admin.parts import parts
from functions.faces.forms import long_words


def page(template: str, status: int = 200, **context: Any) -> Response:
    """A page of site/templates/admin/ with what every staff page needs."""
    person = g.get("person")
    shared = {
        "csrf_token": csrf_token(),
        "person": person,
        "path": request.path,
        "menu": menu.of(person),
    }
    text = parts().pages.get_template(f"admin/{template}").render(**shared, **context)
    return Response(text, status, mimetype="text/html")


def step_inside() -> Response | None:
    """For who comes from another site, such as a mail in the browser: open the page once more.

    Such a request carries no SameSite=Strict cookie, so it would look signed out; the page that
    opens itself again comes from here and carries it.
    """
    came_over = request.headers.get("Sec-Fetch-Site") == "cross-site"
    if request.method != "GET" or not came_over or request.endpoint is None:
        return None
    return page("inside.html", here=request.full_path.removesuffix("?"))


def problem(error: Refused) -> AnyResponse:
    """An error that no form can show, on a page of its own; or the way to the sign-in."""
    if http.wants_json(request.headers.get("Accept", "")):
        return json(http.error_json(error), http.status_of(error))
    if isinstance(error, SignedOut) and request.method == "GET":
        asked = own_place(request.full_path.removesuffix("?"))
        return redirect(f"/admin/login?{urlencode({'next': asked})}" if asked else "/admin/login")
    typed = "" if isinstance(error, TooLarge) else long_words(request.form)
    answer = page("problem.html", http.status_of(error), sentence=error.message, typed=typed)
    answer.headers.update(http.headers_of(error))
    return answer


def not_a_page(error: HTTPException) -> AnyResponse:
    """Flask's own refusals (404, 405, 413 …) in the portal's words."""
    if error.code == 413:
        return problem(http.too_large(parts().desk.settings.filing.max_body_bytes))
    if error.code == 400:
        return problem(http.unreadable_form())
    if error.code != 405:
        return problem(NotFound("Halaman ini tidak ada. Periksa alamatnya."))
    answer = problem(http.wrong_turn(405))
    answer.headers.update({n: v for n, v in error.get_headers() if n == "Allow"})
    return answer


def unforeseen(error: Exception) -> AnyResponse:
    """An error that nobody foresaw: reported, and told as "try again"."""
    faults.report(request.path, error)
    return problem(Busy())


def json(value: Any, status: int = 200) -> Response:
    """JSON for those who ask for it."""
    return Response(http.to_json(value), status, mimetype="application/json")


def recorded(what: str, number: str = "", note: str = "") -> None:
    """A line of the audit: what whoever is signed in does or sees now. Before it is done."""
    staff, desk = parts().staff, parts().desk
    staff.audit.record(g.person.username, what, number, desk.now(), desk.new_id(), note)


def no_store(answer: Response) -> Response:
    """Nothing of the staff pages may stay in a cache."""
    answer.headers["Cache-Control"] = "no-store"
    return answer
