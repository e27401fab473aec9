"""Who is on duty: stand-ins for the admin and the deputy, entered and taken back."""

from __future__ import annotations

from flask import g, redirect, request
from werkzeug.wrappers import Response

from functions.actions import standing_in
from functions.domain import duty
from functions.domain.errors import Invalid
from functions.domain.messages import ADMIN, DEPUTY
from functions.faces.admin.answers import page
from functions.faces.admin.parts import parts
from functions.faces.forms import Form
from functions.faces.http import status_of

_SAID = {"entered": "Pengganti dicatat. E-mail sekarang ikut kepadanya.", "end": "Sudah dihapus."}

_IDS = {"first_date": "first_day", "last_date": "last_day"}


def show() -> Response:
    """Who is on duty now and who will be, with the form."""
    form = Form({"post": "admin"})
    return _page(form, said=_SAID.get(request.args.get("done", ""), ""))


def enter() -> Response:
    """Enter a turn; the form again with what is wrong and all that was typed."""
    staff, desk, typed = parts().staff, parts().desk, request.form.to_dict()
    try:
        turn = duty.check(typed, desk.new_id(), g.person.username, desk.now())
    except Invalid as error:
        return _page(Form(typed, error.fields), status_of(error))
    standing_in.enter(staff.editions, staff.audit, turn, desk.new_id())
    staff.current.forget()
    return redirect("/admin/duty?done=entered", 303)


def end() -> Response:
    """Take a turn back."""
    staff, desk = parts().staff, parts().desk
    id, by = request.form.get("id", "")[:40], g.person.username
    standing_in.end(staff.editions, staff.audit, id, by, desk.now(), desk.new_id())
    staff.current.forget()
    return redirect("/admin/duty?done=end", 303)


def _page(form: Form, status: int = 200, said: str = "") -> Response:
    desk, portal = parts().desk, parts().desk.settings.portal
    turns, now = parts().staff.current().turns, desk.now()
    return page(
        "duty.html",
        status,
        form=form,
        ids=_IDS,
        said=said,
        posts=duty.POSTS,
        on_duty={post: duty.on_duty(turns, post, now) for post in duty.POSTS},
        usual={ADMIN: portal.admin_email, DEPUTY: portal.deputy_email},
        turns=duty.coming(turns, now),
    )
