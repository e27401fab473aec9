"""A request under UU 14/2008: decision, delivery, objection, and the clocks of each."""

from __future__ import annotations

from typing import Any

import pytest

from functions.domain import privacy, wording
from functions.domain.dates import local
from functions.domain.deadlines import deadlines
from functions.domain.errors import Invalid, WrongState
from tests.cases import Case
from tests.clock import wita
from tests.desks import shipped

DIRECTORY, RULES, _ = shipped()


def request(**facts: Any) -> Case:
    return Case(**({"kind": "ppid_request"} | facts))


def due(case: Case) -> dict[str, str]:
    """The running clocks of the law, and until which day."""
    found = deadlines(case.complaint, RULES)
    return {
        d.clock.id: f"{local(d.due):%Y-%m-%d}"
        for d in found
        if d.clock.id.startswith("ppid") and d.is_running and d.due
    }


def explained(case: Case) -> str:
    return wording.explanation(case.complaint, DIRECTORY, RULES)


def may(case: Case) -> list[str]:
    view = privacy.for_reporter(case.complaint, {}, DIRECTORY, RULES, case.at)
    found: list[str] = view["may"]
    return found


def test_ten_working_days_and_seven_more_once_they_were_announced_in_writing() -> None:
    case = request()
    assert due(case) == {"ppid": "2026-12-08"}
    assert due(case.extend()) == {"ppid": "2026-12-17"}
    [clock] = [d for d in deadlines(case.complaint, RULES) if d.clock.id == "ppid"]
    assert clock.explanation.startswith("10 hari kerja setelah 24 November 2026; diperpanjang 7")
    with pytest.raises(WrongState, match="hanya boleh sekali"):
        case.extend()


def test_what_is_late_already_is_not_extended() -> None:
    with pytest.raises(WrongState, match="Tenggatnya sudah lewat"):
        request().on("2026-12-09").extend()


def test_a_granted_request_ends_in_delivery_and_may_be_objected_to_for_thirty_days() -> None:
    case = request().grant(fee=25_000)
    assert (case.status, due(case)) == ("granted", {"ppid_deliver": "2026-12-01"})
    assert explained(case) == (
        "Permohonan Anda dikabulkan. Bentuknya salinan lewat e-mail, biaya Rp25.000."
    )
    case.on("2026-11-26").deliver()
    assert (case.status, due(case)) == ("decided", {"ppid_object": "2027-01-13"})
    assert "mengajukan keberatan paling lambat 13 Januari 2027" in explained(case)
    assert case.told() == {("delivered_reporter", "reporter")}


@pytest.mark.parametrize(
    ("decide", "sentence"),
    [
        (
            lambda case: case.grant(excepted="rahasia-pribadi"),
            "dikabulkan sebagian. Yang tidak kami berikan: dapat mengungkapkan rahasia pribadi "
            "(UU 14/2008 pasal 17 huruf h). Bentuknya salinan lewat e-mail, tanpa biaya.",
        ),
        (
            lambda case: case.refuse("penegakan-hukum"),
            "kami tolak: dapat menghambat proses penegakan hukum (UU 14/2008 pasal 17 huruf a).",
        ),
        (
            lambda case: case.not_held(),
            "Kami tidak menguasai informasi ini. Mintalah kepada Pemerintah Provinsi",
        ),
    ],
)
def test_the_applicant_reads_the_decision_with_its_reason(decide: Any, sentence: str) -> None:
    assert sentence in explained(decide(request()))


def test_a_decision_meets_the_clocks_and_tells_the_agency_that_was_asked() -> None:
    case = request().dispatch("pupr").grant()
    assert ("recalled_agency", "pupr") in case.told() and case.complaint.agencies == ()
    running = {d.clock.id for d in deadlines(case.complaint, RULES) if d.is_running}
    assert running == {"ppid_deliver"}


def test_an_objection_goes_to_the_superior_officer_and_then_to_komisi_informasi() -> None:
    case = request().refuse().on("2026-12-01")
    assert "object" in may(case)
    case.object_to()
    assert case.told() == {("objected_admin", "admin"), ("objected_superior", "superior")}
    assert due(case) == {"ppid_objection": "2027-01-18"} and "object" not in may(case)
    assert "menjawab paling lambat 18 Januari 2027" in explained(case)
    case.on("2026-12-10").answer_objection(upheld=False)
    assert (case.status, due(case)) == ("decided", {"ppid_dispute": "2027-01-04"})
    assert "sengketa ke Komisi Informasi paling lambat 4 Januari 2027" in explained(case)
    with pytest.raises(WrongState, match="sudah pernah diajukan"):
        case.object_to()


def test_an_objection_that_is_upheld_leads_to_delivery_and_to_no_second_objection() -> None:
    case = request().refuse().object_to(by="staff:ppid").answer_objection(upheld=True)
    assert case.status == "granted"
    case.deliver()
    assert case.status == "decided" and "object" not in may(case)
    assert set(due(case)) == {"ppid_dispute"}


def test_who_got_no_decision_in_time_may_object_but_not_before() -> None:
    case = request()
    assert "object" not in may(case)
    with pytest.raises(WrongState, match="masih diproses dalam waktunya"):
        case.object_to("unanswered")
    case.on("2026-12-09")
    assert "object" in may(case)
    assert case.object_to("unanswered").status == "objected"


@pytest.mark.parametrize(
    ("act", "field"),
    [
        (lambda case: case.grant(form="cd"), "form"),
        (lambda case: case.grant(fee=-1), "fee"),
        (lambda case: case.grant(excepted="malas"), "reason"),
        (lambda case: case.refuse("malas"), "reason"),
        (lambda case: case.not_held("bulan"), "to"),
        (lambda case: case.refuse().object_to("marah"), "ground"),
    ],
)
def test_what_is_not_on_a_list_is_refused_beside_its_field(act: Any, field: str) -> None:
    with pytest.raises(Invalid) as wrong:
        act(request())
    assert set(wrong.value.fields) == {field}


@pytest.mark.parametrize("act", ["extend", "grant", "refuse", "not_held", "deliver", "object_to"])
def test_no_such_act_happens_to_a_complaint(act: str) -> None:
    with pytest.raises(WrongState):
        getattr(Case(at=wita("2026-11-24")), act)()
