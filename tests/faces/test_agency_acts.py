from __future__ import annotations

import pytest

from functions.actions.desk import Desk
from functions.domain import staff_acts
from tests.faces import office
from tests.faces.browser import Page
from tests.faces.face import Face
from tests.faces.test_agency_answer import GOOD
from tests.faces.test_filing import HARD


@pytest.mark.parametrize("act", ["acknowledge", "answer", "return", "ask"])
def test_number_and_short_code_are_enough_for_every_act(
    agency: Face, desk: Desk, number: str, act: str
) -> None:
    given = {"number": number, "agency_code": office.agency_code(desk, number)}
    words = {"reason": "Bukan tugas kami.", "question": "Di RT berapa?"}
    done = agency.form(f"/api/agency/{act}", **given, **GOOD, **words)
    assert done.status_code == 200
    assert desk.complaints.load(number).history[-1].by == "agency:dishub"


@pytest.mark.parametrize(
    ("act", "field", "shown"),
    [("return", "reason", "Tuliskan alasannya."), ("ask", "question", "Tuliskan pertanyaan")],
)
def test_return_and_question_need_words(
    agency: Face, key: dict[str, str], act: str, field: str, shown: str
) -> None:
    refused = agency.json(f"/api/agency/{act}", **key, **{field: "  "})
    assert refused.status_code == 422 and set(refused.json()["fields"]) == {field}
    assert agency.page(f"/api/agency/{act}", **key, **{field: ""}).says_beside(field, shown)
    long = agency.page(f"/api/agency/{act}", **key, **{field: "a" * 4001})
    assert long.form(f"/api/agency/{act}").values[field] == "a" * 4001


def test_a_return_may_name_another_agency_in_the_officials_own_words(
    agency: Face, desk: Desk, number: str, key: dict[str, str]
) -> None:
    long = {"reason": HARD, "suggested_agency": "D" * 101}
    page = agency.page("/api/agency/return", **key, **long)
    assert page.says_beside("suggested_agency", "Paling panjang 100 huruf")
    form = page.form("/api/agency/return")
    assert form.values["reason"] == HARD
    words = form.values | {"suggested_agency": " Dinas\r\nPUPR"}
    assert agency.form(form.action, **words).status_code == 200
    assert desk.complaints.load(number).history[-1].word("suggested") == "Dinas PUPR"


def test_an_overlong_name_comes_back_in_the_form_of_its_act(
    agency: Face, key: dict[str, str]
) -> None:
    page = agency.page("/api/agency/acknowledge", **key, officer_name="a" * 101)
    assert page.says_beside("ack_name", "Paling panjang 100 huruf")
    assert page.form("/api/agency/answer").values["officer_name"] == ""


def test_acknowledging_twice_does_no_harm(
    agency: Face, desk: Desk, number: str, key: dict[str, str]
) -> None:
    first = agency.json("/api/agency/acknowledge", **key, officer_name="Hasan")
    before = desk.complaints.load(number)
    again = agency.json("/api/agency/acknowledge", **key)
    assert first.json() == again.json()
    assert first.json()["status"] == "acknowledged"
    assert agency.form("/api/agency/acknowledge", **key).status_code == 200
    assert desk.complaints.load(number) == before


@pytest.mark.parametrize("act", ["answer", "return", "ask", "acknowledge"])
def test_what_is_typed_too_late_is_refused_and_kept(
    agency: Face, desk: Desk, number: str, key: dict[str, str], act: str
) -> None:
    office.answered(desk, number)
    office.act(desk, number, staff_acts.relay, office.ANSWER)
    before = desk.complaints.load(number)
    typed = GOOD | {"text": HARD, "reason": HARD, "question": HARD}
    answer = agency.form(f"/api/agency/{act}", **key, **typed)
    assert answer.status_code == 409
    form = Page.of(answer.text).form(f"/api/agency/{act}")
    offered = form.values.keys() & typed.keys()
    assert offered and {name: form.values[name] for name in offered} == {
        name: typed[name] for name in offered
    }
    assert desk.complaints.load(number) == before


@pytest.mark.parametrize(
    "change",
    [
        {"text": "a" * 20},
        {"text": "a" * 4000},
        {"officer_name": "H"},
        {"officer_name": "a" * 100},
        {"promised_by_day": "besok"},
    ],
)
def test_an_answer_may_go_to_its_limits_and_a_final_one_needs_no_date(
    agency: Face, key: dict[str, str], change: dict[str, str]
) -> None:
    assert agency.form("/api/agency/answer", **key, **GOOD | change).status_code == 200
