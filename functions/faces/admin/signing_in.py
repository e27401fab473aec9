"""Signing in and out: password, and whatever Cognito asks for after it."""

from __future__ import annotations

import secrets
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from flask import g, redirect, request
from werkzeug.wrappers import Response

from functions.actions.guard import guarded
from functions.domain.errors import Invalid, Refused
from functions.domain.staff import (
    ENROL,
    NEW_PASSWORD,
    ONE_TIME_CODE,
    SESSION,
    Progress,
    Session,
)
from functions.faces.admin.access import SignedOut, own_place, secret
from functions.faces.admin.answers import page
from functions.faces.admin.parts import parts
from functions.faces.admin.routes import HOME
from functions.faces.forms import Form
from functions.faces.http import status_of

CHALLENGE = timedelta(minutes=10)

STEPS = {NEW_PASSWORD: "password", ENROL: "enrol", ONE_TIME_CODE: "totp"}
"""The page of each challenge."""


def login_page() -> Response:
    """The form; its token needs a cookie, which is set here."""
    g.new_secret = secret() or secrets.token_urlsafe(32)
    form = Form({"next": own_place(request.args.get("next", ""))})
    return _with_cookie(page("login.html", form=form))


def login() -> Response:
    """Check name and password; too many wrong ones close the door for an hour."""
    username, password = request.form.get("username", "").strip(), request.form.get("password", "")
    wanted = own_place(request.form.get("next", ""))
    try:
        if not username or not password:
            raise Invalid({"username": "Isi nama pengguna dan kata sandi."})
        with _counted(username):
            progress = parts().staff.accounts.begin(username, password)
    except Refused as error:
        form = Form({"username": username, "next": wanted}, _beside(error, "username"))
        return page("login.html", status_of(error), form=form)
    return _go_on(username, progress, wanted)


def step_page(step: str) -> Response:
    """What Cognito asks for next."""
    return _step(_pending(step), step, Form())


def answer_step(step: str) -> Response:
    """The answer to it."""
    session, accounts = _pending(step), parts().staff.accounts
    try:
        with _counted(session.username):
            if step == "password":
                typed = request.form.get("new_password", "")
                progress = accounts.set_password(session.username, session.ticket, typed)
            else:
                code = request.form.get("totp", "").replace(" ", "")
                check = accounts.enrol if step == "enrol" else accounts.check_code
                progress = check(session.username, session.ticket, code)
    except Refused as error:
        field = "new_password" if step == "password" else "totp"
        form = Form({"key": request.form.get("key", "")}, _beside(error, field))
        return _step(session, step, form, status_of(error))
    return _go_on(session.username, progress, session.wanted)


def logout() -> Response:
    """End the session: a copied cookie opens nothing any more."""
    parts().staff.sessions.drop(secret())
    answer = redirect("/admin/login")
    answer.delete_cookie(parts().cookie, path="/", secure=parts().config.secure_cookies)
    return answer


def _counted(username: str) -> AbstractContextManager[None]:
    limit = parts().desk.settings.limits.logins_per_hour
    return guarded(parts().desk, f"login {username}", limit)


def _go_on(username: str, progress: Progress, wanted: str) -> Response:
    """A new session under a new secret: the page that was asked for, or the next challenge."""
    parts().staff.sessions.drop(secret())
    g.new_secret = secrets.token_urlsafe(32)
    until = datetime.now(UTC) + (CHALLENGE if progress.challenge else SESSION)
    session = Session(username, until, progress.challenge, progress.ticket, wanted)
    parts().staff.sessions.put(g.new_secret, session)
    step = STEPS.get(progress.challenge)
    return _with_cookie(redirect(f"/admin/login/{step}" if step else wanted or HOME, 303))


def _pending(step: str) -> Session:
    session = parts().staff.sessions.get(secret(), datetime.now(UTC))
    if session is None or STEPS.get(session.challenge) != step:
        raise SignedOut("Waktu masuk sudah habis. Mulai lagi dari halaman masuk.")
    return session


def _step(session: Session, step: str, form: Form, status: int = 200) -> Response:
    if step != "enrol":
        return page(f"{step}.html", status, form=form)
    key = form.values.get("key", "")
    if not key:  # after a wrong code it stays the one that the app on the phone has by now
        key, ticket = parts().staff.accounts.enrolment(session.ticket)
        parts().staff.sessions.put(secret(), replace(session, ticket=ticket))
    issuer = quote(parts().desk.settings.portal.name)
    link = f"otpauth://totp/{issuer}:{quote(session.username)}?secret={quote(key)}&issuer={issuer}"
    return page("enrol.html", status, form=form, key=key, link=link)


def _beside(error: Refused, field: str) -> dict[str, str]:
    return error.fields if isinstance(error, Invalid) else {field: error.message}


def _with_cookie(answer: Response) -> Response:
    answer.set_cookie(
        parts().cookie,
        g.new_secret,
        httponly=True,
        secure=parts().config.secure_cookies,
        samesite="Strict",
        path="/",
    )
    return answer
