"""Give a complaint its number in the archive's register (nomor agenda), once for good."""

from __future__ import annotations

from functions.actions.desk import Desk
from functions.actions.perform import perform
from functions.actions.ports import Registers
from functions.domain import desk_acts, findable
from functions.domain.complaint import Complaint
from functions.domain.dates import local


def register(desk: Desk, registers: Registers, complaint: Complaint, by: str) -> Complaint:
    """The complaint with its register number, such as 17/2026; the one that it has stays."""
    if complaint.register_number:
        return complaint
    year = local(desk.now()).year
    number = f"{registers.next(year, complaint.number)}/{year}"
    desk.finds.put(complaint.number, complaint.filed_at, findable.registered(number))
    return perform(
        desk,
        complaint.number,
        by,
        lambda standing, act: desk_acts.register(standing, act, number),
    )
