"""What a complaint's page shows: in the order in which the office thinks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from werkzeug.wrappers import Response

from functions.actions.staff import CaseFile
from functions.domain import channels, lifecycle, privacy, wording
from functions.domain.dates import local
from functions.domain.identity import Identity
from functions.domain.roles import ACT, IDENTITY, PPID
from functions.domain.rude import masked
from functions.faces import history, outbox
from functions.faces.admin import (
    acts_ppid,
    answers,
    defaults,
    in_turn,
    options,
    replying,
    together,
    whatsapp,
)
from functions.faces.admin.access import sees
from functions.faces.admin.acts import ACTS
from functions.faces.admin.hands import hands
from functions.faces.admin.parts import parts
from functions.faces.admin.views import VIEWS
from functions.faces.forms import Form, long_words


def page(
    case: CaseFile,
    status: int = 200,
    *,
    act: str = "",
    only: str = "",
    failed: Form | None = None,
    said: str = "",
    identity: Identity | None = None,
) -> Response:
    """The page, with a form that failed or was filled, or a word on what was just done."""
    desk, may_act = parts().desk, sees(case.complaint, ACT)
    if not (may_act or sees(case.complaint, PPID)):
        case = _masked(case)
    complaint = case.complaint
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
        "history": history.entries(complaint, case.texts, desk.directory),
        "notes": history.notes(complaint, case.texts, desk.directory) if may_act else [],
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
        "chat": whatsapp.link(identity.phone, case, desk.settings.portal.name) if identity else "",
        "ppid_offers": _ppid_offers(case, act) if sees(complaint, PPID) else set(),
        **together.of(case, may_act=may_act),
        "may_reveal": sees(complaint, IDENTITY),
    }
    failed = failed or Form()
    kept = "" if defaults.has_form(act, complaint) else long_words(failed.values)
    where = f"{act}-{{}}" if defaults.has_form(act, complaint) else "galat-tulisan"
    ids = {name: where.format(name) for name in failed.errors}
    return answers.page("case.html", status, failed=failed, ids=ids, kept=kept, **context)


def _masked(case: CaseFile) -> CaseFile:
    """Without abusive words, as the agencies read it: for who does not answer for the whole."""
    rude, words = parts().desk.standing_now().rude, case.submission
    words = replace(
        words,
        title=masked(words.title, rude),
        description=masked(words.description, rude),
        location=masked(words.location, rude),
    )
    texts = {act: replace(text, body=masked(text.body, rude)) for act, text in case.texts.items()}
    complaint = replace(case.complaint, subject=masked(case.complaint.subject, rude))
    return replace(case, complaint=complaint, submission=words, texts=texts)


def _ppid_offers(case: CaseFile, act: str) -> set[str]:
    """The forms of the PPID that make sense now, and the one that failed."""
    offers = acts_ppid.offered(case.complaint, case.deadlines, parts().desk.now())
    return offers | ({act} & acts_ppid.forms(case.complaint))
