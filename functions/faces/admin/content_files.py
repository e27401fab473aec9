"""Content files as they stand, to take home, and files that come back."""

from __future__ import annotations

from typing import Any

from flask import Response, g, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from functions.actions.editing import Wish
from functions.domain.errors import BadContent, Stale
from functions.editing import folder
from functions.editing.changes import Rows
from functions.editing.uploads import compared, problems, readable
from functions.faces.admin import content_form
from functions.faces.admin.answers import page
from functions.faces.admin.content import Book, book, editing, problem_words
from functions.faces.admin.parts import parts
from functions.faces.http import status_of

MOST_SHOWN = 200


def download(slug: str) -> AnyResponse:
    """The file, exactly as the portal's own files are written."""
    found = book(slug)
    text = folder.text(editing().folder, found.name, editing().changes())
    name = found.name.rpartition("/")[2]
    answer = Response(text, mimetype="text/plain")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def upload_page(slug: str) -> AnyResponse:
    """Where a file is chosen."""
    return _page(book(slug), "")


def upload(slug: str) -> AnyResponse:
    """What a file would change, row by row; or apply what was shown."""
    found = book(slug)
    sent = request.files.get("file")
    try:
        text = readable(found.name, sent.read()) if sent else request.form.get("text", "")
        bad = problems(found.name, text)
        if bad:
            return _page(found, text, problems=[problem_words(one) for one in bad], status=422)
        wishes = _wishes(found, text)
        if request.form.get("does") == "apply" and wishes:
            return _apply(found, wishes)
        with editing().trying(wishes):
            return _page(found, text, changes=_changes(found, wishes), is_checked=True)
    except BadContent as error:
        return _page(found, "", problems=[problem_words(error)], status=422)


def _wishes(found: Book, text: str) -> list[Wish]:
    """What the file says otherwise; where rows may not be removed, those it lacks stay."""
    rows = compared(found.file, text, editing().rows(found.name))
    may = found.words.may_remove
    return [Wish(found.name, key, cells) for key, cells in rows.items() if may or cells is not None]


def _apply(found: Book, wishes: list[Wish]) -> AnyResponse:
    try:
        editing().apply(wishes, g.person.username, "content import")
    except Stale as error:
        return _page(found, "", problems=[error.message], status=status_of(error))
    parts().staff.current.forget()
    parts().staff.publishing().ask(parts().desk.now())
    return redirect(f"{found.address}?done=imported", 303)


def _changes(found: Book, wishes: list[Wish]) -> list[dict[str, Any]]:
    rows: Rows = editing().rows(found.name)
    return [
        {
            "name": str((wish.cells or rows.get(wish.key, {})).get(found.words.name) or wish.key),
            "what": _what(wish, rows),
            "changed": content_form.differences(found, rows.get(wish.key), wish.cells)
            if wish.key in rows and wish.cells is not None
            else [],
        }
        for wish in wishes
    ]


def _what(wish: Wish, rows: Rows) -> str:
    if wish.cells is None:
        return "Dihapus"
    return "Diubah" if wish.key in rows else "Baru"


def _page(found: Book, text: str, status: int = 200, **more: Any) -> Response:
    shown: dict[str, Any] = {"problems": [], "changes": [], "is_checked": False} | more
    changes = shown.pop("changes")
    return page(
        "content_upload.html",
        status,
        book=found,
        text=text,
        changes=changes[:MOST_SHOWN],
        total=len(changes),
        **shown,
    )
