from __future__ import annotations

from typing import Any

import pytest

from functions.actions import reporter
from functions.actions.desk import Desk
from functions.actions.staff import open_case_file
from functions.domain import staff_acts
from functions.domain.errors import Invalid
from functions.domain.identity import Identity
from tests.desks import STORY, filed
from tests.faces import office
from tests.faces.browser import Page
from tests.faces.face import Face

WHO = Identity("Siti Rahmah", "+6281234567890", "siti@contoh.id", "6310011308890001", "Jl. Melati")
PRIVATE = (WHO.name, "1234567890", WHO.email, WHO.national_id, WHO.address)


@pytest.fixture
def number(desk: Desk) -> str:
    number = filed(desk, identity=WHO).complaint.number
    office.dispatch(desk, number, "dishub", "pupr", note="Mohon segera.")
    return number


def keys(desk: Desk, number: str, who: str = "dishub") -> list[dict[str, str]]:
    """The two ways in."""
    return [
        {"token": office.token(desk, number, who)},
        {"number": number, "agency_code": office.agency_code(desk, number, who)},
    ]


def opened(agency: Face, **key: str) -> list[str]:
    """Everything that an agency is shown."""
    answers = [agency.json("/api/agency/case", **key), agency.form("/api/agency/case", **key)]
    assert [a.status_code for a in answers] == [200, 200]
    return [a.text for a in answers]


def test_token_or_typed_code_open_the_complaint(agency: Face, desk: Desk, number: str) -> None:
    for key in keys(desk, number):
        case = agency.json("/api/agency/case", **key).json()
        assert case["description"] == STORY
        assert case["agency"] == {"id": "dishub", "name": "Dinas Perhubungan"}
        assert case["is_lead"] and case["dispatch"] == 1 and case["reporter"] is None
        assert case["conversation"][0]["text"] == "Mohon segera."
        page = agency.page("/api/agency/case", **key)
        assert STORY in page.seen.text and "Mohon segera." in page.seen.text
        actions = {form.action.rsplit("/", 1)[1] for form in page.forms}
        assert actions == {"answer", "acknowledge", "ask", "return"}


def test_a_code_may_be_typed_as_people_type(agency: Face, desk: Desk, number: str) -> None:
    code = office.agency_code(desk, number).replace("-", " ")
    typed = {"number": number.lower().replace("-", ""), "agency_code": f" {code} "}
    assert agency.form("/api/agency/case", **typed).status_code == 200


def test_reading_changes_nothing(agency: Face, desk: Desk, number: str) -> None:
    before = desk.complaints.load(number)
    for key in keys(desk, number):
        opened(agency, **key)
    assert desk.complaints.load(number) == before


def test_the_fresh_token_opens_it_again_for_some_hours(
    agency: Face, desk: Desk, number: str, clock: Any
) -> None:
    case = agency.json("/api/agency/case", **keys(desk, number)[0]).json()
    clock.advance(hours=11)
    assert agency.json("/api/agency/case", token=case["token"]).status_code == 200
    clock.advance(hours=2)
    assert agency.json("/api/agency/case", token=case["token"]).status_code == 403


def test_the_agency_does_not_learn_who_reports(agency: Face, desk: Desk, number: str) -> None:
    for who in ("dishub", "pupr"):
        for key in keys(desk, number, who):
            for text in opened(agency, **key):
                assert [private for private in PRIVATE if private in text] == []


def test_name_and_phone_are_shown_only_when_the_admin_shares_them(agency: Face, desk: Desk) -> None:
    number = filed(desk, identity=WHO).complaint.number
    office.dispatch(desk, number, share_contact=True)
    key = keys(desk, number)[0]
    case = agency.json("/api/agency/case", **key).json()
    assert case["reporter"] == {"name": WHO.name, "phone": WHO.phone}
    for text in opened(agency, **key):
        assert WHO.name in text and WHO.phone in text
        assert [p for p in (WHO.email, WHO.national_id, WHO.address) if p in text] == []


@pytest.mark.parametrize("facts", [{"hide_identity": True}, {"category": "korupsi"}])
def test_who_hides_or_needs_protection_is_never_shared(
    agency: Face, desk: Desk, facts: dict[str, Any]
) -> None:
    number = filed(desk, identity=WHO, **facts).complaint.number
    who = "inspektorat" if "category" in facts else "dishub"
    office.dispatch(desk, number, who, share_contact=True)
    for key in keys(desk, number, who):
        for text in opened(agency, **key):
            assert [private for private in PRIVATE if private in text] == []


