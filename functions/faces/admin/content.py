"""What the office may change of the portal's content: the index, and each file's rows."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import g, redirect, request
from werkzeug.wrappers import Response

from functions.actions.editing import Editing
from functions.domain.errors import BadContent, NotFound
from functions.domain.roles import CONTENT, DIP
from functions.domain.text import one_line
from functions.editing.changes import Cells, Change, overtaken
from functions.editing.fields import DESCRIBED, Described
from functions.editing.files import FILES, LIST, EditedFile
from functions.faces.admin.answers import page
from functions.faces.admin.parts import parts

PER_PAGE = 50

SAID = {
    "saved": "Tersimpan. Halaman publik sedang diperbarui.",
    "undone": "Kembali seperti semula. Halaman publik sedang diperbarui.",
    "removed": "Dihapus. Halaman publik sedang diperbarui.",
    "imported": "Berkas diterapkan. Halaman publik sedang diperbarui.",
}


class Book(NamedTuple):
    """One file on these pages."""

    file: EditedFile
    words: Described
    slug: str

    @property
    def name(self) -> str:
        """The file's name."""
        return self.file.name

    @property
    def address(self) -> str:
        """Where its rows are listed."""
        return f"/admin/{'information' if self.right == DIP else 'content'}/{self.slug}"

    @property
    def right(self) -> str:
        """Who may change it."""
        return DIP if self.file.edition == LIST else CONTENT

    @property
    def key(self) -> str:
        """The name of the field that names a row; of sections and pages there is none."""
        return next((f.name for f in self.words.fields if f.kind.startswith("fixed")), "")


def _slug(file: str) -> str:
    return file.rpartition("/")[2].partition(".")[0]


BOOKS = {_slug(name): Book(FILES[name], words, _slug(name)) for name, words in DESCRIBED.items()}


def book(slug: str) -> Book:
    """The file of an address, if it is one of whoever asks."""
    found = BOOKS.get(slug)
    is_list = request.path.startswith("/admin/information")
    if found is None or is_list != (found.right == DIP):
        raise NotFound("Halaman ini tidak ada. Periksa alamatnya.")
    return found


def editing() -> Editing:
    """What content is changed with."""
    return parts().staff.editing()


def show() -> Response:
    """The index: every file, how much of it the office changed, and what needs a look."""
    changes = editing().changes()
    rows = [
        {
            "book": book,
            "count": sum(not c.is_deployed for c in changes.get(book.name, {}).values()),
            "overtaken": len(overtaken(editing().deployed(book.name), changes.get(book.name, {}))),
        }
        for book in BOOKS.values()
        if g.person.may(book.right)
    ]
    return page("content.html", rows=rows, problems=_problems(), said=_said())


def _problems() -> list[str]:
    """What stands as deployed, since it no longer fits."""
    return [problem_words(problem) for problem in editing().misfits()]


def problem_words(problem: BadContent) -> str:
    """A mistake in a file in the office's words."""
    known = DESCRIBED.get(problem.file)
    if known is None:
        return str(problem)
    labels = {field.name: field.label for field in known.fields}
    field = problem.field if problem.row == 1 else labels.get(problem.field, "")
    where = f"{known.title}, baris {problem.row}"
    return f"{where}{f', {field}' if field else ''}: {in_words(problem.problem, known)}"


def in_words(sentence: str, known: Described) -> str:
    """The sentence with the fields' names as the office reads them."""
    for field in known.fields:
        if "_" in field.name:
            sentence = sentence.replace(field.name, f'"{field.label}"')
    return sentence


def agencies() -> Response:
    """The directory."""
    return redirect(BOOKS["agencies"].address)


def information() -> Response:
    """The public list."""
    return redirect(BOOKS["dip"].address)


def rows(slug: str) -> Response:
    """The rows of a file, those that match the words; a page of prose is its only row."""
    found = book(slug)
    standing, changes = editing().rows(found.name), editing().changes().get(found.name, {})
    if slug == _slug(found.name) and not found.key and len(standing) == 1:
        (key,) = standing
        return redirect(f"{found.address}/edit?key={key}")
    asked = one_line(request.args.get("q", ""))
    listed = [_row(found, key, cells, changes.get(key)) for key, cells in standing.items()]
    hits = [row for row in listed if all(w in row["search"] for w in asked.lower().split())]
    start = max(0, int(request.args.get("from", "0") or 0)) if _is_number() else 0
    return page(
        "content_rows.html",
        book=found,
        asked=asked,
        rows=hits[start : start + PER_PAGE],
        total=len(hits),
        next=start + PER_PAGE if start + PER_PAGE < len(hits) else 0,
        removed=[
            _row(found, key, {}, change)
            for key, change in changes.items()
            if change.cells is None and not change.is_deployed
        ],
        said=_said(),
    )


def _row(found: Book, key: str, cells: Cells, change: Change | None) -> dict[str, Any]:
    name = str(cells.get(found.words.name) or key)
    return {
        "key": key,
        "name": name,
        "change": change if change and not change.is_deployed else None,
        "search": f"{key} {name} {cells.get('agency', '')} {cells.get('category', '')}".lower(),
    }


def _is_number() -> bool:
    return request.args.get("from", "0").isdecimal()


def _said() -> str:
    return SAID.get(request.args.get("done", ""), "")
