from __future__ import annotations

from collections.abc import Callable

import pytest

from functions.actions import approval
from functions.actions.desk import Desk
from functions.domain import codes, staff_acts
from tests.desks import STORY, filed
from tests.faces import office
from tests.faces.browser import Page
from tests.faces.face import Face
from tests.faces.test_agency_answer import GOOD

VOID = "Tautan ini tidak berlaku lagi"
WHO = {"approver_name": "Ahmad Yani", "approver_title": "Kepala Dinas Pendidikan"}


@pytest.fixture
def number(desk: Desk, number: str) -> str:
    """The number of a complaint whose final answer waits for the agency's head."""
    office.proposed(desk, number)
    return number


@pytest.fixture
def token(desk: Desk, number: str) -> str:
    return office.head_token(desk, number)


def test_the_head_reads_complaint_and_answer_and_nothing_changes(
    agency: Face, desk: Desk, number: str, token: str
) -> None:
    before = desk.complaints.load(number)
    code = office.approval_code(desk, number)
    for key in ({"token": token}, {"number": number.lower(), "approval_code": code}):
        case = agency.json("/api/agency/proposal", **key).json()
        assert case["proposal"]["text"] == office.ANSWER and case["description"] == STORY
        assert case["proposal"]["officer_name"] == "Hasan" and "Siti" not in repr(case)
        page = agency.page("/api/agency/proposal", **key).seen.text
        assert office.ANSWER in page and STORY in page and "Hasan, Kepala Bidang" in page
    assert desk.complaints.load(number) == before


def test_approving_makes_it_the_answer_and_names_who_approved(
    agency: Face, desk: Desk, number: str, token: str
) -> None:
    page = agency.page("/api/agency/proposal", token=token)
    form = page.form("/api/agency/approve")
    done = agency.form(form.action, **form.values | WHO)
    assert done.status_code == 200 and "Jawaban disetujui" in Page.of(done.text).seen.text
    complaint, texts = desk.complaints.load_with_texts(number)
    assert (complaint.status, complaint.history[-1].what) == ("answer_in", "answered_final")
    assert complaint.history[-1].word("follow_up") == "inspection"
    answer = texts[complaint.history[-1].act]
    assert answer.body == office.ANSWER
    approved = "Ahmad Yani, Kepala Dinas Pendidikan, 24 November 2026"
    assert answer.signed == {"name": "Hasan", "title": "Kepala Bidang", "approved_by": approved}


def test_what_the_head_gives_back_is_in_the_liaisons_form_with_the_reason(
    agency: Face, desk: Desk, number: str, token: str
) -> None:
    page = agency.page("/api/agency/proposal", token=token)
    form = page.form("/api/agency/disapprove")
    done = agency.form(form.action, **form.values | {"reason": "Sebut tanggalnya."})
    assert done.status_code == 200
    key = {"token": office.token(desk, number, office.HEADED)}
    said = agency.json("/api/agency/case", **key).json()["conversation"]
    assert [entry["text"] for entry in said] == ["Sebut tanggalnya."]
    liaison = agency.page("/api/agency/case", **key)
    assert "Sebut tanggalnya." in liaison.seen.text and "Pimpinan instansi" in liaison.seen.text
    kept = liaison.form("/api/agency/answer").values
    assert kept["text"] == office.ANSWER and kept["officer_name"] == "Hasan"
    again = agency.form("/api/agency/answer", **kept | {"text": office.ANSWER + " Selesai."})
    assert "Menunggu persetujuan pimpinan" in again.text
    assert desk.complaints.load(number).history[-1].what == "proposed"


def test_the_liaison_sees_that_it_waits_and_may_answer_for_now(
    agency: Face, desk: Desk, number: str, token: str
) -> None:
    key = {"token": office.token(desk, number, office.HEADED), "dispatch": "2"}
    page = agency.page("/api/agency/case", **key)
    assert "Menunggu persetujuan pimpinan" in page.seen.text and office.ANSWER in page.seen.text
    form = page.form("/api/agency/answer")
    assert form.values["type"] == "interim" and not form.values["text"]
    second = agency.page("/api/agency/answer", **key, **GOOD)
    assert second.says_beside("text", "menunggu persetujuan pimpinan")
    assert second.form("/api/agency/answer").values["text"] == GOOD["text"]
    interim = GOOD | {"type": "interim", "promised_by": "2026-12-05"}
    assert agency.json("/api/agency/answer", **key, **interim).status_code == 200
    assert agency.json("/api/agency/proposal", token=token).status_code == 403


