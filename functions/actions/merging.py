"""Merged complaints: finding the parent, and bringing a child up to its parent's news."""

from __future__ import annotations

from contextlib import suppress

from functions.actions.desk import Desk
from functions.actions.perform import perform
from functions.actions.track import tidy
from functions.domain import merging, wording
from functions.domain.complaint import Complaint
from functions.domain.errors import Invalid, NotFound
from functions.domain.history import SYSTEM, Event
from functions.domain.privacy import Text, Texts

_DEEPEST = 5
"""How often a parent may have been merged itself."""


def parent_for(desk: Desk, typed: str) -> Complaint:
    """The complaint of a typed number, or the one that it was merged into itself."""
    if not typed:
        raise Invalid({"into": "Tuliskan nomor laporan yang serupa."})
    try:
        return _root(desk, tidy(desk, typed))
    except NotFound as error:
        raise Invalid({"into": "Tidak ada laporan dengan nomor ini."}) from error


def catch_up(desk: Desk, child: Complaint) -> Complaint:
    """A merged complaint that its parent knows of, and that knows its parent's news."""
    try:
        found = _root(desk, merging.parent_of(child))
    except NotFound:
        return child
    number = child.number
    if number not in merging.children_of(found):
        found = perform(
            desk, found.number, SYSTEM, lambda parent, act: merging.join(parent, act, number)
        )
    event = merging.news(child, found)
    text = None
    if event and event.what in merging.TOLD:
        text = Text(_words(desk, event, desk.complaints.load_with_texts(found.number)[1]))
    return perform(
        desk, number, SYSTEM, lambda now, act: merging.follow(now, act, found), text=text
    )


def tell_children(desk: Desk, parent: Complaint) -> None:
    """Bring every child up to what has just happened to the parent."""
    for number in merging.children_of(parent):
        with suppress(NotFound):
            child = desk.complaints.load(number)
            if merging.parent_of(child):
                catch_up(desk, child)


def _root(desk: Desk, number: str) -> Complaint:
    complaint = desk.complaints.load(number)
    for _ in range(_DEEPEST):
        above = merging.parent_of(complaint)
        if not above:
            break
        complaint = desk.complaints.load(above)
    return complaint


def _words(desk: Desk, event: Event, texts: Texts) -> str:
    """What the parent's reporter was told, as far as it is the office's own words."""
    body = texts[event.act].body if event.act in texts else ""
    if event.what.startswith("relayed_"):
        return body or wording.timeline_label(event, desk.directory)
    label = wording.timeline_label(event, desk.directory)
    why = f": {wording.decline_reason(event)}" if event.what == "declined" else ""
    return f"{label}{why}.\n\n{body}".strip()
