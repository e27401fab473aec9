"""What a reporter may not do: each refusal is a sentence beside its field, and no word is lost."""

from __future__ import annotations

from typing import Any

import pytest

from functions.actions.desk import Desk
from tests.faces import office, reporter
from tests.faces.browser import Page
from tests.faces.face import Face
from tests.faces.reporter import ACTS, Key
from tests.faces.test_filing import HARD

WORDS = {"reply": "text", "rate": "text", "reopen": "reason", "withdraw": "reason"}


@pytest.fixture
def key(desk: Desk) -> Key:
    return reporter.fresh(desk)


@pytest.fixture
def answered(desk: Desk) -> Key:
    return reporter.answered(desk)


@pytest.mark.parametrize(
    ("act", "change", "field", "sentence"),
    [
        ("reply", {"text": ""}, "text", "Tuliskan pesan Anda."),
        ("reply", {"text": " \u200b\r\n"}, "text", "Tuliskan pesan Anda."),
        ("reply", {"text": "a" * 4001}, "text", "paling panjang 4000 huruf"),
        ("rate", {"score": "6"}, "score", "Pilih nilai dari 1 sampai 5."),
        ("rate", {"score": ""}, "score", "Pilih nilai dari 1 sampai 5."),
        ("rate", {"score": "\u0664"}, "score", "Pilih nilai dari 1 sampai 5."),
        ("rate", {"resolved": "mungkin"}, "resolved", "Pilih apakah masalahnya"),
        ("rate", {"resolved": ""}, "resolved", "Pilih apakah masalahnya"),
        ("rate", {"text": "a" * 4001}, "text", "paling panjang 4000 huruf"),
        ("reopen", {"reason": ""}, "reason", "Tuliskan pesan Anda."),
        ("withdraw", {"reason": "a" * 4001}, "reason", "paling panjang 4000 huruf"),
    ],
)
def test_bad_input_gets_a_sentence_beside_its_field(
    citizen: Face,
    desk: Desk,
    answered: Key,
    act: str,
    change: dict[str, str],
    field: str,
    sentence: str,
) -> None:
    before = desk.complaints.load(answered["number"])
    given: dict[str, Any] = {**answered, **ACTS[act], **change}
    refused = citizen.json(f"/api/complaints/{act}", **given)
    assert refused.status_code == 422 and sentence in refused.json()["fields"][field]
    typed = {name: str(value).lower() if name != "code" else value for name, value in given.items()}
    page = citizen.page(f"/api/complaints/{act}", **typed)
    id = f"{act}-{field}" if field in ("text", "reason") else field
    assert sentence in page.seen.text and f"#{id}" in page.seen.links
    assert f"{id}-galat" in page.seen.ids
    words = WORDS[act]
    assert page.form(f"/api/complaints/{act}").values[words] == typed[words]
    assert desk.complaints.load(answered["number"]) == before
    assert not desk.complaints.texts[answered["number"]].keys() - {  # type: ignore[attr-defined]
        event.act for event in before.history
    }


@pytest.mark.parametrize("score", [1.5, True, "3.0", [3], None, 0])
def test_a_score_is_one_of_five_numbers(citizen: Face, answered: Key, score: object) -> None:
    refused = citizen.json("/api/complaints/rate", **answered, score=score, resolved=True)
    assert refused.status_code == 422 and set(refused.json()["fields"]) == {"score"}


@pytest.mark.parametrize("act", ["reply", "rate", "reopen", "withdraw"])
def test_what_the_status_forbids_is_refused_and_the_text_stays_in_its_form(
    citizen: Face, desk: Desk, key: Key, act: str
) -> None:
    if act in ("reply", "withdraw"):
        citizen.json("/api/complaints/withdraw", **key)
    before = desk.complaints.load(key["number"])
    typed = {WORDS[act]: HARD, "score": "4", "resolved": "true"}
    refused = citizen.json(f"/api/complaints/{act}", **key, **typed)
    assert refused.status_code == 409 and refused.json()["error"] == "wrong_state"
    answer = citizen.form(f"/api/complaints/{act}", **key, **typed)
    assert answer.status_code == 409
    page = Page.of(answer.text)
    kept = page.form(f"/api/complaints/{act}").values
    assert kept[WORDS[act]] == HARD and kept["code"] == key["code"]
    if act == "rate":
        assert (kept["score"], kept["resolved"]) == ("4", "true")
    assert page.says_beside(f"{act}-{WORDS[act]}", "tidak bisa dilakukan")
    assert desk.complaints.load(key["number"]) == before


@pytest.mark.parametrize("act", ACTS)
def test_without_the_right_code_nobody_acts_and_no_word_is_lost(
    citizen: Face, desk: Desk, answered: Key, act: str
) -> None:
    before = desk.complaints.load(answered["number"])
    for wrong in ("0000-0000-0000", ""):
        key = answered | {"code": wrong}
        refused = citizen.json(f"/api/complaints/{act}", **key, **ACTS[act])
        assert refused.status_code == 404 and refused.json()["error"] == "not_found"
        typed = {"score": "1", "resolved": "true", WORDS[act]: HARD}
        answer = citizen.form(f"/api/complaints/{act}", **key, **typed)
        assert answer.status_code == 404 and HARD in Page.of(answer.text).seen.text
        assert office.ANSWER not in answer.text
    assert desk.complaints.load(answered["number"]) == before


def test_when_the_store_is_out_of_reach_the_text_is_still_on_the_page(
    citizen: Face, desk: Desk, key: Key
) -> None:
    def broken(*_: object) -> None:
        raise ConnectionError("nobody there")

    desk.complaints.load_whole = broken  # type: ignore[method-assign, assignment]
    answer = citizen.form("/api/complaints/reply", **key, text=HARD)
    assert answer.status_code == 503 and HARD in Page.of(answer.text).seen.text


def test_a_reporter_who_never_stops_is_stopped(citizen: Face, key: Key) -> None:
    answers = [citizen.json("/api/complaints/reply", **key, text=f"Lagi {i}") for i in range(40)]
    assert [a.status_code for a in answers] == [200] * 39 + [429]
    page = citizen.page("/api/complaints/reply", **key, text="Sekali lagi")
    assert "Sekali lagi" in page.seen.text and "0811-5020-205" in page.seen.text
