"""Staff accounts as the office manages them: what is typed, what is checked, what is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import NamedTuple

from functions.domain.agencies import Directory
from functions.domain.errors import Invalid
from functions.domain.roles import AUDIT, OF_AN_AGENCY, ROLES, STAFF, Person
from functions.domain.text import one_line

NAME = re.compile(r"[a-z][a-z0-9._-]{1,63}", re.ASCII)
"""What an account is called; people sign in by it and the audit names them by it."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_ADDRESSES = frozenset(("new",))
"""Names that are addresses of the pages themselves."""

INVITED, ACTIVE, DISABLED = "invited", "active", "disabled"
STATES = {INVITED: "Belum pernah masuk", ACTIVE: "Aktif", DISABLED: "Dinonaktifkan"}


class Account(NamedTuple):
    """One account: who it is, how it stands; `has_code` tells of an authenticator app."""

    person: Person
    email: str
    state: str
    has_code: bool
    changed_at: datetime


class Roles(NamedTuple):
    """What an account may: its roles, and the agency of a coordinator ("" for all others)."""

    names: frozenset[str]
    agency: str = ""


class Invitation(NamedTuple):
    """A new account."""

    name: str
    email: str
    roles: Roles


def check_invitation(
    fields: Mapping[str, str], chosen: Collection[str], directory: Directory
) -> Invitation:
    """The new account that was typed, or Invalid."""
    errors: dict[str, str] = {}
    name, email = one_line(fields.get("username", "")).lower(), one_line(fields.get("email", ""))
    if not NAME.fullmatch(name) or name in _ADDRESSES:
        errors["username"] = (
            "Pakai huruf kecil, angka, titik, atau tanda hubung, mulai dengan huruf; "
            "misalnya siti.rahmah."
        )
    if email and not _EMAIL.fullmatch(email):
        errors["email"] = "Alamat e-mail ini belum lengkap. Contoh: siti@tanahbumbukab.go.id."
    try:
        roles = check_roles(fields, chosen, directory)
    except Invalid as error:
        raise Invalid(errors | error.fields) from None
    if errors:
        raise Invalid(errors)
    return Invitation(name, email, roles)


def check_roles(fields: Mapping[str, str], chosen: Collection[str], directory: Directory) -> Roles:
    """The roles that were ticked, or Invalid; nobody watches over themselves."""
    errors: dict[str, str] = {}
    names, agency = frozenset(chosen) & ROLES.keys(), fields.get("agency", "")
    if not names:
        errors["roles"] = "Pilih paling sedikit satu peran."
    rights = {right for name in names for right in ROLES[name].rights}
    if {STAFF, AUDIT} <= rights:
        errors["roles"] = "Admin tidak bisa sekaligus auditor: auditor memeriksa pekerjaan admin."
    if OF_AN_AGENCY not in names:
        agency = ""
    elif agency not in directory.agencies:
        errors["agency"] = "Pilih dinas dari pejabat penghubung ini."
    if errors:
        raise Invalid(errors)
    return Roles(names, agency)


_CONSONANTS, _VOWELS, _DIGITS = "bdgjkmnprstw", "aeiu", "23456789"


def first_password(choice: Callable[[str], str]) -> str:
    """One to be told on the phone, of every kind that the pool asks for: Kadumi-tesago-baruni-7429.

    Some 62 bits, for three days and behind a door that closes after a few wrong tries.
    """
    kinds = (_CONSONANTS, _VOWELS) * 3
    words = ["".join(map(choice, kinds)) for _ in range(3)]
    digits = "".join(map(choice, [_DIGITS] * 4))
    return "-".join((*words, digits)).capitalize()
