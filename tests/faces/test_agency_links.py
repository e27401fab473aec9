from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from functions.actions.desk import Desk
from functions.domain import codes, staff_acts
from functions.domain.codes import AgencyLink, Keyring
from tests.desks import ACCESS
from tests.faces import office
from tests.faces.face import Face
from tests.faces.test_filing import HARD

SENTENCE = "Tautan ini tidak berlaku lagi."
WORDS = {"answer": "text", "return": "reason", "ask": "question"}
ACTS = ["case", "acknowledge", "answer", "return", "ask"]

Bad = Callable[[Desk, str], str]


def _link(desk: Desk, number: str, **changes: object) -> AgencyLink:
    given = {
        "number": number,
        "agency": "dishub",
        "dispatch": 1,
        "expires": desk.now() + timedelta(days=30),
    }
    return AgencyLink(**(given | changes))  # type: ignore[arg-type]


def _token(ring: Keyring, link: AgencyLink) -> str:
    return codes.agency_token(ring, link)


def _expired(desk: Desk, number: str) -> str:
    return office.token(desk, number, days=-1)


def _void(desk: Desk, number: str) -> str:
    token = office.token(desk, number)
    office.dispatch(desk, number, "pupr")
    return token


def _sent_back(desk: Desk, number: str) -> str:
    token = office.token(desk, number)
    office.answered(desk, number)
    office.act(desk, number, staff_acts.send_back, "Belum jelas.")
    return token


BAD: dict[str, Bad] = {
    "forged": lambda desk, number: _token(Keyring({"g1": b"guessed"}, "g1"), _link(desk, number)),
    "reporter's key": lambda desk, number: _token(ACCESS, _link(desk, number)),
    "changed": lambda desk, number: office.token(desk, number).replace("dishub", "pupr"),
    "longer life": lambda desk, number: office.token(desk, number).replace(".1.", ".1.9"),
    "expired": _expired,
    "void": _void,
    "sent back": _sent_back,
    "foreign agency": lambda desk, n: _token(desk.agency_keys, _link(desk, n, agency="pupr")),
    "future": lambda desk, n: _token(desk.agency_keys, _link(desk, n, dispatch=2)),
    "unknown number": lambda desk, _: _token(desk.agency_keys, _link(desk, "TB-0000-0000")),
    "cut": lambda desk, number: office.token(desk, number)[:-1],
    "nonsense": lambda desk, number: "a.b.c.d.e.f",
    "html": lambda desk, number: "<script>alert(1)</script>",
    "unicode": lambda desk, number: "😀.\u202e",
    "long": lambda desk, number: "a" * 5000,
}


@pytest.mark.fault(30, 31)
@pytest.mark.parametrize("bad", BAD)
def test_a_token_that_opens_nothing_always_gets_the_same_words(
    agency: Face, desk: Desk, number: str, bad: str
) -> None:
    token = BAD[bad](desk, number)
    before = desk.complaints.load(number)
    unknown = agency.json("/api/agency/case", token="nonsense")
    for act in ACTS:
        answer = agency.json(f"/api/agency/{act}", token=token, **_good(act))
        assert answer.status_code == 403 and answer.content == unknown.content
        page = agency.form(f"/api/agency/{act}", token=token)
        assert page.status_code == 403 and SENTENCE in page.text
        assert page.text.count(number) <= token.count(number), "no more than the token itself says"
    assert desk.complaints.load(number) == before


@pytest.mark.parametrize("bad", ["expired", "void", "nonsense", "html"])
def test_the_page_of_a_void_link_offers_a_new_one_and_keeps_what_was_typed(
    agency: Face, desk: Desk, number: str, bad: str
) -> None:
    token = BAD[bad](desk, number)
    for act, words in WORDS.items():
        page = agency.page(f"/api/agency/{act}", token=token, **{words: HARD})
        assert HARD in page.seen.text
        offer = page.form("/api/agency/renew")
        assert offer.values == {"token": token}
        assert agency.form(offer.action, **offer.values).status_code == 202


@pytest.mark.parametrize("bad", [*BAD, "good"])
def test_asking_for_a_new_link_never_tells_whether_the_old_one_was_good(
    agency: Face, desk: Desk, number: str, bad: str
) -> None:
    token = office.token(desk, number) if bad == "good" else BAD[bad](desk, number)
    nothing = agency.json("/api/agency/renew")
    answer = agency.json("/api/agency/renew", token=token)
    assert answer.status_code == nothing.status_code == 202
    assert answer.content == nothing.content
    assert (
        agency.form("/api/agency/renew", token=token).text
        == agency.form("/api/agency/renew", token="").text
    )


def test_a_new_link_goes_to_the_agency_that_holds_the_dispatch(
    agency: Face, desk: Desk, number: str
) -> None:
    mailed = set(desk.complaints.load(number).messages)
    agency.form("/api/agency/renew", token=_expired(desk, number))
    new = desk.complaints.load(number).messages.keys() - mailed
    assert {desk.complaints.load(number).messages[id].to for id in new} == {"dishub"}


def test_nobody_can_flood_the_agency_with_new_links(agency: Face, desk: Desk, number: str) -> None:
    for _ in range(9):
        assert agency.json("/api/agency/renew", token=office.token(desk, number)).status_code == 202
    history = desk.complaints.load(number).history
    assert sum(event.what == "link_renewed" for event in history) == 3


@pytest.mark.fault(30)
def test_who_lost_the_complaint_gets_no_new_link(agency: Face, desk: Desk, number: str) -> None:
    token = _void(desk, number)
    before = desk.complaints.load(number)
    assert agency.json("/api/agency/renew", token=token).status_code == 202
    assert desk.complaints.load(number) == before


@pytest.mark.parametrize("act", ["case", "acknowledge"])
def test_a_void_page_stands_without_anything_typed(agency: Face, act: str) -> None:
    page = agency.page(f"/api/agency/{act}", token="x", officer_name="Ani")
    assert page.seen.headings == ["Tautan tidak berlaku lagi"]
    assert page.form("/api/agency/renew").values == {"token": "x"}


def test_a_good_link_is_not_called_void_when_the_store_is_out_of_reach(
    agency: Face, desk: Desk, number: str
) -> None:
    def broken(*_: object) -> None:
        raise ConnectionError("nobody there")

    token = office.token(desk, number)
    desk.complaints.load_whole = broken  # type: ignore[method-assign, assignment]
    answer = agency.form("/api/agency/case", token=token)
    assert answer.status_code == 503 and SENTENCE not in answer.text


def _good(act: str) -> dict[str, str]:
    return {
        "case": {},
        "acknowledge": {},
        "answer": {"type": "final", "text": office.ANSWER, "officer_name": "Hasan"},
        "return": {"reason": "Bukan tugas kami."},
        "ask": {"question": "Di RT berapa?"},
    }[act]
