"""Complaints in any state for tests of pure rules: a case on which acts follow one another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from functions.domain import agency_acts, approval, citizen_acts, ppid_acts, staff_acts
from functions.domain.complaint import Complaint
from functions.domain.deadlines import deadlines
from functions.domain.history import REPORTER, Act
from tests.clock import wita
from tests.desks import shipped

NUMBER = "TB-7K3M-9QPX"
STAFF = "staff:admin"


class Case:
    """A complaint under way. Every act happens at `at`, ten minutes after the one before."""

    def __init__(self, at: datetime | None = None, **facts: Any) -> None:
        self.at = at or wita("2026-11-24")
        self._acts = 0
        blank: dict[str, Any] = {
            "number": NUMBER,
            "kind": "complaint",
            "channel": "web",
            "received_at": self.at,
            "submission": "key",
            "contact": "email",
            "hide_identity": False,
            "code_key": "a1",
            "category": "jalan-berlubang",
        }
        self.complaint = Complaint(**(blank | facts))
        self.do(citizen_acts.file, by=REPORTER)

    def do(self, decide: Callable[..., Complaint], *args: Any, by: str = STAFF, **how: Any) -> Case:
        self._acts += 1
        act = Act(f"act{self._acts}", self.at, by)
        self.complaint = decide(self.complaint, act, *args, **how)
        self.at += timedelta(minutes=10)
        return self

    def on(self, day: str, hour: str = "10:00") -> Case:
        self.at = wita(day, hour)
        return self

    @property
    def status(self) -> str:
        return self.complaint.status

    def told(self) -> set[tuple[str, str]]:
        """Template and receiver of every message that the latest event owes."""
        place = len(self.complaint.history) - 1
        return {(m.template, m.to) for m in self.complaint.messages.values() if m.event == place}

    # --- the office ------------------------------------------------------------------------

    def dispatch(self, *agencies: str, **how: Any) -> Case:
        return self.do(staff_acts.dispatch, shipped()[0], agencies or ("pupr",), **how)

    def ask(self) -> Case:
        return self.do(staff_acts.ask)

    def relay(self, **how: Any) -> Case:
        return self.do(staff_acts.relay, **how)

    def send_back(self) -> Case:
        return self.do(staff_acts.send_back)

    def refer(self) -> Case:
        return self.do(staff_acts.refer, to="pupr-provinsi", external_number="KS-12")

    def decline(self, reason: str = "too_general", **how: Any) -> Case:
        return self.do(staff_acts.decline, reason=reason, **how)

    def close(self) -> Case:
        return self.do(staff_acts.close)

    def reopen_by_office(self) -> Case:
        return self.do(staff_acts.reopen)

    def give_up(self) -> Case:
        return self.do(staff_acts.give_up_waiting)

    def merge(self, into: str = "TB-AAAA-BBBB") -> Case:
        return self.do(staff_acts.merge, into=into)

    def unmerge(self) -> Case:
        return self.do(staff_acts.unmerge)

    # --- the PPID --------------------------------------------------------------------------

    def extend(self) -> Case:
        return self.do(ppid_acts.extend, deadlines(self.complaint, shipped()[1]))

    def grant(self, **how: Any) -> Case:
        return self.do(ppid_acts.grant, shipped()[0], **({"form": "email"} | how))

    def refuse(self, reason: str = "rahasia-pribadi") -> Case:
        return self.do(ppid_acts.refuse, shipped()[0], reason=reason)

    def not_held(self, to: str = "pemprov") -> Case:
        return self.do(ppid_acts.not_held, shipped()[0], to=to)

    def deliver(self) -> Case:
        return self.do(ppid_acts.deliver)

    def object_to(self, ground: str = "refused", by: str = REPORTER) -> Case:
        found = deadlines(self.complaint, shipped()[1])
        return self.do(ppid_acts.object_to, found, ground=ground, by=by)

    def answer_objection(self, *, upheld: bool = False) -> Case:
        return self.do(ppid_acts.answer_objection, upheld=upheld)

    # --- the agency ------------------------------------------------------------------------

    def acknowledge(self, agency: str = "pupr") -> Case:
        return self.do(agency_acts.acknowledge, agency, by=f"agency:{agency}")

    def answer(self, agency: str = "pupr") -> Case:
        how: Any = {"type": "final", "follow_up": "inspection"}
        return self.do(agency_acts.answer, agency, by=f"agency:{agency}", **how)

    def promise(self, until: date = date(2026, 12, 4), agency: str = "pupr") -> Case:
        how: Any = {"type": "interim", "follow_up": "none", "promised_by": until}
        return self.do(agency_acts.answer, agency, by=f"agency:{agency}", **how)

    def return_(self, agency: str = "pupr") -> Case:
        return self.do(agency_acts.return_, agency, by=f"agency:{agency}")

    def request_clarification(self, agency: str = "pupr") -> Case:
        return self.do(agency_acts.request_clarification, agency, by=f"agency:{agency}")

    def propose(self, agency: str = "disdik") -> Case:
        how: Any = {"type": "final", "follow_up": "inspection", "asks_head": True}
        return self.do(agency_acts.answer, agency, by=f"agency:{agency}", **how)

    # --- its head --------------------------------------------------------------------------

    @property
    def proposed_at(self) -> int:
        """The place of what was proposed last."""
        event = self.complaint.last("proposed")
        return self.complaint.history.index(event) if event else -1

    def approve(self, agency: str = "disdik", place: int | None = None) -> Case:
        at = self.proposed_at if place is None else place
        return self.do(approval.approve, agency, at, by=f"agency:{agency}")

    def disapprove(self, agency: str = "disdik", place: int | None = None) -> Case:
        at = self.proposed_at if place is None else place
        return self.do(approval.disapprove, agency, at, by=f"agency:{agency}")

    def accept(self, place: int | None = None) -> Case:
        return self.do(approval.accept, self.proposed_at if place is None else place)

    # --- the reporter ----------------------------------------------------------------------

    def reply(self) -> Case:
        return self.do(citizen_acts.reply, by=REPORTER)

    def rate(self, *, resolved: bool = True) -> Case:
        return self.do(citizen_acts.rate, by=REPORTER, score=4, resolved=resolved)

    def reopen(self) -> Case:
        return self.do(citizen_acts.reopen, by=REPORTER)

    def withdraw(self) -> Case:
        return self.do(citizen_acts.withdraw, by=REPORTER)


WAYS: dict[str, str] = {
    "received": "",
    "incomplete": "ask",
    "dispatched": "dispatch",
    "acknowledged": "dispatch acknowledge",
    "returned": "dispatch return_",
    "answer_in": "dispatch answer",
    "in_progress": "dispatch promise relay",
    "answered": "dispatch answer relay",
    "reopened": "dispatch answer relay reply",
    "referred": "refer",
    "unanswered": "dispatch give_up",
    "merged": "merge",
    "granted": "grant",
    "decided": "refuse",
    "objected": "refuse object_to",
    "declined": "decline",
    "withdrawn": "withdraw",
    "solved": "dispatch answer relay rate",
    "closed": "dispatch answer relay close",
}
"""A way into every status."""

OF_REQUESTS = ("granted", "decided", "objected")
"""The statuses that only a request under UU 14/2008 comes into."""


def case_in(status: str, **facts: Any) -> Case:
    """A case that has just come into the status."""
    if status in OF_REQUESTS:
        facts = {"kind": "ppid_request", **facts}
    case = Case(**facts)
    for step in WAYS[status].split():
        getattr(case, step)()
    assert case.status == status
    return case
