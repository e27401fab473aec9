"""One's own account: who one is here, and what that allows."""

from __future__ import annotations

from flask import g
from werkzeug.wrappers import Response

from functions.domain.roles import OF_AN_AGENCY, RIGHTS, ROLES, Person
from functions.faces.admin.answers import page
from functions.faces.admin.parts import parts


def show() -> Response:
    """The roles with what each is for, and every right that they add up to."""
    person: Person = g.person
    roles = [role for name, role in ROLES.items() if name in person.roles]
    agency = parts().desk.directory.agencies.get(person.agency)
    return page(
        "account.html",
        roles=roles,
        rights=[words for right, words in RIGHTS.items() if person.may(right)],
        agency=agency.name if agency else "",
        needs_agency=OF_AN_AGENCY in person.roles and agency is None,
    )
