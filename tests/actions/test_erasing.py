"""Forgetting who reported, step by step: a stopped run is finished by the next one."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest

from functions.actions.desk import Desk
from functions.actions.erasing import erase
from functions.actions.find import find, hashed
from functions.actions.perform import perform
from functions.domain import desk_acts
from functions.domain.errors import WrongState
from functions.domain.findable import asked
from functions.domain.identity import Identity
from functions.domain.messages import failed
from tests.crashes import Crash, Fragile, Fuse, every_crash, fragile
from tests.desks import filed, memory_desk

STEPS = 7
"""Calls that an erasure makes to its stores."""

BY = "staff:make-erase"


def found(desk: Desk, typed: str) -> list[str]:
    return [complaint.number for complaint in find(desk, hashed(desk, asked(typed))).complaints]


@pytest.mark.parametrize(("call", "after"), every_crash(STEPS))
def test_a_stopped_erasure_is_finished_by_the_next_run(call: int, after: bool) -> None:
    desk, fuse = memory_desk(), Fuse()
    number = filed(desk).complaint.number
    dying = replace(fragile(desk, fuse), finds=Fragile(desk.finds, fuse))
    fuse.set(call, after=after)
    with pytest.raises(Crash):
        erase(dying, number, BY)
    with suppress(WrongState):  # the run before died with nothing left to do
        erase(desk, number, BY)
    assert desk.identities.get(number) == Identity()
    assert found(desk, "Siti") == found(desk, "081234567890") == []
    assert found(desk, "lampu pasar") == [number]
    told = [event.what for event in desk.complaints.load(number).history]
    assert told.count("erased") == 1
    with pytest.raises(WrongState):
        erase(desk, number, BY)


def test_an_erasure_takes_as_many_steps_as_are_crashed_here() -> None:
    desk, fuse = memory_desk(), Fuse()
    number = filed(desk).complaint.number
    erase(replace(fragile(desk, fuse), finds=Fragile(desk.finds, fuse)), number, BY)
    assert fuse.calls == STEPS


def test_a_mail_that_failed_is_nobodys_task_once_its_reporter_is_forgotten() -> None:
    desk = memory_desk()
    number = filed(desk).complaint.number
    before = desk.complaints.load(number)
    receipt = next(m for m in before.messages.values() if m.to == "reporter")
    lost = failed(receipt, desk.now(), "Kotak surat penuh")
    after = replace(before, messages={**before.messages, lost.id: lost})
    desk.complaints.save(before, after, desk.agenda(after))
    assert desk.complaints.load(number).troubles == (lost,)
    erased = erase(desk, number, BY)
    assert erased.troubles == ()
    with pytest.raises(WrongState, match="tidak perlu dikirim ulang"):
        perform(desk, number, BY, lambda c, act: desk_acts.resend(c, act, lost.id))
