"""Forget who reported: the identity, what finds it, and the way to tell that person anything.

UU 27/2022 lets people ask for it; the complaint itself stays, since it is a record of the office.
Every step may be repeated: a run that was stopped is finished by the next one.
"""

from __future__ import annotations

from functions.actions.desk import Desk
from functions.actions.perform import perform
from functions.domain import desk_acts
from functions.domain.complaint import Complaint
from functions.domain.findable import keys_of
from functions.domain.identity import Identity
from functions.domain.submission import Submission


def erase(desk: Desk, number: str, by: str) -> Complaint:
    """The complaint without who reported; WrongState when that was done before.

    The identity goes last: it says which find keys are left to forget.
    """
    complaint = desk.complaints.load(number)
    identity = desk.identities.get(number)
    recorded = desk.submissions.find(complaint.submission)
    words = recorded.submission if recorded else Submission(complaint.kind, "")
    left = keys_of(complaint, words, Identity())
    whole = keys_of(complaint, words, identity)
    was_stopped = identity != Identity() and complaint.last("erased")
    if not was_stopped:
        complaint = perform(desk, number, by, desk_acts.erase_identity)
    desk.finds.leave(number, complaint.filed_at, left, set(whole) - set(left))
    desk.identities.erase(number)
    return complaint
