from __future__ import annotations

from typing import Any

import pytest

from functions.actions.desk import Desk
from tests.clock import Clock
from tests.faces.face import Face
from tests.faces.test_filing import GOOD, KEY


def same(first: dict[str, Any], second: dict[str, Any]) -> bool:
    return all(first[name] == second[name] for name in ("number", "code", "filed_at"))


@pytest.mark.fault(4)
@pytest.mark.parametrize("key", [KEY, ""])
def test_the_same_submission_again_gets_the_same_number_and_code(
    citizen: Face, desk: Desk, clock: Clock, key: str
) -> None:
    first = citizen.json("/api/complaints", **GOOD, idempotency_key=key)
    clock.advance(minutes=5)
    again = citizen.json("/api/complaints", **GOOD, idempotency_key=key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert same(first.json(), again.json())
    assert len(desk.complaints.items) == 1  # type: ignore[attr-defined]


def test_a_form_and_an_app_send_the_same_thing(citizen: Face) -> None:
    first = citizen.json("/api/complaints", **GOOD, hide_identity=True).json()
    again = citizen.form("/api/complaints", **GOOD, hide_identity="true")
    assert again.status_code == 200
    assert first["number"] in again.text and first["code"] in again.text


@pytest.mark.fault(6)
def test_the_same_key_with_other_content_is_refused(citizen: Face, desk: Desk) -> None:
    first = citizen.json("/api/complaints", **GOOD, idempotency_key=KEY).json()
    other = GOOD | {"description": "Jalan di depan sekolah berlubang besar."}
    answer = citizen.json("/api/complaints", **other, idempotency_key=KEY)
    assert answer.status_code == 409
    assert answer.json()["error"] == "conflict"
    assert first["number"] not in answer.text and first["code"] not in answer.text
    page = citizen.page("/api/complaints", **other, idempotency_key=KEY)
    assert page.says_beside("description", "isi yang berbeda")
    assert other.items() <= page.form("/api/complaints").values.items()
    assert len(desk.complaints.items) == 1  # type: ignore[attr-defined]


def test_other_content_without_a_key_is_another_complaint(citizen: Face) -> None:
    first = citizen.json("/api/complaints", **GOOD).json()
    other = citizen.json("/api/complaints", **GOOD, location="Depan masjid")
    assert other.status_code == 201 and other.json()["number"] != first["number"]


def test_the_same_words_without_a_key_are_new_after_two_days(citizen: Face, clock: Clock) -> None:
    first = citizen.json("/api/complaints", **GOOD).json()
    clock.advance(days=1)
    assert same(first, citizen.json("/api/complaints", **GOOD).json())
    clock.advance(days=1)
    assert citizen.json("/api/complaints", **GOOD).status_code == 201


def test_who_sends_again_still_has_to_send_it_whole(citizen: Face) -> None:
    citizen.json("/api/complaints", **GOOD, idempotency_key=KEY)
    answer = citizen.json("/api/complaints", idempotency_key=KEY)
    assert answer.status_code == 422
