"""Who may use which staff route: each declares it, and each request is checked anew."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from flask import Flask, Request, g, request

from functions.domain.errors import NotAllowed
from functions.faces.admin.parts import parts

ANYONE = "anyone"
SIGNED_IN = "signed in"
ADMIN = "admin"

View = TypeVar("View", bound=Callable[..., Any])


class SignedOut(NotAllowed):
    """Nobody is signed in, or not any more."""


@dataclass(frozen=True, slots=True)
class Person:
    """The staff member of this request."""

    username: str
    roles: frozenset[str]


def allowed(*roles: str) -> Callable[[View], View]:
    """Declare who may use a route."""

    def declare(view: View) -> View:
        view.allowed_roles = frozenset(roles)  # type: ignore[attr-defined]
        return view

    return declare


def declared_roles(app: Flask, endpoint: str) -> frozenset[str]:
    """Whom a route is declared for; nobody when it declares nothing."""
    return getattr(app.view_functions[endpoint], "allowed_roles", frozenset())


def check(app: Flask) -> None:
    """Before each request: a session, a role that fits, and for a POST its own token."""
    if request.endpoint is None:
        return  # no such page: the 404 needs no one's permission
    roles = declared_roles(app, request.endpoint)
    if ANYONE not in roles:
        g.person = signed_in()
        if not roles & {SIGNED_IN, *g.person.roles}:
            raise NotAllowed("Akun Anda tidak berhak membuka halaman ini.")
    if request.method == "POST" and not _has_own_token(request):
        raise NotAllowed("Halaman ini sudah terlalu lama terbuka. Muat ulang, lalu kirim lagi.")


def signed_in() -> Person:
    """The person of the session; roles are read again each time: a change counts at once."""
    session = parts().staff.sessions.get(secret(), datetime.now(UTC)) if secret() else None
    if session is None or session.challenge:
        raise SignedOut("Silakan masuk dulu.")
    roles = parts().staff.accounts.roles(session.username)
    if not roles:
        parts().staff.sessions.drop(secret())
        raise SignedOut("Akun ini tidak aktif lagi.")
    return Person(session.username, roles)


def secret() -> str:
    """What the cookie holds: the key of the session, known to nobody else."""
    return str(g.get("new_secret") or request.cookies.get(parts().cookie, ""))


def csrf_token() -> str:
    """The hidden field of every form: derived from the cookie, which other sites cannot read."""
    return hashlib.blake2b(secret().encode(), digest_size=16, person=b"csrf").hexdigest()


def _has_own_token(given: Request) -> bool:
    token = given.form.get("csrf_token") or given.headers.get("X-CSRF-Token", "")
    return bool(secret()) and hmac.compare_digest(token.encode(), csrf_token().encode())
