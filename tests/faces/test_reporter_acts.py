"""What a reporter may do with a complaint, and what comes of it."""

from __future__ import annotations

import pytest

from functions.actions.desk import Desk
from functions.domain import staff_acts
from tests.faces import office, reporter
from tests.faces.face import Face
from tests.faces.reporter import ACTS, Key


@pytest.fixture
def key(desk: Desk) -> Key:
    return reporter.fresh(desk)


@pytest.fixture
def answered(desk: Desk) -> Key:
    return reporter.answered(desk)


@pytest.mark.parametrize(
    ("act", "status"), [("reply", "reopened"), ("rate", "reopened"), ("reopen", "reopened")]
)
def test_after_the_answer_the_reporter_can_react(
    citizen: Face, answered: Key, act: str, status: str
) -> None:
    done = citizen.json(f"/api/complaints/{act}", **answered, **ACTS[act])
    assert done.status_code == 200
    assert done.json() == {
        "number": answered["number"],
        "status": status,
        "status_label": "Dibuka lagi",
    }


def test_what_the_reporter_adds_stands_on_the_way(citizen: Face, key: Key) -> None:
    citizen.json("/api/complaints/reply", **key, **ACTS["reply"])
    tracked = citizen.json("/api/track", **key).json()
    assert tracked["timeline"][-1]["text"] == ACTS["reply"]["text"]


def test_a_withdrawn_complaint_can_be_opened_again(citizen: Face, key: Key) -> None:
    withdrawn = citizen.json("/api/complaints/withdraw", **key)
    assert withdrawn.json()["status"] == "withdrawn"
    reopened = citizen.json("/api/complaints/reopen", **key, **ACTS["reopen"])
    assert reopened.json()["status"] == "reopened"


@pytest.mark.parametrize(("resolved", "status"), [("true", "solved"), ("false", "reopened")])
def test_a_form_rates_with_words(
    citizen: Face, desk: Desk, answered: Key, resolved: str, status: str
) -> None:
    form = citizen.page("/api/track", **answered).form("/api/complaints/rate")
    done = citizen.form(form.action, **form.values, resolved=resolved, score="4")
    assert done.status_code == 200 and "Terima kasih" in done.text
    assert desk.complaints.load(answered["number"]).status == status


def test_after_an_act_one_press_leads_back_to_the_complaint(citizen: Face, key: Key) -> None:
    form = citizen.page("/api/track", **key).form("/api/complaints/reply")
    form.values["text"] = "Tambahan dari saya."
    back = citizen.page(form.action, **form.values).form("/api/track")
    assert "Tambahan dari saya." in citizen.page(back.action, **back.values).seen.text


def test_a_withdrawn_complaint_does_not_claim_that_its_deadlines_were_met(
    citizen: Face, key: Key
) -> None:
    assert "Tenggat" in citizen.page("/api/track", **key).seen.text
    citizen.json("/api/complaints/withdraw", **key)
    shown = citizen.page("/api/track", **key).seen.text
    assert "Anda mencabut laporan ini." in shown and "Sudah dilakukan" not in shown


def test_a_question_of_the_office_is_answered_from_the_tracking_page(
    citizen: Face, desk: Desk, key: Key
) -> None:
    office.act(desk, key["number"], staff_acts.ask, "Di RT berapa?")
    page = citizen.page("/api/track", **key)
    assert "Di RT berapa?" in page.seen.text
    form = page.form("/api/complaints/reply")
    citizen.form(form.action, **form.values | {"text": "RT 4"})
    assert desk.complaints.load(key["number"]).status == "received"
