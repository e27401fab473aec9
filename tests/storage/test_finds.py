from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from functions.actions.desk import Desk
from functions.config import keyring
from functions.domain.findable import NAME, WORD, Key, keys_of, mark
from functions.domain.identity import Identity
from functions.storage.finds import Finds
from tests.clock import Clock
from tests.crashes import Crash, Fuse, fragile
from tests.desks import filed, submission
from tests.emulated import FIND_KEYS, Aws

SITI, LAMP = Key(NAME, "siti"), Key(WORD, "lampu")


def numbers(desk: Desk, key: Key, **more: Any) -> list[str]:
    return [entry.number for hash in desk.finds.hashes(key) for entry in newest(desk, hash, **more)]


def newest(desk: Desk, hash: str, *, limit: int = 10, **more: Any) -> Any:
    return desk.finds.newest(hash, limit=limit, **more).entries


def test_what_is_filed_is_found_the_newest_first(any_desk: Desk, clock: Clock) -> None:
    first = filed(any_desk).complaint.number
    clock.advance(minutes=1)
    second = filed(any_desk, description="Lampu taman pecah semua.").complaint.number
    assert numbers(any_desk, LAMP) == numbers(any_desk, SITI) == [second, first]
    assert [c.number for c in any_desk.finds.complaints((first, "TB-0000-0000", second))] == [
        first,
        second,
    ]


def test_a_long_list_comes_in_windows(any_desk: Desk, clock: Clock) -> None:
    made = []
    for n in range(5):
        clock.advance(minutes=1)
        made.insert(0, filed(any_desk, description=f"Lampu nomor {n} mati.").complaint.number)
    [hash] = any_desk.finds.hashes(LAMP)
    window = any_desk.finds.newest(hash, limit=3)
    assert [e.number for e in window.entries] == made[:3] and not window.is_whole
    rest = any_desk.finds.newest(hash, limit=3, before=window.entries[-1].place)
    assert [e.number for e in rest.entries] == made[3:] and rest.is_whole


def test_an_entry_tells_which_other_keys_its_complaint_has(any_desk: Desk) -> None:
    filed(any_desk)
    [name], [other] = any_desk.finds.hashes(SITI), any_desk.finds.hashes(Key(NAME, "budi"))
    [hash] = any_desk.finds.hashes(LAMP)
    [entry] = newest(any_desk, hash)
    assert mark(name) in entry.marks and mark(other) not in entry.marks


@pytest.mark.parametrize("call", [3, 4])
@pytest.mark.parametrize("after", [False, True])
def test_a_complaint_that_stands_is_found_whatever_died(desk: Desk, call: int, after: bool) -> None:
    """Calls: submission, identity, find keys, complaint."""
    fuse = Fuse()
    fuse.set(call, after=after)
    with pytest.raises(Crash):
        filed(fragile(desk, fuse))
    standing = bool(desk.complaints.items)  # type: ignore[attr-defined]
    assert standing == (call == 4 and after)
    assert not standing or numbers(desk, SITI)
    again = filed(desk).complaint.number
    assert numbers(desk, SITI) == [again]


def test_who_reported_is_forgotten_and_the_story_stays(any_desk: Desk) -> None:
    complaint, sent = filed(any_desk).complaint, submission()
    whole = keys_of(complaint, sent, sent.identity)
    left = keys_of(complaint, sent, Identity())
    any_desk.finds.leave(complaint.number, complaint.filed_at, left, set(whole) - set(left))
    assert numbers(any_desk, SITI) == [] and numbers(any_desk, LAMP) == [complaint.number]
    [name], [lamp] = any_desk.finds.hashes(SITI), any_desk.finds.hashes(LAMP)
    assert mark(name) not in newest(any_desk, lamp)[0].marks


def test_what_was_filed_under_an_older_key_is_still_found_and_forgotten(
    aws: Aws, clock: Clock
) -> None:
    old = Finds(aws.client("dynamodb"), aws.table, keyring(FIND_KEYS))
    new = Finds(aws.client("dynamodb"), aws.table, keyring(f"f2:{'ab' * 32} {FIND_KEYS}"))
    old.put("TB-1", clock.now, [SITI])
    new.put("TB-2", clock.now + timedelta(minutes=1), [SITI])
    hashes = new.hashes(SITI)
    assert [[e.number for e in new.newest(h, limit=9).entries] for h in hashes] == [
        ["TB-2"],
        ["TB-1"],
    ]
    new.leave("TB-1", clock.now, [LAMP], [SITI])
    assert not any(item["pk"]["S"] == f"K#{hashes[1]}" for item in aws.items())
