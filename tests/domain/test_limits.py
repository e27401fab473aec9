from __future__ import annotations

from dataclasses import replace

import pytest

from functions.domain.identity import Identity
from functions.domain.limits import Counters, counters, network, next_hour
from tests.clock import wita
from tests.desks import ACCESS, shipped

LIMITS = replace(
    shipped()[2].limits,
    filings_per_hour=80,
    filings_per_hour_address=40,
    filings_per_hour_contact=5,
)
SITI = Identity(name="Siti", phone="+6281234567890", email="siti@contoh.id")


def of(hour: str = "10:00", address: str = "36.68.1.2", who: Identity = SITI) -> Counters:
    return counters(ACCESS, LIMITS, address, who, wita("2026-11-24", hour))


@pytest.mark.parametrize(
    ("address", "as_one"),
    [
        ("36.68.1.2", "36.68.1.2"),
        ("::ffff:36.68.1.2", "36.68.1.2"),
        ("2001:448a:1::1", "2001448a00010000"),
        ("2001:448a:1:0:ffff::9", "2001448a00010000"),
        ("2001:448a:1:1::1", "2001448a00010001"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_an_address_counts_as_its_subscriber(address: str, as_one: str) -> None:
    assert network(address) == as_one


def test_everything_is_counted_by_its_own_limit() -> None:
    found = of()
    assert [counter.limit for counter in found.each] == [80, 40, 5, 5]
    assert [counter.told_from for counter in found.each] == [10, 5, 1, 1]
    assert len({counter.what for counter in (*found.each, found.by_question)}) == 5


def test_who_gives_only_a_phone_is_counted_by_it() -> None:
    assert of(who=replace(SITI, email="")).contacts == of().contacts[:1]
    assert of(who=replace(SITI, email="Siti@contoh.ID")).contacts == of().contacts


def test_what_is_counted_tells_nothing_and_is_another_in_the_next_hour() -> None:
    now, later, next_ = of("10:00"), of("10:59"), of("11:00")
    assert now == later
    assert not {c.what for c in now.each} & {c.what for c in next_.each}
    for secret in ("36.68", "8123456", "siti"):
        assert secret not in repr(now)


@pytest.mark.parametrize(
    ("at", "hour"), [("10:00", "11:00"), ("10:59", "11:00"), ("23:30", "00:00")]
)
def test_the_next_hour_begins_on_the_hour(at: str, hour: str) -> None:
    assert f"{next_hour(wita('2026-11-24', at)):%H:%M}" == hour
