"""The check of a busy hour: what came along with a form, and the page that asks."""

from __future__ import annotations

from functions.actions.admission import Solution, Visit
from functions.domain.errors import CheckNeeded
from functions.faces.endpoints import Fields, Page
from functions.faces.forms import Form
from functions.faces.http import text_of

_TRAP = "website"
"""A field that people do not see: whoever fills it is asked, and nothing else."""

_FIELDS = ("check", "check_ticket", "check_answer")


def visit(fields: Fields, address: str) -> Visit:
    """Who files, with what was solved."""
    work, ticket, answer = (text_of(fields, name) for name in _FIELDS)
    return Visit(address, Solution(work, ticket, answer), bool(text_of(fields, _TRAP)))


def page(fields: Fields, error: CheckNeeded) -> Page:
    """The page that asks. Everything that came goes along again, but for what was solved."""
    left = {*_FIELDS, "idempotency_key"}
    values = {name: _typed(value) for name, value in fields.items() if name not in left}
    errors = {"check_answer": error.message} if error.again else {}
    form = Form(values | {"idempotency_key": error.challenge.key}, errors)
    return Page("citizen/check.html", {"form": form, "check": error.challenge})


def _typed(value: object) -> str:
    """What a form would have sent for it."""
    if isinstance(value, bool):
        return "true" if value else ""
    return str(value) if isinstance(value, str | int | float) else ""
