"""The audit trail: by month in the table, newest first for the auditor, page after page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from functions.domain.audit import Asked, Line
from functions.storage.audit import Audit
from tests.clock import wita
from tests.emulated import Aws

AUTUMN = Asked(wita("2026-09-01", "00:00"), wita("2026-12-01", "00:00"))


@pytest.fixture
def audit(aws: Aws) -> Audit:
    """Three months: looks of Rina's, an act of Budi's, and an account."""
    store = Audit(aws.client("dynamodb"), aws.table)
    for at, who, what, number, id in (
        (wita("2026-09-30", "23:59"), "rina", "identity", "TB-1", "a"),
        (wita("2026-10-01", "00:30"), "budi", "act close", "TB-1", "b"),
        (wita("2026-10-01", "07:59"), "rina", "identity", "TB-2", "c"),
        (wita("2026-10-01", "08:00"), "rina", "identities", "TB-2", "d"),
        (wita("2026-11-30", "23:59"), "rina", "staff invite", "budi", "e"),
        (wita("2026-12-01", "00:00"), "rina", "identity", "TB-3", "f"),
    ):
        store.record(who, what, number, at, id, "catatan" if id == "e" else "")
    return store


def read(audit: Audit, asked: Asked, limit: int = 50) -> list[Line]:
    """All pages one after the other."""
    page = audit.trail.page(asked, limit=limit)
    found = list(page.lines)
    while page.next:
        page = audit.trail.page(asked, limit=limit, start=page.next)
        assert len(page.lines) <= limit
        found += page.lines
    return found


def who_what(lines: list[Line]) -> list[str]:
    return [f"{line.who} {line.what} {line.number}" for line in lines]


def test_lines_come_newest_first_over_months_and_none_twice(audit: Audit) -> None:
    found = who_what(read(audit, AUTUMN))
    assert found == who_what(read(audit, AUTUMN, 1)) == who_what(read(audit, AUTUMN, 2))
    assert found == [
        "rina staff invite budi",
        "rina identities TB-2",
        "rina identity TB-2",
        "budi act close TB-1",
        "rina identity TB-1",
    ]
    assert who_what(list(audit.trail.all(AUTUMN))) == found


WANTED: list[tuple[dict[str, Any], list[str]]] = [
    ({"who": "rina"}, ["budi", "TB-2", "TB-2", "TB-1"]),
    ({"group": "identity"}, ["TB-2", "TB-1"]),
    ({"group": "act"}, ["TB-1"]),
    ({"numbers": ("TB-1", "tb1")}, ["TB-1", "TB-1"]),
    ({"who": "rina", "numbers": ("TB-1",), "group": "identity"}, ["TB-1"]),
    ({"who": "siapa"}, []),
    ({"first": wita("2026-10-01", "00:00")}, ["budi", "TB-2", "TB-2", "TB-1"]),
    ({"last": wita("2026-10-01", "08:00")}, ["TB-2", "TB-1", "TB-1"]),
]


def test_lines_are_found_by_person_group_number_and_day(audit: Audit) -> None:
    for wanted, numbers in WANTED:
        asked = AUTUMN._replace(**wanted)
        assert [line.number for line in read(audit, asked, 1)] == numbers, wanted
        assert [line.number for line in audit.trail.all(asked)] == numbers


def test_a_line_has_its_moment_and_its_note(audit: Audit) -> None:
    line = read(audit, AUTUMN)[0]
    assert (line.at, line.note) == (wita("2026-11-30", "23:59"), "catatan")


def test_lines_of_one_moment_stand_in_one_order_however_they_are_paged(aws: Aws) -> None:
    audit, now = Audit(aws.client("dynamodb"), aws.table), wita("2026-11-24")
    for id in "cadb":
        audit.record("rina", "identity", f"TB-{id}", now, id)
    expected = ["TB-d", "TB-c", "TB-b", "TB-a"]
    for limit in (1, 3, 50):
        assert [line.number for line in read(audit, AUTUMN, limit)] == expected


def test_a_rare_line_is_looked_for_a_portion_at_a_time(
    audit: Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("functions.storage.trail._AT_ONCE", 1)
    monkeypatch.setattr("functions.storage.trail._MOST", 2)
    asked = AUTUMN._replace(who="budi")
    page = audit.trail.page(asked)
    assert not page.lines and page.next
    assert who_what(read(audit, asked)) == ["budi act close TB-1"]


def test_a_place_that_no_page_gave_begins_anew(audit: Audit) -> None:
    for start in ("2027-01-01T00:00:00.000+00:00#x", "apa saja", "2020#"):
        assert len(audit.trail.page(AUTUMN, start=start).lines) == 5


def test_a_line_that_is_written_again_stays_as_it_was(aws: Aws) -> None:
    audit, now = Audit(aws.client("dynamodb"), aws.table), datetime.fromisoformat("2026-11-24T02Z")
    audit.record("rina", "identity", "TB-1", now, "a")
    audit.record("budi", "act close", "TB-2", now, "a")
    assert who_what(read(audit, AUTUMN)) == ["rina identity TB-1"]
