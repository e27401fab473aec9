"""A complaint that is treated together with another: what it may join, and how it follows.

The child names its parent in its own event; the parent names its children in events of the
system, which are caught up when they are missing.
"""

from __future__ import annotations

from functions.domain import staff_acts
from functions.domain.complaint import Complaint
from functions.domain.errors import Invalid
from functions.domain.history import Act, Event
from functions.domain.messages import REPORTER, Owed
from functions.domain.submission import PPID

TOLD = frozenset(("relayed_interim", "relayed_final", "referred", "declined", "given_up"))
"""What happened to the parent that the child's reporter is told."""

ENDS = frozenset(("solved", "closed"))
FREES = frozenset(("withdrawn",))
"""After these the child ends too, or goes its own way again."""

NEWS = TOLD | ENDS | FREES
_ANEW = ("reopened", "unsolved")


def merge_into(child: Complaint, act: Act, parent: Complaint) -> Complaint:
    """Treat it together with `parent`; agencies that hold it are told, both numbers stay."""
    if problem := _why_not(child, parent):
        raise Invalid({"into": problem})
    return staff_acts.merge(child, act, into=parent.number)


def parent_of(complaint: Complaint) -> str:
    """The number that it was merged into; "" when it goes its own way."""
    event = complaint.last("merged") if complaint.status == "merged" else None
    return event.word("into") if event else ""


def children_of(complaint: Complaint) -> tuple[str, ...]:
    """The numbers that ever joined it: some may have left since."""
    joined = (e.word("child") for e in complaint.history if e.what == "joined")
    return tuple(dict.fromkeys(joined))


def join(parent: Complaint, act: Act, child: str) -> Complaint:
    """Note on the parent that it has a child; once."""
    if child in children_of(parent):
        return parent
    return parent.happened(act, "joined", child=child)


def news(child: Complaint, parent: Complaint) -> Event | None:
    """The latest event of the parent that the child does not know of yet."""
    since_anew = parent.last(*NEWS, *_ANEW)
    if not parent_of(child) or since_anew is None or since_anew.what in _ANEW:
        return None
    latest = child.last("merged", "followed")
    seen = int(latest.details.get("seen", 0)) if latest else 0  # type: ignore[arg-type]
    return since_anew if int(since_anew.at.timestamp()) > seen else None


def follow(child: Complaint, act: Act, parent: Complaint) -> Complaint:
    """Take over the parent's news: tell the reporter, end with it, or part from it."""
    if parent_of(child) and parent.is_restricted != child.is_restricted:
        return staff_acts.unmerge(child, act)
    event = news(child, parent)
    if event is None:
        return child
    if event.what in FREES:
        return staff_acts.unmerge(child, act)
    if event.what in ENDS:
        return staff_acts.close(child, act)
    seen = int(event.at.timestamp())
    return child.happened(act, "followed", seen=seen, owes=[Owed("followed_reporter", REPORTER)])


def _why_not(child: Complaint, parent: Complaint) -> str:
    if parent.number in (child.number, *children_of(child)):
        return "Laporan tidak bisa digabung dengan dirinya sendiri."
    if PPID in (child.kind, parent.kind):
        return "Permohonan informasi diputus satu per satu, jadi tidak bisa digabung."
    if child.is_restricted != parent.is_restricted:
        return "Laporan terbatas tidak boleh digabung dengan laporan biasa."
    if not parent.is_open:
        return "Laporan itu sudah berakhir. Tangani laporan ini sendiri."
    return ""
