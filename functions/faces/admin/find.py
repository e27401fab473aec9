"""The search box: by number, phone, e-mail, name, or words.

What is typed may tell who reports, so it travels in a form's body, and the address of the results
holds keyed hashes only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode

from flask import g, redirect, request
from werkzeug.wrappers import Response

from functions.actions.find import Asked, Found, find, hashed
from functions.actions.track import tidy
from functions.domain import findable
from functions.domain.complaint import Complaint
from functions.domain.errors import NotFound
from functions.domain.findable import OF_IDENTITY, Key
from functions.domain.queues import Row, row_of
from functions.domain.roles import CASES, IDENTITY, ROLES, Person
from functions.domain.text import excerpt, one_line
from functions.faces.admin import answers
from functions.faces.admin.access import sees
from functions.faces.admin.parts import parts
from functions.faces.admin.rows import shown

Criteria = tuple[tuple[Key, ...], ...]

_HASHES = r"[\w-]{20}(?:,[\w-]{20}){0,9}"
_ASKED = re.compile(rf"{_HASHES}(?:\.{_HASHES}){{0,9}}", re.ASCII)
_START = re.compile(r"(?:[0-9]~[0-9]{10}#[0-9A-Z-]{1,40})?", re.ASCII)

_MOST_WORDS = 8

_NO_SUCH = "Pencarian ini tidak ada. Ketik lagi yang dicari."


def show() -> Response:
    """The results that an address names, or the empty box; a number leads to its complaint."""
    if typed := one_line(request.args.get("number", "")):
        if found := _by_number(typed):
            return _open(found)
        raise NotFound(f'Tidak ada laporan dengan nomor "{excerpt(typed, 40)}".')
    keys, start = request.args.get("k", ""), request.args.get("start", "")
    if not keys:
        return _page(Found([], ""), keys)
    if not _START.fullmatch(start):
        raise NotFound(_NO_SUCH)
    return _page(_found(_asked(keys), start), keys)


def results(keys: str) -> Iterator[Row]:
    """Every result that an address names, window after window; a row knows no reporter."""
    asked, start = _asked(keys), ""
    while True:
        found = _found(asked, start)
        yield from _rows(found)
        start = found.next
        if not start:
            return


def _asked(keys: str) -> Asked:
    if not _ASKED.fullmatch(keys):
        raise NotFound(_NO_SUCH)
    return tuple(tuple(one.split(",")) for one in keys.split("."))


def ask() -> Response:
    """What was typed: to the complaint, to the results, or the box again with nothing found."""
    typed = one_line(request.form.get("q", ""))
    if found := _by_number(typed):
        return _open(found)
    for criteria in _ways(typed):
        asked = hashed(parts().desk, criteria)
        result = _found(asked, "")
        if result.complaints or result.next:
            answers.recorded("find", note=_sorts(criteria))
            keys = ".".join(",".join(one) for one in asked)
            return redirect(f"/admin/find?{urlencode({'k': keys})}", 303)
    return _page(Found([], ""), "", typed=typed)


def _by_number(typed: str) -> Complaint | None:
    """The complaint with exactly this number, if whoever is signed in may know of it."""
    number = tidy(parts().desk, typed)
    if len(re.sub(r"\W", "", number)) < 10:
        return None
    try:
        complaint = parts().desk.complaints.load(number)
    except NotFound:
        return None
    return complaint if sees(complaint) else None


def _open(complaint: Complaint) -> Response:
    return redirect(f"/admin/complaints/{complaint.number}", 303)


def _ways(typed: str) -> list[Criteria]:
    """As a number with a slip, then as everything else; only by what this person may know."""
    ways = [findable.asked(typed)[:_MOST_WORDS]]
    if re.search(r"\d", typed):
        ways.insert(0, findable.asked_number(typed, tidy(parts().desk, typed)))
    allowed = [tuple(_allowed(one) for one in criteria) for criteria in ways]
    return [criteria for criteria in allowed if criteria and all(criteria)]


def _allowed(one: tuple[Key, ...]) -> tuple[Key, ...]:
    """Who reports is looked for by a role alone that may list complaints and read identities."""
    person: Person = g.person
    may = any({CASES, IDENTITY} <= ROLES[name].rights for name in person.roles & ROLES.keys())
    return one if may else tuple(key for key in one if key.sort not in OF_IDENTITY)


def _sorts(criteria: Criteria) -> str:
    """What was looked for, without what it was: the audit keeps no names."""
    words = {"phone": "telepon", "email": "e-mail", "name": "nama atau kata", "word": "kata"}
    return ", ".join(dict.fromkeys(words.get(one[0].sort, "nomor") for one in criteria))


def _found(asked: Asked, start: str) -> Found:
    found = find(parts().desk, asked, start)
    return found._replace(complaints=[c for c in found.complaints if sees(c, CASES)])


def _rows(found: Found) -> list[Row]:
    agendas = [(c, parts().desk.agenda(c)) for c in found.complaints]
    return [row_of(c, agenda.queue_at, agenda.why) for c, agenda in agendas]


def _page(found: Found, keys: str, *, typed: str = "") -> Response:
    address = {"k": keys, "start": found.next}
    return answers.page(
        "finding.html",
        rows=shown(_rows(found), "Berubah"),
        keys=keys,
        typed=typed,
        is_asked=bool(keys),
        following=f"/admin/find?{urlencode(address)}" if found.next else "",
        may_name=bool(_allowed((Key("name", ""),))),
    )
