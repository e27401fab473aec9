"""Anything may happen in any order, and any process may die: what was promised still holds.

EXAMPLES=1000 lets it run for more than 20,000 steps, and stop at the first broken promise instead
of looking for a shorter way to it; EXPLORE=1 lets it go other ways each time.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant

from functions.actions.track import open_with_code
from tests.actions import count, invariants
from tests.actions.deeds import code_of
from tests.actions.world import World

pytestmark = pytest.mark.fault(3, 4, 5, 12, 15, 16, 17, 18, 28, 29, 35)


class Portal(World):
    @invariant()
    def another_step_was_taken(self) -> None:
        self.steps += 1

    @invariant()
    def every_promise_is_kept(self) -> None:
        for complaint in self.store.items.values():
            _, texts = self.desk.complaints.load_with_texts(complaint.number)
            invariants.the_status_is_the_fold_of_the_history(complaint)
            invariants.no_message_is_forgotten(complaint)
            invariants.the_due_moment_is_never_late(self.desk, complaint)
            invariants.nothing_was_sent_twice(self.courier, complaint)
            invariants.what_is_marked_as_sent_was_accepted(self.courier, complaint)
            invariants.nobody_who_may_be_alive_is_written_off(self.courier, self.began, complaint)
            invariants.a_dispatch_has_one_final_answer_of_each_agency(complaint)
            invariants.each_reminder_is_given_once(complaint)
            invariants.nobody_is_reminded_outside_office_hours(self.desk, complaint)
            invariants.nobody_is_reminded_of_what_they_answered(complaint)
            invariants.a_head_decides_only_what_waits(self.desk, complaint)
            invariants.what_was_approved_is_what_was_proposed(complaint, dict(texts))
            invariants.silence_ends_only_what_it_may(complaint)
            invariants.a_secret_case_reaches_only_who_may_know(self.desk, complaint)
            invariants.acts_with_words_have_them(complaint, dict(texts))
            assert self.known.setdefault(complaint.number, set()) <= complaint.messages.keys()
            self.known[complaint.number] |= complaint.messages.keys()

    @invariant()
    def a_number_that_was_shown_opens_with_its_code(self) -> None:
        for _, done in self.filed.values():
            complaint = self.desk.complaints.load(done.complaint.number)
            code = code_of(self.desk, complaint)
            assert code == done.code or complaint.code_generation
            assert open_with_code(self.desk, complaint.number, code)[0] == complaint

    def teardown(self) -> None:
        """After a quiet hour nothing is on its way any more."""
        count.steps += self.steps
        for _ in range(4):
            self.clock.advance(hours=2)
            self.sweep("sent", None)
        for complaint in self.store.items.values():
            assert all(m.is_settled for m in complaint.messages.values())
            assert complaint.due_at is None or complaint.due_at > self.clock()
        self.every_promise_is_kept()


EXAMPLES = int(os.environ.get("EXAMPLES", "120"))
SHRINKS = "EXAMPLES" not in os.environ


class TestPortal(Portal.TestCase):
    settings = settings(
        max_examples=EXAMPLES,
        phases=tuple(Phase) if SHRINKS else (Phase.generate,),
        stateful_step_count=30,
        derandomize="EXPLORE" not in os.environ,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )

    def runTest(self) -> None:
        """A life takes so many steps that a thousand take twenty thousand."""
        super().runTest()
        assert count.steps >= 20 * EXAMPLES
