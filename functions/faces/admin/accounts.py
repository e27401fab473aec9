"""The staff's accounts: who may do what; invited, changed, shut and opened again."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any, NamedTuple

from flask import abort, g, redirect, request
from werkzeug.wrappers import Response

from functions.actions.accounts import Keeper
from functions.domain.accounts import STATES, Account, check_invitation, check_roles
from functions.domain.dates import local
from functions.domain.errors import Invalid, NotFound, Refused
from functions.domain.roles import ROLES
from functions.domain.text import one_line
from functions.faces.admin import answers
from functions.faces.admin.parts import parts
from functions.faces.forms import Form
from functions.faces.http import status_of


class Act(NamedTuple):
    """What a button does to an account, and what is said then; it may give a first password."""

    do: Callable[[Keeper, Account], str | None]
    done: str


def _change_roles(keeper: Keeper, account: Account) -> None:
    chosen = request.form.getlist("roles")
    keeper.change_roles(account, check_roles(request.form, chosen, parts().desk.directory))


ACTS = {
    "roles": Act(_change_roles, "Peran disimpan dan berlaku pada klik berikutnya."),
    "disable": Act(Keeper.disable, "Akun dinonaktifkan. Siapa pun yang masuk dengannya keluar."),
    "enable": Act(Keeper.enable, "Akun aktif lagi."),
    "password": Act(Keeper.new_password, "Kata sandi lama tidak berlaku lagi."),
    "code": Act(Keeper.new_code, "Aplikasi autentikator yang lama tidak berlaku lagi."),
    "remove": Act(Keeper.remove, "Akun dihapus."),
}
"""By the last part of their address."""


def listed() -> Response:
    """One page of accounts, all or those whose name begins as was typed."""
    typed = one_line(request.args.get("name", "")).lower()
    prefix = "".join(c for c in typed if c.isascii() and (c.isalnum() or c in "._-"))
    found = parts().staff.roster().page(request.args.get("start", ""), prefix)
    return answers.page(
        "staff.html",
        accounts=found.accounts,
        following=found.next,
        typed=typed,
        said=ACTS["remove"].done if request.args.get("done") == "remove" else "",
        **_words(),
    )


def blank() -> Response:
    """The form of a new account."""
    return _new(Form())


def invite() -> Response:
    """Make an account and show its first password, this once."""
    chosen = request.form.getlist("roles")
    try:
        new = check_invitation(request.form, chosen, parts().desk.directory)
        password = _keeper().invite(new)
    except Invalid as error:
        return _new(Form(_typed(), error.fields), status_of(error))
    return _handed(new.name, password, "Akun dibuat.")


def show(name: str) -> Response:
    """One account, its roles and what can be done."""
    account, done = parts().staff.roster().one(name), ACTS.get(request.args.get("done", ""))
    return _one(account, Form(_stands(account)), said=done.done if done else "")


def do(name: str, act: str) -> Response:
    """One act; what it refuses stands beside the form."""
    if act not in ACTS:
        abort(404)
    account = parts().staff.roster().one(name)
    try:
        password = ACTS[act].do(_keeper(), account)
    except NotFound:
        raise
    except Refused as error:
        errors = error.fields if isinstance(error, Invalid) else {act: error.message}
        values = _typed() if act == "roles" else _stands(account)
        return _one(account, Form(values, errors), status_of(error))
    if password:
        return _handed(name, password, ACTS[act].done)
    place = "/admin/staff" if act == "remove" else f"/admin/staff/{name}"
    return redirect(f"{place}?done={act}", 303)


def _keeper() -> Keeper:
    """Sessions go by the clock on the wall, which a local run does not move."""
    by, now = g.person.username, datetime.now(UTC)
    return Keeper(parts().staff.roster(), answers.recorded, by, now, secrets.choice)


def _typed() -> dict[str, str]:
    return request.form.to_dict() | _ticks(request.form.getlist("roles"))


def _stands(account: Account) -> dict[str, str]:
    return {"agency": account.person.agency} | _ticks(account.person.roles)


def _ticks(roles: Iterable[str]) -> dict[str, str]:
    return {f"role-{role}": "true" for role in roles}


def _new(form: Form, status: int = 200) -> Response:
    return answers.page("staff_new.html", status, form=form, **_words())


def _one(account: Account, form: Form, status: int = 200, said: str = "") -> Response:
    is_own = account.person.username == g.person.username
    context = {"account": account, "form": form, "said": said, "is_own": is_own}
    return answers.page("staff_one.html", status, **context, **_words())


def _handed(name: str, password: str, said: str) -> Response:
    return answers.page("staff_password.html", name=name, password=password, said=said)


def _words() -> dict[str, Any]:
    directory, today = parts().desk.directory, local(parts().desk.now()).date()
    names = {id: agency.name for id, agency in directory.agencies.items()}
    standing = [(id, names[id]) for id in names if not directory.has_ended(id, today)]
    return {
        "roles": ROLES,
        "states": STATES,
        "agency_names": names,
        "agencies": [("", "Bukan pejabat penghubung"), *sorted(standing, key=itemgetter(1))],
    }