def test_a_complaint_about_corruption_never_reaches_the_agency_it_is_about(
    agency: Face, desk: Desk
) -> None:
    number = filed(desk, category="korupsi", description=f"{STORY} Dishub minta uang.")
    with pytest.raises(Invalid):
        office.dispatch(desk, number.complaint.number, "dishub")
    office.dispatch(desk, number.complaint.number, "inspektorat")
    for key in keys(desk, number.complaint.number, "dishub"):
        answer = agency.json("/api/agency/case", **key)
        assert answer.status_code == 403 and STORY not in answer.text
    receivers = {m.to for m in desk.complaints.load(number.complaint.number).messages.values()}
    assert "inspektorat" in receivers and "dishub" not in receivers
    assert opened(agency, **keys(desk, number.complaint.number, "inspektorat")[0])


def test_a_partner_is_told_that_the_lead_answers(agency: Face, desk: Desk, number: str) -> None:
    case = agency.json("/api/agency/case", **keys(desk, number, "pupr")[0]).json()
    assert not case["is_lead"] and case["partners"] == ["Dinas Perhubungan"]
    page = agency.page("/api/agency/case", **keys(desk, number, "pupr")[0])
    assert "Instansi Anda pendamping" in page.seen.text


def test_the_reporters_words_and_ones_own_are_there_but_no_partners(
    agency: Face, citizen: Face, desk: Desk, number: str
) -> None:
    code = office.act(desk, number, staff_acts.ask, "Di RT berapa?")
    assert code.status == "incomplete"
    office.answered(desk, number, "pupr")
    own = agency.json("/api/agency/case", **keys(desk, number, "pupr")[0]).json()
    labels = [entry["label"] for entry in own["conversation"]]
    assert labels == ["Admin kabupaten", "Admin kabupaten", "Instansi Anda"]
    lead = agency.json("/api/agency/case", **keys(desk, number)[0]).json()
    assert office.ANSWER not in [entry["text"] for entry in lead["conversation"]]


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        ({}, {"number", "agency_code"}),
        ({"number": "TB-1"}, {"agency_code"}),
        ({"agency_code": "1"}, {"number"}),
        ({"token": " ", "number": "", "agency_code": ""}, {"number", "agency_code"}),
    ],
)
def test_what_is_missing_is_asked_for_beside_its_field(
    agency: Face, typed: dict[str, str], missing: set[str]
) -> None:
    answer = agency.json("/api/agency/case", **typed)
    assert answer.status_code == 422 and set(answer.json()["fields"]) == missing
    page = agency.page("/api/agency/case", **typed | {"number": typed.get("number", "")})
    for name in missing:
        assert page.says_beside(name, "Isi ")


def test_a_wrong_code_leaves_number_and_code_in_the_form(
    agency: Face, desk: Desk, number: str
) -> None:
    typed = {"number": number, "agency_code": "1234-5678-9012"}
    answer = agency.form("/api/agency/case", **typed)
    assert answer.status_code == 403
    page = Page.of(answer.text)
    forms = [form.values for form in page.forms if "number" in form.values]
    assert forms == [typed] and page.says_beside("number", "tidak berlaku lagi")


def test_the_eleventh_wrong_code_must_wait(agency: Face, desk: Desk, number: str) -> None:
    for i in range(10):
        answer = agency.json("/api/agency/case", number=number, agency_code=str(i))
        assert answer.status_code == 403
    right = {"number": number, "agency_code": office.agency_code(desk, number)}
    refused = agency.json("/api/agency/case", **right)
    assert refused.status_code == 429 and refused.headers["retry-after"] == "3600"
    assert agency.form("/api/agency/case", **right).status_code == 429
    assert agency.json("/api/agency/case", token=office.token(desk, number)).status_code == 200


@pytest.mark.fault(27)
@pytest.mark.parametrize(
    "path", ["case", "acknowledge", "answer", "return", "ask", "renew", "unknown"]
)
@pytest.mark.parametrize("body", [b"", b"token=", b"a=b"])
def test_a_mail_scanner_that_posts_nothing_changes_nothing(
    agency: Face, desk: Desk, number: str, path: str, body: bytes
) -> None:
    before = desk.complaints.load(number)
    for accept in ("*/*", "application/json"):
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
        answer = agency.send(f"/api/agency/{path}", content=body, headers=headers)
        assert answer.status_code in (202, 404, 422)
    assert desk.complaints.load(number) == before
    assert opened(agency, token=office.token(desk, number))


def test_abuse_is_masked_for_the_agency_and_kept_for_the_office(agency: Face, desk: Desk) -> None:
    rude = "Lampu mati sebulan, dasar GOBLOK semua petugasnya."
    case = filed(desk, description=rude, title="Petugas goblok", location="Depan kantor bangsat")
    number = case.complaint.number
    office.dispatch(desk, number, "dishub")
    reporter.reply(desk, number, case.code, "Masih mati juga, bangsat!")
    for shown in opened(agency, token=office.token(desk, number, "dishub")):
        assert "goblok" not in shown.lower() and "bangsat" not in shown.lower()
        assert "Lampu mati sebulan, dasar G....." in shown and "Masih mati juga, b......" in shown
    assert open_case_file(desk, number).submission.description == rude
