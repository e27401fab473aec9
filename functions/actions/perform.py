"""The one way in which an act happens: load, decide in pure code, save; decide again on a race."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from functions.actions.desk import Desk
from functions.domain import wording
from functions.domain.complaint import Complaint
from functions.domain.dates import daftar, waktu
from functions.domain.errors import Busy, Outdated, Refused, Stale
from functions.domain.history import SYSTEM, Act
from functions.domain.privacy import Text

Decide = Callable[[Complaint, Act], Complaint]

ATTEMPTS = 8


def perform(
    desk: Desk,
    number: str,
    by: str,
    decide: Decide,
    *,
    text: Text | None = None,
    version: int | None = None,
) -> Complaint:
    """The complaint after the act, saved in one conditional write (DESIGN rule 1).

    `decide` may run several times and refuses by raising. `version` is the one that the page
    showed, if it showed any: when the complaint has moved on since, the act is Stale. A text is
    written first and taken back if the act is refused after all.
    """
    act = Act(desk.new_id(), desk.now(), by)
    before = _fresh(desk, number, version)
    after = decide(before, act)
    if after is before:
        return before
    if text:
        desk.complaints.put_text(number, act.id, text)
    try:
        return _save(desk, act, before, after, decide, version)
    except Busy:
        raise  # the act may stand although nobody answered; it must not lose its text
    except (Refused, Outdated):
        if text:
            desk.complaints.drop_text(number, act.id, act.at)
        raise


def _save(
    desk: Desk,
    act: Act,
    before: Complaint,
    after: Complaint,
    decide: Decide,
    version: int | None,
) -> Complaint:
    for _ in range(ATTEMPTS):
        agenda = desk.agenda(after)
        try:
            desk.complaints.save(before, after, agenda)
        except Outdated:
            before = _fresh(desk, before.number, version)
            after = decide(before, act)
            if after is before:
                return before
        else:
            return replace(after, rev=before.rev + 1, due_at=agenda.due_at)
    raise Busy("Laporan ini sedang ditangani beberapa orang sekaligus. Coba lagi sebentar lagi.")


def _fresh(desk: Desk, number: str, version: int | None) -> Complaint:
    complaint = desk.complaints.load(number)
    if version is not None and complaint.version != version:
        raise Stale(_what_changed(desk, complaint, version))
    return complaint


def _what_changed(desk: Desk, complaint: Complaint, version: int) -> str:
    news = [event for event in complaint.history if event.by != SYSTEM][version:]
    acts = [
        f'"{wording.office_label(event, desk.directory)}" '
        f"({wording.who(event.by, desk.directory)}, {waktu(event.at)})"
        for event in news
    ]
    return (
        f"Laporan ini berubah setelah halaman Anda dibuka: {daftar(acts)}. "
        "Periksa dulu keadaan terbarunya, lalu kirim lagi; tulisan Anda tetap ada di sini."
    )
