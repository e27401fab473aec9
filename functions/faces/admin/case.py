"""One complaint on one page: what, where, who has it, until when, and what can be done."""

from __future__ import annotations

from typing import Any

from flask import abort, g, redirect, request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from functions.actions import requests
from functions.actions.perform import perform
from functions.actions.staff import CaseFile, open_case_file, reveal_identity
from functions.actions.track import tidy
from functions.domain import channels, lifecycle, privacy, wording
from functions.domain.complaint import Complaint
from functions.domain.dates import local
from functions.domain.errors import Invalid, NotAllowed, NotFound, Refused
from functions.domain.history import staff_actor
from functions.domain.identity import Identity
from functions.domain.roles import ACT, IDENTITY, PPID
from functions.domain.submission import PPID as REQUEST
from functions.faces import http
from functions.faces.admin import (
    acts_ppid,
    answers,
    defaults,
    history,
    in_turn,
    messages,
    options,
    outbox,
    replying,
)
from functions.faces.admin.access import only_seen, only_with, sees
from functions.faces.admin.acts import ACTS
from functions.faces.admin.hands import hands
from functions.faces.admin.parts import parts
from functions.faces.admin.typed import Typed
from functions.faces.admin.views import VIEWS
from functions.faces.admin.watched import watched
from functions.faces.forms import Form, long_words


def show(number: str) -> Response:
    """The complaint's page, with a word on what was just done."""
    done = ACTS.get(request.args.get("done", ""))
    said, before = done.done if done else "", in_turn.just_before()
    return _page(_open(number), said=f"{before}: {said} Ini yang berikutnya." if before else said)


def form(number: str, act: str) -> Response:
    """The page with this one form, open."""
    case = _open(number)
    if not defaults.has_form(act, case.complaint) or not _may(act, case.complaint):
        return redirect(f"/admin/complaints/{case.complaint.number}", 303)
    return _page(case, act=act, only=act)


def reveal(number: str) -> Response:
    """Show who reports; the look is recorded first."""
    case = _open(number)
    only_with((IDENTITY,), case.complaint)
    found = case.complaint.number
    answers.recorded("identity", found)
    return _page(case, identity=reveal_identity(parts().desk, found))


def do(number: str, act: str) -> Response:
    """One act of the office, or the page again with what is wrong and all that was typed."""
    if act not in ACTS:
        abort(404)
    desk, entry = parts().desk, ACTS[act]
    if not any(g.person.may(right) for right in entry.rights):
        raise NotAllowed("Peran Anda tidak berhak melakukan ini.")
    if replying.FILL in request.form:
        return _filled(_open(number), act)
    typed = Typed(MultiDict(request.form), desk.settings.filing.max_reply)
    number = tidy(desk, number)
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
        answer = _page(_open(number), http.status_of(error), act=act, failed=failed)
        answer.headers.update(http.headers_of(error))
        return answer
    if as_json:
        return answers.json({"number": number, "status": after.status, "version": after.version})
    return redirect(back or in_turn.after(number, act), 303)


def _filled(case: CaseFile, act: str) -> Response:
    only_with(ACTS[act].rights, case.complaint)
    form = replying.form(case.complaint, act, MultiDict(request.form))
    return _page(case, act=act, failed=form)


def _may(act: str, complaint: Complaint) -> bool:
    return any(sees(complaint, right) for right in ACTS[act].rights)


def _ppid_offers(case: CaseFile, act: str) -> set[str]:
    """The forms of the PPID that make sense now, and the one that failed."""
    offers = acts_ppid.offered(case.complaint, case.deadlines, parts().desk.now())
    return offers | ({act} & acts_ppid.forms(case.complaint))


def _open(number: str) -> CaseFile:
    case = open_case_file(parts().desk, number)
    only_seen(case.complaint)
    return case


def _page(
    case: CaseFile,
    status: int = 200,
    *,
    act: str = "",
    only: str = "",
    failed: Form | None = None,
    said: str = "",
    identity: Identity | None = None,
) -> Response:
    desk, complaint, may_act = parts().desk, case.complaint, sees(case.complaint, ACT)
    today, state = local(desk.now()).date(), lifecycle.STATUSES[complaint.status]
    context: dict[str, Any] = {
        "case": case,
        "complaint": complaint,
        "state": state,
        "turn": VIEWS[state.next if state.open else "done"].title,
        "explanation": wording.explanation(complaint, desk.directory, desk.rules),
        "agencies": desk.directory.names_of(complaint.agencies),
        "channel": channels.label_of(complaint.channel),
        "district": desk.directory.district_name(complaint.district),
        "deadlines": [privacy.explained(d, desk.now()) for d in case.deadlines],
        "history": history.entries(case, desk.directory),
        "notes": history.notes(case, desk.directory) if may_act else [],
        "may_act": may_act,
        "hands": hands(complaint) if may_act else None,
        "messages": outbox.messages(complaint, desk.directory, may_act=may_act),
        "forms": dict.fromkeys(ACTS, Form())
        | defaults.forms(case, desk.directory, today)
        | ({act: failed} if failed else {}),
        **options.of(complaint, desk.directory, today),
        "act": act,
        "list": in_turn.the_list(),
        "version": failed.values.get("version") if failed and not failed.errors else "",
        "replies": replying.offered(),
        "only": only or (act if act in defaults.APART else ""),
        "said": said,
        "identity": identity,
        "ppid_offers": _ppid_offers(case, act) if sees(complaint, PPID) else set(),
        "may_reveal": sees(complaint, IDENTITY),
    }
    failed = failed or Form()
    kept = "" if defaults.has_form(act, complaint) else long_words(failed.values)
    where = f"{act}-{{}}" if defaults.has_form(act, complaint) else "galat-tulisan"
    ids = {name: where.format(name) for name in failed.errors}
    return answers.page("case.html", status, failed=failed, ids=ids, kept=kept, **context)
