"""All accounts of the staff as a file: who may do what, to be looked through once a year."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Response

from functions.domain.accounts import STATES, Account
from functions.domain.roles import ROLES
from functions.faces.admin import exports
from functions.faces.admin.parts import parts
from functions.forms.spreadsheet import Cell

HEAD = ("Nama pengguna", "E-mail", "Keadaan", "Peran", "Dinas", "Kode sekali pakai", "Diubah")


def export() -> Response:
    """Every account, page after page."""
    return exports.answer("petugas", HEAD, map(_cells, _all()), exports.wanted())


def _all() -> Iterator[Account]:
    roster = parts().staff.roster()
    page = roster.page()
    yield from page.accounts
    while page.next:
        page = roster.page(page.next)
        yield from page.accounts


def _cells(account: Account) -> list[Cell]:
    person, agencies = account.person, parts().desk.directory.agencies
    return [
        person.username,
        account.email,
        STATES[account.state],
        ", ".join(role.label for name, role in ROLES.items() if name in person.roles),
        agencies[person.agency].name if person.agency in agencies else person.agency,
        "ya" if account.has_code else "tidak",
        account.changed_at,
    ]
