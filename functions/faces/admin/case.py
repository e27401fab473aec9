"""One complaint on one page: what, where, who has it, until when, and what can be done."""

from __future__ import annotations

from contextlib import suppress

from flask import abort, g, redirect, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from functions.actions import merging, requests
from functions.actions.perform import perform
from functions.actions.staff import CaseFile, open_case_file, reveal_identity
from functions.actions.track import tidy
from functions.domain.complaint import Complaint
from functions.domain.errors import Invalid, NotAllowed, NotFound, Refused
from functions.domain.history import staff_actor
from functions.domain.roles import IDENTITY
from functions.domain.submission import PPID as REQUEST
from functions.faces import http
from functions.faces.admin import answers, case_page, defaults, in_turn, messages, replying
from functions.faces.admin.access import only_seen, only_with, sees
from functions.faces.admin.acts import ACTS
from functions.faces.admin.parts import parts
from functions.faces.admin.typed import Typed
from functions.faces.admin.watched import watched
from functions.faces.forms import Form


def show(number: str) -> Response:
    """The complaint's page, with a word on what was just done."""
    done = ACTS.get(request.args.get("done", ""))
    said, before = done.done if done else "", in_turn.just_before()
    said = f"{before}: {said} Ini yang berikutnya." if before else said
    if "key" in request.args:  # the bucket led here with what it took
        said = "Pindaian terkirim dan sedang diperiksa; sebentar lagi ada di halaman ini."
    return case_page.page(_open(number), said=said)


def form(number: str, act: str) -> Response:
    """The page with this one form, open."""
    case = _open(number)
    if not defaults.has_form(act, case.complaint) or not _may(act, case.complaint):
        return redirect(f"/admin/complaints/{case.complaint.number}", 303)
    return case_page.page(case, act=act, only=act)


def reveal(number: str) -> Response:
    """Show who reports; the look is recorded first."""
    case = _open(number)
    only_with((IDENTITY,), case.complaint)
    found = case.complaint.number
    answers.recorded("identity", found)
    return case_page.page(case, identity=reveal_identity(parts().desk, found))


def do(number: str, act: str) -> Response:
    """One act of the office, or the page again with what is wrong and all that was typed."""
    if act not in ACTS:
        abort(404)
    desk, entry = parts().desk, ACTS[act]
    if not any(g.person.may(right) for right in entry.rights):
        raise NotAllowed("Peran Anda tidak berhak melakukan ini.")
    if replying.FILL in request.form:
        return _filled(_open(number), act)
    number = tidy(desk, number)
    typed = Typed(MultiDict(request.form), desk.settings.filing.max_reply, number)
    as_json = http.wants_json(request.headers.get("Accept", ""))
    back = messages.back(number) if act == "resend" else ""
    try:
        decide, text = entry.plan(desk, typed)
        by = staff_actor(g.person.username)
        if act == "reclassify" and typed.fields.get("kind") == REQUEST:
            requests.enter(desk, desk.complaints.load(number))
        after = perform(
            desk, number, by, watched(act, decide, entry.rights), text=text, version=typed.version()
        )
    except (NotFound, NotAllowed):
        raise
    except Refused as error:
        if as_json:
            return answers.json(http.error_json(error), http.status_of(error))
        if back:
            return messages.refused(number, error.message, http.status_of(error))
        errors = error.fields if isinstance(error, Invalid) else {entry.words: error.message}
        failed = Form(defaults.as_typed(typed.fields), errors)
        answer = case_page.page(_open(number), http.status_of(error), act=act, failed=failed)
        answer.headers.update(http.headers_of(error))
        return answer
    if act == "merge":
        with suppress(Refused):  # what is missed now, the next visit catches up
            merging.catch_up(desk, after)
    if as_json:
        return answers.json({"number": number, "status": after.status, "version": after.version})
    return redirect(back or in_turn.after(number, act), 303)


def _filled(case: CaseFile, act: str) -> Response:
    only_with(ACTS[act].rights, case.complaint)
    form = replying.form(case.complaint, act, MultiDict(request.form))
    return case_page.page(case, act=act, failed=form)


def _may(act: str, complaint: Complaint) -> bool:
    return any(sees(complaint, right) for right in ACTS[act].rights)


def _open(number: str) -> CaseFile:
    case = open_case_file(parts().desk, number)
    only_seen(case.complaint)
    return case
