from __future__ import annotations

from dataclasses import replace

import pytest

from functions.domain.morning import BLOCKS, blocks, day_of, to_be_called
from functions.domain.queues import Row, has_news, row_of
from functions.domain.reminders import agenda
from tests.cases import Case, case_in
from tests.clock import wita
from tests.desks import shipped

RULES = shipped()[1]
DIRECTORY = shipped()[0]


def row(case: Case, *flags: str) -> Row:
    complaint = replace(case.complaint, flags=frozenset(flags))
    place = agenda(complaint, RULES, case.at)
    return row_of(complaint, place.queue_at, place.why)


def titles(found: Row, day: str = "2026-11-24") -> list[str]:
    """The blocks that a row stands in on the morning of a day."""
    today = day_of(wita(day, "08:00"), RULES.calendar)
    return [block.title for block, rows in blocks([found], today) if rows]


@pytest.mark.parametrize(
    ("status", "title"),
    [
        ("received", "Baru masuk"),
        ("returned", "Dikembalikan dinas"),
        ("answer_in", "Jawaban untuk disampaikan"),
        ("reopened", "Balasan dan yang dibuka lagi"),
    ],
)
def test_what_is_our_turn_has_its_block(status: str, title: str) -> None:
    assert titles(row(case_in(status))) == [title]


def test_what_an_agency_owes_is_due_today_or_late_and_a_promise_stands_apart() -> None:
    asked = row(case_in("dispatched"))
    assert titles(asked) == []
    assert titles(asked, "2026-11-25") == ["Harus dijawab dinas hari ini"]
    assert titles(asked, "2026-11-26") == ["Lewat tenggat di dinas"]
    promised = row(case_in("in_progress"))
    assert titles(promised, "2026-12-04") == ["Janji dinas yang jatuh hari ini"]


def test_urgent_ones_are_those_of_the_night_and_those_that_wait_for_us() -> None:
    assert "Mendesak" in titles(row(case_in("received"), "urgent"), "2026-11-27")
    handed_over = row(case_in("dispatched"), "urgent")
    assert "Mendesak" in titles(handed_over) and "Mendesak" not in titles(handed_over, "2026-11-26")
    assert titles(row(case_in("closed"), "urgent")) == []


def test_who_can_be_reached_by_nothing_but_a_call_is_called() -> None:
    for status in ("answer_in", "incomplete"):
        assert to_be_called(row(case_in(status, contact="")))
        assert not to_be_called(row(case_in(status, contact="phone")))
        assert not to_be_called(row(case_in(status, contact="", channel="lapor")))
    assert not to_be_called(row(case_in("dispatched", contact="")))


def test_a_reporters_word_is_news_until_the_office_acts() -> None:
    case = case_in("dispatched")
    assert not has_news(case.complaint)
    case.reply()
    assert has_news(case.complaint) and titles(row(case)) == ["Balasan dan yang dibuka lagi"]
    case.acknowledge()
    assert has_news(case.complaint), "an agency's act is not the office's"
    case.ask()
    assert not has_news(case.complaint)


def test_the_night_reaches_back_over_a_weekend() -> None:
    assert day_of(wita("2026-11-30", "07:00"), RULES.calendar).closed_at.date().day == 27
    assert len({block.title for block in BLOCKS}) == len(BLOCKS)


def test_what_an_ended_agency_holds_asks_to_be_handed_over() -> None:
    today = day_of(wita("2026-11-24", "08:00"), RULES.calendar)
    held = row(case_in("dispatched"))
    for ended, wanted in (({"pupr"}, [held]), ({"dlh"}, [])):
        found = dict(blocks([held], today._replace(ended=frozenset(ended))))
        [rows] = [rows for block, rows in found.items() if block.title.startswith("Di dinas yang")]
        assert rows == wanted
