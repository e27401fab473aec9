"""One row of a content file: its form, how it would look, and how it stood before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from flask import g, redirect, request
from werkzeug.wrappers import Response

from functions.actions.editing import State, Wish, mark
from functions.domain.dates import local
from functions.domain.errors import BadContent, Invalid, NotFound, Stale
from functions.domain.text import one_line
from functions.editing.changes import Cells
from functions.editing.fields import UNITS
from functions.editing.formats import Prose
from functions.faces.admin import content_form, content_steps
from functions.faces.admin.answers import page
from functions.faces.admin.content import Book, book, editing, in_words, problem_words
from functions.faces.admin.content_preview import preview
from functions.faces.admin.parts import parts
from functions.faces.forms import Form
from functions.faces.http import status_of

LIST, WITHDRAWN = "dip.csv", "dip-dihapus.csv"
ANYTHING = "semua"


def new(slug: str) -> Response:
    """The empty form."""
    found = book(slug)
    if not found.words.may_add:
        raise NotFound("Bagian ini tidak bisa ditambah.")
    return _page(found, "", Form({}))


def edit(slug: str) -> Response:
    """The form of one row, with its past."""
    found, key = book(slug), request.args.get("key", "")
    standing = _standing(found, key)
    if standing is None:
        return _page(found, key, Form({}))
    return _page(found, key, Form(content_form.values(found, standing)))


def save(slug: str) -> Response:
    """Check the row as strictly as a file; show how it would look, or keep it."""
    found, key = book(slug), request.form.get("key", "")
    typed, does = request.form.to_dict(), request.form.get("does", "")
    before = _standing(found, key) or {}
    try:
        wishes = _wishes(found, key, before, typed)
        if does == "save":
            _apply(found, wishes, "content edit")
            done = "removed" if wishes[0].cells is None else "saved"
            return redirect(f"{found.address}?done={done}", 303)
        with editing().trying(wishes):
            shown = preview(found, wishes[0].key, wishes[0].cells or {})
    except Invalid as error:
        return _page(found, key, Form(typed, error.fields), status_of(error))
    except BadContent as error:
        return _page(found, key, Form(typed, _beside(found, key, typed, error)), 422)
    except Stale as error:
        return _page(found, key, Form(typed), status_of(error), overtaken=True)
    changed = content_form.differences(found, before, wishes[0].cells)
    return _page(found, key, Form(typed), shown=shown, changed=changed, is_shown=True)


def remove(slug: str) -> Response:
    """Take a row out; of the public list it keeps its address, with the reason."""
    found, key, typed = book(slug), request.form.get("key", ""), request.form.to_dict()
    if not found.words.may_remove or _standing(found, key) is None:
        raise NotFound("Baris ini tidak bisa dihapus.")
    wishes = [Wish(found.name, key, None, seen=typed.get("seen"))]
    if found.name == LIST:
        reason = one_line(typed.get("why", ""))
        wishes.append(Wish(WITHDRAWN, key, _withdrawn(found, key, reason, typed)))
    form = Form(
        content_form.values(found, _standing(found, key) or {}) | {"why": typed.get("why", "")}
    )
    try:
        _apply(found, wishes, "content edit")
    except BadContent as error:
        field = {"reason": "why"}.get(error.field, error.field)
        errors = {field if field in ("why", "replaced_by") else ANYTHING: problem_words(error)}
        return _page(found, key, Form(form.values, errors), 422)
    except Stale as error:
        return _page(found, key, form, status_of(error), overtaken=True)
    return redirect(f"{found.address}?done=removed", 303)


def undo(slug: str) -> Response:
    """Bring back the state before the one that stands."""
    found, key = book(slug), request.form.get("key", "")
    states = list(editing().history(found.name, key))
    if len(states) < 2 or states[0].change is None:
        raise NotFound("Tidak ada yang bisa dikembalikan.")
    earlier = states[1]
    seen = request.form.get("seen")
    is_deployed = earlier.change is None or earlier.change.is_deployed
    wish = Wish(found.name, key, None if is_deployed else earlier.cells, is_deployed, seen)
    try:
        _apply(found, [wish, *_back_in_list(wish)], "content undo")
    except BadContent as error:
        form = Form(
            content_form.values(found, states[0].cells or {}), {ANYTHING: problem_words(error)}
        )
        return _page(found, key, form, 422)
    except Stale as error:
        return _page(found, key, Form({}), status_of(error), overtaken=True)
    return redirect(f"{found.address}?done=undone", 303)


def _apply(found: Book, wishes: list[Wish], what: str) -> None:
    editing().apply(wishes, g.person.username, what)
    parts().staff.current.forget()
    parts().staff.replies.forget()
    parts().staff.lapor_names.forget()
    parts().staff.publishing().ask(parts().desk.now())


def _standing(found: Book, key: str) -> Cells | None:
    return editing().rows(found.name).get(key)


def _wishes(found: Book, key: str, before: Cells, typed: dict[str, str]) -> list[Wish]:
    made = content_form.cells(found, before, typed)
    if not key:
        key = made[found.key] if found.key else _new_key(found, made)
        if key in editing().rows(found.name):
            raise Invalid({found.key: f'"{key}" sudah ada. Ubah yang ada, atau pilih yang lain.'})
    wish = Wish(found.name, key, made, seen=typed.get("seen"))
    return [wish, *_back_in_list(wish)]


def _new_key(found: Book, made: Mapping[str, Any]) -> str:
    """The name of a new section, of its title; the second of a name gets a number."""
    stem = re.sub(r"[^a-z0-9]+", "-", str(made[found.words.name]).lower()).strip("-") or "baru"
    names = [stem, *(f"{stem}-{n}" for n in range(2, 100))]
    taken = editing().rows(found.name)
    return next(name for name in names if name not in taken)


def _back_in_list(wish: Wish) -> list[Wish]:
    """A record that comes back to the list is withdrawn no more."""
    if wish.file != LIST or wish.key not in editing().rows(WITHDRAWN):
        return []
    return [Wish(WITHDRAWN, wish.key, None)]


def _withdrawn(found: Book, key: str, reason: str, typed: dict[str, str]) -> dict[str, str]:
    return {
        "id": key,
        "title": str((_standing(found, key) or {}).get("title", "")),
        "withdrawn_on": local(parts().desk.now()).date().isoformat(),
        "reason": reason,
        "replaced_by": one_line(typed.get("replaced_by", "")),
    }


def _beside(found: Book, key: str, typed: dict[str, str], error: BadContent) -> dict[str, str]:
    """The mistake beside its field, if it is one of this row."""
    fields = {field.name for field in found.words.fields}
    if error.file == found.name and error.field in fields:
        sentence = in_words(error.problem, found.words)
        return {error.field: sentence[:1].upper() + sentence[1:]}
    return {ANYTHING: problem_words(error)}


def _page(found: Book, key: str, form: Form, status: int = 200, **more: Any) -> Response:
    states = list(editing().history(found.name, key)) if key else []
    now = states[0] if states else State(None, None)
    deployed = editing().deployed(found.name).get(key)
    shown = {"shown": {}, "changed": [], "is_shown": False, "overtaken": False} | more
    return page(
        "content_record.html",
        status,
        book=found,
        key=key,
        form=form,
        options=content_form.options(found),
        places=content_form.places,
        rooms=content_steps.rooms(form.values),
        tells=content_steps.TELLS,
        units=UNITS,
        seen=mark(now.change, deployed),
        exists=now.cells is not None,
        name=content_form.named(found, {key: now.cells or {}}, key),
        past=_past(found, states),
        standing=content_form.differences(found, _typed(found, now, form), now.cells)
        if shown["overtaken"]
        else [],
        link=f"{found.address}/edit?key={quote(key)}",
        is_list=found.name == LIST,
        shown_alone=isinstance(found.file.format, Prose),
        **shown,
    )


def _typed(found: Book, now: State, form: Form) -> Cells:
    return {field.name: form.values.get(field.name, "") for field in found.words.fields}


def _past(found: Book, states: list[State]) -> list[dict[str, Any]]:
    """Each state: who made it when, and what it changed."""
    rows = []
    for place, state in enumerate(states):
        before = states[place + 1].cells if place + 1 < len(states) else None
        rows.append(
            {
                "by": state.change.by if state.change else "",
                "at": datetime.fromtimestamp(state.change.at, UTC) if state.change else None,
                "is_removed": state.cells is None,
                "changed": content_form.differences(found, before, state.cells)
                if place + 1 < len(states)
                else [],
            }
        )
    return rows
