"""A portal to which anything may happen, and whose processes die or overtake each other."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from functions.actions.file_complaint import Filed, file_complaint
from functions.actions.visit import visit
from functions.domain.complaint import Complaint
from functions.domain.errors import Conflict, Refused
from tests.actions.deeds import AGENCIES, DEEDS, fitting, with_heads
from tests.clock import Clock
from tests.couriers import OUTCOMES, MemoryCourier
from tests.crashes import Crash, FragileCourier, Fuse, fragile
from tests.desks import memory_desk, replaced, submission
from tests.stores import MemoryComplaints

crashes = st.none() | st.tuples(st.integers(1, 9), st.booleans())
"""Nothing, or death before or after the n-th call to a store or to the mail service."""

picks = st.integers(0, 5)
choices = st.integers(0, 99)
deeds = st.sampled_from(sorted(DEEDS))
agencies = st.sampled_from(AGENCIES)
outcomes = st.sampled_from(sorted(OUTCOMES))

needs_a_complaint = precondition(lambda portal: portal.numbers)


class World(RuleBasedStateMachine):
    @initialize(secret=st.booleans())
    def begin(self, secret: bool) -> None:
        self.clock = Clock()
        self.store = MemoryComplaints()
        desk = memory_desk(self.clock, complaints=self.store)
        self.desk = replaced(desk, directory=with_heads(desk.directory))
        self.courier = MemoryCourier(self.clock)
        self.visits = 0
        self.began: dict[str, datetime] = {}
        self.steps = -1  # to begin is none
        self.pages: dict[str, Complaint] = {}
        self.filed: dict[str, tuple[bool, Filed]] = {}
        self.known: dict[str, set[str]] = {}
        self.file("k1", secret, None)

    # --- what happens ----------------------------------------------------------------------

    @rule(key=st.sampled_from(["k1", "k2", "k3"]), secret=st.booleans(), crash=crashes)
    def file(self, key: str, secret: bool, crash: Any) -> None:
        category = "korupsi" if secret else "lampu-jalan-mati"
        fuse = self.fuse(crash)
        with suppress(Crash):
            try:
                done = file_complaint(fragile(self.desk, fuse), submission(category=category), key)
            except Conflict:
                assert key not in self.filed or self.filed[key][0] != secret
                return
            first = self.filed.setdefault(key, (secret, done))
            assert first[0] == secret
            assert first[1].complaint.number == done.complaint.number

    @needs_a_complaint
    @rule(pick=picks, several=st.lists(choices, min_size=1, max_size=8))
    def go_on(self, pick: int, several: list[int]) -> None:
        """Somebody does what the status is waiting for."""
        for choice in several:
            seen = self.pick(pick)
            deed, agency = self.fitting(seen, choice)
            with suppress(Refused):
                DEEDS[deed](self.desk, seen, agency)

    @needs_a_complaint
    @rule(pick=picks, choice=choices, crash=crashes)
    def go_on_and_die(self, pick: int, choice: int, crash: Any) -> None:
        seen = self.pick(pick)
        deed, agency = self.fitting(seen, choice)
        with suppress(Refused, Crash):
            DEEDS[deed](fragile(self.desk, self.fuse(crash)), seen, agency)

    @needs_a_complaint
    @rule(pick=picks, deed=deeds, agency=agencies, crash=crashes)
    def do_anything(self, pick: int, deed: str, agency: str, crash: Any) -> None:
        seen = self.pick(pick)
        with suppress(Refused, Crash):
            DEEDS[deed](fragile(self.desk, self.fuse(crash)), seen, agency)

    @needs_a_complaint
    @rule(pick=picks)
    def read_a_page(self, pick: int) -> None:
        seen = self.pick(pick)
        self.pages[seen.number] = seen

    @precondition(lambda self: self.pages)
    @rule(deed=deeds, agency=agencies)
    def act_from_an_old_page(self, deed: str, agency: str) -> None:
        for seen in self.pages.values():
            with suppress(Refused):
                DEEDS[deed](self.desk, seen, agency)

    @rule(minutes=st.sampled_from([1, 3, 45, 60 * 24, 60 * 24 * 6, 60 * 24 * 30]))
    def wait(self, minutes: int) -> None:
        self.clock.advance(minutes=minutes)

    @needs_a_complaint
    @rule()
    def wait_until_something_is_due(self) -> None:
        moments = [c.due_at for c in self.store.items.values() if c.due_at]
        if moments:
            self.clock.now = max(self.clock.now, min(moments))

    @needs_a_complaint
    @rule(several=st.integers(1, 5), outcome=outcomes, skips=st.booleans())
    def nobody_says_anything(self, several: int, outcome: str, skips: bool) -> None:
        """The minute job finds what falls due, one after the other; or was down for a week."""
        for _ in range(several):
            self.wait_until_something_is_due()
            self.clock.advance(minutes=60 * 24 * 7 if skips else 1)
            self.sweep(outcome, None)

    @rule(outcome=outcomes, crash=crashes)
    def sweep(self, outcome: str, crash: Any) -> None:
        now = self.clock()
        fuse = self.fuse(crash)
        for number, complaint in list(self.store.items.items()):
            if complaint.due_at and complaint.due_at <= now:
                self.visit(number, outcome, fuse)

    @needs_a_complaint
    @rule(pick=picks, outcome=outcomes, crash=crashes)
    def hint(self, pick: int, outcome: str, crash: Any) -> None:
        """The stream: at any time, twice, late."""
        self.visit(self.pick(pick).number, outcome, self.fuse(crash))

    @needs_a_complaint
    @rule(pick=picks, choice=choices, call=st.integers(1, 9), visits=st.booleans())
    def overtake(self, pick: int, choice: int, call: int, visits: bool) -> None:
        """Between any two calls of one process another one acts, or visits."""
        seen = self.pick(pick)
        deed, agency = self.fitting(seen, choice)

        def other() -> None:
            with suppress(Refused):
                if not visits:
                    DEEDS[deed](self.desk, self.desk.complaints.load(seen.number), agency)
                self.visit(seen.number, "sent", Fuse())

        fuse = Fuse()
        fuse.interrupt(call, other)
        if choice % 2:
            self.visit(seen.number, "sent", fuse)
            return
        with suppress(Refused):
            DEEDS[deed](fragile(self.desk, fuse), seen, agency)

    @needs_a_complaint
    @rule(pick=picks, choice=choices, slow=st.booleans())
    def act_while_a_message_is_handed_over(self, pick: int, choice: int, slow: bool) -> None:
        seen = self.pick(pick)
        deed, agency = self.fitting(seen, choice)

        def meanwhile(_: object) -> None:
            self.courier.while_sending = lambda message: None
            with suppress(Refused):
                DEEDS[deed](self.desk, self.desk.complaints.load(seen.number), agency)
            if slow:
                self.clock.advance(minutes=4)
            self.visit(seen.number, "sent", Fuse())

        self.courier.while_sending = meanwhile
        self.visit(seen.number, "sent", Fuse())
        self.courier.while_sending = lambda message: None

    # --- how -------------------------------------------------------------------------------

    @property
    def numbers(self) -> list[str]:
        return sorted(self.store.items) if hasattr(self, "desk") else []

    def pick(self, pick: int) -> Complaint:
        return self.desk.complaints.load(self.numbers[pick % len(self.numbers)])

    def fitting(self, seen: Complaint, choice: int) -> tuple[str, str]:
        """One of the deeds that the complaint's status is waiting for."""
        possible = fitting(self.desk, seen)
        return possible[choice % len(possible)]

    def fuse(self, crash: Any) -> Fuse:
        fuse = Fuse()
        if crash:
            fuse.set(crash[0], after=crash[1])
        return fuse

    def visit(self, number: str, outcome: str, fuse: Fuse) -> None:
        self.visits += 1
        self.courier.outcome = outcome
        desk, courier = fragile(self.desk, fuse), FragileCourier(self.courier, fuse)
        with suppress(Crash):
            owner = f"v{self.visits}"
            self.began[owner] = self.clock()
            visit(desk, courier, number, owner)
