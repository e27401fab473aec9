"""Rows from LAPOR are filed once each, whatever happens on the way."""

from __future__ import annotations

import pytest

from functions.actions.desk import Desk
from functions.actions.enter_complaint import enter
from functions.actions.import_lapor import import_some, judged
from functions.domain.lapor_rows import Names, Reader, Row
from tests.desks import STORY

BY = "staff:rina"
FIELDS = ("external_number", "received_at", "description", "status")


def rows(desk: Desk, *given: tuple[str, ...]) -> list[Row]:
    reader = Reader(FIELDS, Names({}, {"selesai": True}), desk.directory, desk.settings.filing)
    whole = [(*cells, *("20/11/2026", STORY, "Proses")[len(cells) - 1 :]) for cells in given]
    return [reader.read(n, cells, desk.now()) for n, cells in enumerate(whole, 2)]


def run(desk: Desk, found: list[Row], most: int = 100, finished: bool = False) -> tuple[int, int]:
    return tuple(import_some(desk, found, BY, most=most, with_finished=finished))  # type: ignore[return-value]


def verdicts(desk: Desk, found: list[Row]) -> list[str]:
    return [judgement.verdict for judgement in judged(desk, found)]


def test_a_second_import_of_the_same_rows_changes_nothing(desk: Desk) -> None:
    found = rows(desk, ("1001",), ("1002",), ("salah",), ("1003", "20/11/2026", STORY, "Selesai"))
    assert verdicts(desk, found) == ["new", "new", "wrong", "finished"]
    assert run(desk, found) == (4, 2)
    before = dict(desk.complaints.items)  # type: ignore[attr-defined]
    assert verdicts(desk, found) == ["known", "known", "wrong", "finished"]
    assert run(desk, found) == (4, 0)
    assert desk.complaints.items == before  # type: ignore[attr-defined]


def test_nobody_is_told_of_what_is_imported(desk: Desk) -> None:
    run(desk, rows(desk, ("1001",)))
    [complaint] = desk.complaints.items.values()  # type: ignore[attr-defined]
    assert not complaint.messages
    assert (complaint.channel, complaint.external_number) == ("lapor", "1001")
    assert complaint.history[0].by == BY


def test_finished_ones_come_along_when_they_are_wanted(desk: Desk) -> None:
    found = rows(desk, ("1003", "20/11/2026", STORY, "Selesai"))
    assert run(desk, found) == (1, 0)
    assert run(desk, found, finished=True) == (1, 1)


def test_an_import_goes_on_where_a_step_ended(desk: Desk) -> None:
    found = rows(desk, *((str(n),) for n in range(1001, 1006)))
    place, filed = run(desk, found, most=2)
    assert (place, filed) == (2, 2)
    assert run(desk, found[place:]) == (3, 3)


def test_other_words_under_a_number_that_stands_change_nothing_and_are_said(desk: Desk) -> None:
    run(desk, rows(desk, ("1001",)))
    [complaint] = desk.complaints.items.values()  # type: ignore[attr-defined]
    other = rows(desk, ("1001", "20/11/2026", f"{STORY} Sudah diperbaiki."))
    [judgement] = judged(desk, other)
    assert (judgement.verdict, judgement.number) == ("changed", complaint.number)
    assert run(desk, other) == (1, 0)


def test_a_number_that_was_typed_by_hand_is_known(desk: Desk) -> None:
    [row] = rows(desk, ("1001",))
    assert row.entry
    enter(desk, row.entry, "form-1", BY)
    assert verdicts(desk, [row]) == ["known"]


def test_a_number_twice_in_one_file_is_known_or_wrong(desk: Desk) -> None:
    found = rows(desk, ("1001",), ("#1001",), ("1001", "20/11/2026", "Cerita yang lain sekali."))
    seen = judged(desk, found)
    assert [j.verdict for j in seen] == ["new", "known", "wrong"]
    assert "baris 2" in seen[1].why and "baris 2" in seen[2].why
    assert run(desk, found) == (3, 1)


def test_what_a_crash_left_half_is_new_and_is_completed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = rows(desk, ("1001",), ("1002",))
    with monkeypatch.context() as broken:
        broken.setattr(desk.complaints, "create", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run(desk, found)
    assert verdicts(desk, found) == ["new", "new"]
    assert run(desk, found) == (2, 1), "the first one's number was given before the crash"
    assert verdicts(desk, found) == ["known", "known"]
    assert len(desk.complaints.items) == 2  # type: ignore[attr-defined]
