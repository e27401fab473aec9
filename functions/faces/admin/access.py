"""Who may use which staff route: each row names a right, and each request is checked anew."""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import UTC, datetime

from flask import Request, g, redirect, request
from werkzeug.wrappers import Response

from functions.domain.complaint import Complaint
from functions.domain.errors import NotAllowed, UnknownComplaint
from functions.domain.roles import ANYONE, CASE, Person
from functions.faces.admin import menu
from functions.faces.admin.parts import parts
from functions.faces.admin.routes import BY_ENDPOINT, HOME


class SignedOut(NotAllowed):
    """Nobody is signed in, or not any more."""


def check() -> Response | None:
    """Before each request: a session, a right that fits, and for a POST its own token."""
    if request.endpoint is None:
        return None  # no such page: the 404 needs no one's permission
    route = BY_ENDPOINT[request.endpoint]
    if route.most_bytes:
        request.max_content_length = route.most_bytes
    if route.right != ANYONE:
        g.person = signed_in()
        if not g.person.may(route.right):
            if route.address == HOME:
                return redirect(menu.first(g.person), 303)
            raise NotAllowed("Akun Anda tidak berhak membuka halaman ini.")
    if request.method == "POST" and not _has_own_token(request):
        raise NotAllowed("Halaman ini sudah terlalu lama terbuka. Muat ulang, lalu kirim lagi.")
    return None


def signed_in() -> Person:
    """The person of the session; roles are read again each time: a change counts at once."""
    session = parts().staff.sessions.get(secret(), datetime.now(UTC)) if secret() else None
    if session is None or session.challenge:
        raise SignedOut("Silakan masuk dulu.")
    standing = parts().staff.accounts.standing(session.username)
    if not standing.person.roles or session.begun < standing.out_before:
        parts().staff.sessions.drop(secret())
        raise SignedOut("Akun ini tidak aktif lagi.")
    return standing.person


def sees(complaint: Complaint, to: str = CASE) -> bool:
    """Whether whoever is signed in may know of this complaint, and has the right `to` on it."""
    person: Person = g.person
    return person.sees(
        restricted=complaint.is_restricted,
        agencies=complaint.agencies,
        kind=complaint.kind,
        to=to,
    )


def only_seen(complaint: Complaint) -> None:
    """Refuse a complaint that one may not know of in the words for one that does not exist."""
    if not sees(complaint):
        raise UnknownComplaint


def only_with(rights: tuple[str, ...], complaint: Complaint) -> None:
    """Refuse what one may do to other complaints, and not to this one."""
    only_seen(complaint)
    if not any(sees(complaint, right) for right in rights):
        raise NotAllowed("Peran Anda tidak berhak melakukan ini pada laporan ini.")


def secret() -> str:
    """What the cookie holds: the key of the session, known to nobody else."""
    return str(g.get("new_secret") or request.cookies.get(parts().cookie, ""))


def csrf_token() -> str:
    """The hidden field of every form: derived from the cookie, which other sites cannot read."""
    return hashlib.blake2b(secret().encode(), digest_size=16, person=b"csrf").hexdigest()


_OWN = re.compile(r"/admin/[\w%&+,.:=?/~-]{1,300}", re.ASCII)
_NOT_THERE = ("/admin/login", "/admin/logout")


def own_place(place: str) -> str:
    """An address of these pages that signing in may lead to; "" for any other, or none.

    It starts with a path of ours and has neither "//" nor "\\", so it names no other host.
    """
    if not _OWN.fullmatch(place) or place.startswith(_NOT_THERE) or "//" in place or ".." in place:
        return ""
    return place


def _has_own_token(given: Request) -> bool:
    token = given.form.get("csrf_token") or given.headers.get("X-CSRF-Token", "")
    return bool(secret()) and hmac.compare_digest(token.encode(), csrf_token().encode())
