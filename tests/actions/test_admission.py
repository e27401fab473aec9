"""The gate over a desk in memory; several gates over one desk are several processes."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from itertools import cycle
from typing import Any

import pytest

from functions.actions.admission import Gate, Solution, Visit
from functions.actions.desk import Desk
from functions.actions.file_complaint import file_complaint
from functions.domain.errors import CheckNeeded, Refused, TooMany
from functions.domain.identity import Identity
from tests.clock import Clock
from tests.desks import memory_desk, replaced, shipped, submission
from tests.domain.test_challenge import solved, total

VILLAGE = "36.68.1.2"
LIMITS = shipped()[2].limits
NOTHING = Solution()
Outcomes = Counter[str]


@pytest.fixture
def desk(clock: Clock) -> Desk:
    return desk_with(clock)


def desk_with(clock: Clock, **limits: int) -> Desk:
    settings = shipped()[2]
    changed = replace(settings, limits=replace(settings.limits, **limits))
    return replaced(memory_desk(clock, choice=random.Random(3).choice), settings=changed)


class Crowd:
    """People, or one machine, before the gates of a number of processes."""

    def __init__(self, desk: Desk, processes: int = 1) -> None:
        self.desk = desk
        self.gates = cycle([Gate(desk) for _ in range(processes)])
        self.sent = 0

    def send(
        self,
        address: str = VILLAGE,
        *,
        phone: str = "",
        key: str = "",
        solution: Solution = NOTHING,
        **more: Any,
    ) -> None:
        """File something that nobody filed before, as the face does."""
        self.sent += 1
        who = Identity(name="Siti", phone=phone or f"+62812{self.sent:08d}")
        words = submission(identity=who, title=f"Laporan {key or self.sent}")
        gate = next(self.gates)
        admitted = gate.admit(words, key, Visit(address, solution, **more))
        if not file_complaint(self.desk, words, key).again:
            gate.count(admitted)

    def outcome(self, *address: str, **more: Any) -> str:
        try:
            self.send(*address, **more)
        except Refused as refused:
            return refused.code
        return "filed"

    def many(self, times: int, **more: Any) -> Outcomes:
        return Counter(self.outcome(**more) for _ in range(times))

    def solve(self, *address: str, key: str = "", words: bool = False, **more: Any) -> str:
        """Send, and send again with what was asked for."""
        try:
            self.send(*address, key=key, **more)
        except CheckNeeded as asked:
            made = asked.challenge
            by_question = Solution(ticket=made.ticket, answer=str(total(made)))
            solution = by_question if words else Solution(solved(made))
            return self.outcome(*address, key=made.key, solution=solution, **more)
        raise AssertionError("no check was asked")


def test_one_address_sends_more_than_a_village(desk: Desk) -> None:
    most = LIMITS.filings_per_hour_address
    assert Crowd(desk).many(most + 40) == {"filed": most, "check_needed": 40}


def test_many_addresses_send_together(desk: Desk) -> None:
    crowd, most = Crowd(desk), LIMITS.filings_per_hour
    outcomes = Counter(crowd.outcome(f"36.68.{i // 250}.{i % 250}") for i in range(most + 100))
    assert outcomes == {"filed": most, "check_needed": 100}


def test_one_phone_number_is_given_again_and_again(desk: Desk) -> None:
    crowd, most = Crowd(desk), LIMITS.filings_per_hour_contact
    given = Counter(crowd.outcome(f"36.68.1.{i}", phone="+6281234567890") for i in range(most + 9))
    assert given == {"filed": most, "check_needed": 9}
    assert crowd.outcome("36.68.1.1") == "filed", "nobody else notices"


def test_thirty_villagers_behind_one_address_are_not_asked(desk: Desk, clock: Clock) -> None:
    crowd = Crowd(desk, processes=3)
    for _ in range(30):
        assert crowd.outcome() == "filed"
        clock.advance(seconds=20)


@pytest.mark.parametrize("processes", [2, 5, 10])
def test_processes_side_by_side_let_little_more_through_than_one(
    desk: Desk, processes: int
) -> None:
    most = LIMITS.filings_per_hour_address
    filed = Crowd(desk, processes).many(2 * most)["filed"]
    assert most <= filed <= most + processes * (most // 8)


def test_a_quiet_hour_costs_neither_a_read_nor_a_write(desk: Desk, clock: Clock) -> None:
    used: list[str] = []
    desk.tries.count = lambda *_: used.append("read") or 0  # type: ignore[method-assign,func-returns-value]
    desk.tries.add = lambda *_: used.append("write")  # type: ignore[method-assign]
    crowd = Crowd(desk)
    for hour in range(3):
        for i in range(LIMITS.filings_per_hour // 8):
            crowd.send(f"36.68.{hour}.{i}")
        clock.advance(hours=1)
    assert used == []


def test_a_new_hour_begins_at_zero(desk: Desk, clock: Clock) -> None:
    crowd = Crowd(desk, processes=2)
    assert crowd.many(LIMITS.filings_per_hour_address + 1)["check_needed"]
    clock.advance(hours=1)
    assert crowd.outcome() == "filed"


@pytest.mark.parametrize("words", [False, True], ids=["work", "question"])
def test_whoever_solves_the_check_is_let_in_however_many_there_are(desk: Desk, words: bool) -> None:
    crowd = Crowd(desk)
    crowd.many(LIMITS.filings_per_hour_address + 9)
    assert [crowd.solve(words=words) for _ in range(20)] == ["filed"] * 20


@pytest.mark.parametrize("words", [False, True], ids=["work", "question"])
def test_one_solution_files_one_complaint(desk: Desk, words: bool) -> None:
    crowd = Crowd(desk)
    crowd.many(LIMITS.filings_per_hour_address)
    with pytest.raises(CheckNeeded) as asked:
        crowd.send(key="k" * 16)
    made = asked.value.challenge
    given = Solution(ticket=made.ticket, answer=str(total(made)))
    solution = given if words else Solution(solved(made))
    assert crowd.outcome(key="k" * 16, solution=solution) == "filed"
    for other in ("", "l" * 16):
        assert crowd.outcome(key=other, solution=solution) == "check_needed"


def test_a_resend_is_neither_asked_nor_counted(desk: Desk) -> None:
    crowd = Crowd(desk)
    most = LIMITS.filings_per_hour_address
    for _ in range(most):
        crowd.send(key="k" * 16, phone="+6281234567890")
    assert crowd.many(most) == {"filed": most - 1, "check_needed": 1}, "all the first were one"
    assert crowd.outcome(key="k" * 16, phone="+6281234567890") == "filed"


def test_a_robots_filing_is_asked_at_once_and_taken_with_the_check(desk: Desk) -> None:
    crowd = Crowd(desk)
    assert crowd.outcome(is_odd=True) == "check_needed"
    assert crowd.solve(is_odd=True) == "filed"


def test_after_a_wrong_solution_another_one_is_asked_for(desk: Desk) -> None:
    crowd = Crowd(desk)
    with pytest.raises(CheckNeeded) as first:
        crowd.send(is_odd=True)
    made = first.value.challenge
    wrong = Solution(ticket=made.ticket, answer=str(total(made) + 1))
    with pytest.raises(CheckNeeded) as second:
        crowd.send(key=made.key, is_odd=True, solution=wrong)
    assert (first.value.again, second.value.again) == (False, True)
    assert second.value.challenge.key == made.key
    assert second.value.challenge.task.salt != made.task.salt


def test_the_last_limit_turns_everybody_away_until_the_next_hour(clock: Clock) -> None:
    desk = desk_with(clock, filings_per_hour=20, max_filings_per_hour=40)
    crowd = Crowd(desk, processes=2)
    clock.advance(minutes=45)
    crowd.send(key="k" * 16, phone="+6281234567890")
    crowd.many(30)
    while crowd.outcome() == "check_needed":
        assert crowd.solve() == "filed"
    with pytest.raises(TooMany) as closed:
        crowd.send()
    assert closed.value.code == "too_many" and closed.value.retry_after == 15 * 60
    assert "Tulisan Anda tetap ada" in closed.value.message and "15 menit" in closed.value.message
    assert crowd.outcome(key="k" * 16, phone="+6281234567890") == "filed", "a resend has a receipt"
    clock.advance(minutes=15)
    assert crowd.outcome() == "filed"


def test_when_questions_are_answered_by_a_machine_work_is_still_taken(clock: Clock) -> None:
    crowd = Crowd(desk_with(clock, max_by_question_per_hour=8))
    crowd.many(LIMITS.filings_per_hour_address)
    assert Counter(crowd.solve(words=True) for _ in range(10)) == {"filed": 8, "too_many": 2}
    assert crowd.solve() == "filed"