def test_who_approved_is_not_for_the_liaison_to_say(agency: Face, desk: Desk) -> None:
    number = filed(desk, location="Depan sekolah").complaint.number
    office.dispatch(desk, number, office.HEADED)
    key = {"token": office.token(desk, number, office.HEADED)}
    assert agency.json("/api/agency/answer", **key, **GOOD).status_code == 200
    _, text = approval.without_head(desk, number)
    assert text.signed == {"name": "Hasan", "title": "Kepala Bidang"}


@pytest.mark.parametrize(("act", "field"), [("approve", "approver_name"), ("disapprove", "reason")])
def test_what_is_missing_is_asked_for_beside_its_field(
    agency: Face, desk: Desk, number: str, token: str, act: str, field: str
) -> None:
    before = desk.complaints.load(number)
    page = agency.page(f"/api/agency/{act}", token=token, approver_title="Kepala Dinas")
    assert page.says_beside(field, "Isi" if act == "approve" else "Tuliskan alasannya.")
    if act == "approve":
        assert page.form("/api/agency/approve").values["approver_title"] == "Kepala Dinas"
    assert desk.complaints.load(number) == before


Void = Callable[[Desk, str], object]
VOIDED: dict[str, Void] = {
    "dispatched to another": lambda desk, number: office.dispatch(desk, number, "pupr"),
    "dispatched anew": lambda desk, number: office.dispatch(desk, number, office.HEADED),
    "declined": lambda desk, number: office.act(
        desk, number, lambda c, act: staff_acts.decline(c, act, reason="spam")
    ),
}


@pytest.mark.fault(30)
@pytest.mark.parametrize("why", VOIDED)
def test_a_head_s_link_is_void_once_its_answer_no_longer_waits(
    agency: Face, desk: Desk, number: str, token: str, why: str
) -> None:
    VOIDED[why](desk, number)
    for act in ("proposal", "approve", "disapprove"):
        refused = agency.json(f"/api/agency/{act}", token=token, **WHO, reason="Kurang.")
        assert refused.status_code == 403 and VOID in refused.json()["message"]
    page = agency.page("/api/agency/disapprove", token=token, reason="Kurang lengkap.")
    assert VOID in page.seen.text and "Kurang lengkap." in page.seen.text


@pytest.mark.fault(28)
def test_approving_twice_makes_one_answer(agency: Face, desk: Desk, token: str) -> None:
    assert agency.json("/api/agency/approve", token=token, **WHO).status_code == 200
    assert agency.json("/api/agency/approve", token=token, **WHO).status_code == 403
    assert agency.json("/api/agency/disapprove", token=token, reason="Ah.").status_code == 403


@pytest.mark.fault(31)
def test_no_other_link_approves_and_the_head_s_does_not_answer(
    agency: Face, desk: Desk, number: str, token: str
) -> None:
    link = office.head_link(desk, number)
    of_liaison = codes.AgencyLink(number, link.agency, link.place, link.expires)
    wrong = {
        "the liaison's": office.token(desk, number, office.HEADED),
        "the liaison's of that place": codes.agency_token(desk.agency_keys, of_liaison),
        "expired": office.head_token(desk, number, days=-1),
        "changed": token.replace("disdik", "dishub"),
    }
    for name, bad in wrong.items():
        assert agency.json("/api/agency/approve", token=bad, **WHO).status_code == 403, name
    assert agency.json("/api/agency/answer", token=token, **GOOD).status_code == 403
    code = office.agency_code(desk, number, office.HEADED)
    key = {"number": number, "approval_code": code}
    assert agency.json("/api/agency/proposal", **key).status_code == 403


def test_the_eleventh_wrong_code_must_wait(agency: Face, desk: Desk, number: str) -> None:
    for _ in range(desk.settings.limits.wrong_codes_per_hour):
        agency.json("/api/agency/proposal", number=number, approval_code="1")
    code = office.approval_code(desk, number)
    late = agency.json("/api/agency/proposal", number=number, approval_code=code)
    assert late.status_code == 429
