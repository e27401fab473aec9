from __future__ import annotations

from typing import Any

import pytest

from functions.actions.desk import Desk
from functions.actions.staff import open_case_file, reveal_identity
from functions.actions.track import track
from functions.domain import desk_acts
from functions.domain.codes import Keyring
from functions.domain.errors import NotFound, TooMany
from tests.actions.steps import answer, dispatch, dispatched, link, office, relay
from tests.clock import Clock
from tests.desks import STORY, filed, memory_desk

WRONG = "0000-0000-0000"


def refusal(desk: Desk, number: str, code: str) -> str:
    with pytest.raises(NotFound) as refused:
        track(desk, number, code)
    return refused.value.message


def test_the_number_alone_shows_status_and_dates(desk: Desk) -> None:
    view = track(desk, filed(desk).complaint.number)
    assert view["status_label"] == "Diterima"
    assert "timeline" not in view and "agencies" not in view


def test_number_and_code_show_everything_that_concerns_the_reporter(desk: Desk) -> None:
    done = filed(desk)
    view = track(desk, done.complaint.number.lower().replace("-", " "), done.code.replace("-", ""))
    assert view["timeline"][0]["label"] == "Laporan diterima"
    assert view["may"] == ["reply", "withdraw"]


def test_the_relayed_answer_is_read_with_the_code(desk: Desk) -> None:
    done = filed(desk)
    dispatch(desk, done.complaint.number)
    answer(desk, link(desk, done.complaint.number))
    relay(desk, done.complaint.number, "Lampu sudah menyala.")
    view = track(desk, done.complaint.number, done.code)
    assert view["answer"]["text"] == "Lampu sudah menyala."
    assert "Sudah kami perbaiki." not in repr(view)


def test_a_wrong_code_and_an_unknown_number_sound_alike(desk: Desk) -> None:
    number = filed(desk).complaint.number
    words = {
        refusal(desk, number, WRONG),
        refusal(desk, "TB-0000-0000", WRONG),
        refusal(desk, "TB-0000-0000", ""),
        refusal(desk, "", "x"),
        refusal(desk, "'; DROP TABLE", "\ud800"),
    }
    assert words == {"Nomor laporan atau kode tidak cocok. Periksa lagi keduanya."}


def test_too_many_wrong_codes_close_the_door_for_an_hour_even_for_the_right_one(
    desk: Desk, clock: Clock
) -> None:
    done = filed(desk)
    for _ in range(desk.settings.limits.wrong_codes_per_hour):
        refusal(desk, done.complaint.number, WRONG)
    with pytest.raises(TooMany, match="satu jam lagi"):
        track(desk, done.complaint.number, done.code)
    clock.advance(hours=1)
    assert track(desk, done.complaint.number, done.code)["status"] == "received"


def test_unknown_numbers_are_counted_like_wrong_codes(desk: Desk) -> None:
    for _ in range(desk.settings.limits.wrong_codes_per_hour):
        refusal(desk, "TB-0000-0000", WRONG)
    with pytest.raises(TooMany):
        track(desk, "tb 0000 0000", WRONG)


def test_right_codes_and_other_complaints_are_not_counted(desk: Desk) -> None:
    one, other = filed(desk), filed(desk, title="Lain")
    for _ in range(desk.settings.limits.wrong_codes_per_hour):
        refusal(desk, one.complaint.number, WRONG)
        track(desk, other.complaint.number, other.code)
    assert track(desk, other.complaint.number, other.code)


def test_the_code_of_another_complaint_opens_nothing(desk: Desk) -> None:
    one, other = filed(desk), filed(desk, title="Lain")
    refusal(desk, one.complaint.number, other.code)


def test_a_reissued_code_replaces_the_old_one(desk: Desk) -> None:
    done = filed(desk)
    office(desk, done.complaint.number, desk_acts.reissue_code)
    refusal(desk, done.complaint.number, done.code)


@pytest.mark.fault(32)
def test_a_code_made_with_a_rotated_key_still_opens() -> None:
    old = memory_desk(access_keys=Keyring({"a1": b"old"}, "a1"))
    done = filed(old)
    parts: dict[str, Any] = {"complaints": old.complaints, "submissions": old.submissions}
    new = memory_desk(access_keys=Keyring({"a2": b"new", "a1": b"old"}, "a2"), **parts)
    assert track(new, done.complaint.number, done.code)["status"] == "received"


def test_the_office_opens_the_whole_file_and_the_identity_apart(desk: Desk) -> None:
    number = dispatched(desk)
    answer(desk, link(desk, number))
    file = open_case_file(desk, number.lower())
    assert file.submission.description == STORY
    assert [t.body for t in file.texts.values()] == ["Sudah kami perbaiki."]
    assert "Siti" not in repr((file.complaint, file.texts, file.deadlines))
    assert reveal_identity(desk, number).name == "Siti"
